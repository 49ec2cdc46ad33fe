// Performance of an app on customers' devices.
import { someOf } from '../../../core/schema.ts';
import { performanceMetrics, performanceOverview } from '../performanceMetrics.ts';
import type { Overlay } from './types.ts';

export const performance: Overlay = {
  resources: {},
  operations: {
    ReadPerformanceMetrics: {
      of: 'apps_perfPowerMetrics_getToManyRelated',
      summary: 'Read performance metrics of app',
      description: 'Reads the launch time, the hang rate, and the battery, memory and disk use of an app.',
      inputs: {
        'filter[metricType]': ['Categories', 'Only these categories.'],
        'filter[deviceType]': ['Device types', 'Only these devices, such as iPhone15_2 or all_iphones.'],
        'filter[platform]': [
          'Platforms',
          'Only this platform. Apple measures no other yet.',
          { schema: someOf('IOS'), visibility: 'advanced' },
        ],
      },
      responds: performanceMetrics,
    },
    ReadPerformanceOverview: {
      of: 'apps_performanceOverviews_getToManyRelated',
      summary: 'Read performance overview of app',
      description:
        'Reads what became better and worse in the newest version of an app, its measurements, and where it hangs or launches slowly.',
      inputs: { 'filter[deviceType]': ['Device types', 'Only these devices, such as iPhone15_2 or all_iphones.'] },
      responds: performanceOverview,
    },
  },
};
