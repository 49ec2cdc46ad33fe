// Power and performance metrics of an app, in the format of Xcode's metrics, and the overview of its newest version.

import type { SimulatedReply } from '../../httpMessage.ts';
import { dice } from '../../seededRandom.ts';
import { split } from '../engine/query.ts';
import type { AppleRequestContext } from '../requestContext.ts';

const metrics = [
  { identifier: 'launchTime', type: 'LAUNCH', unit: 'ms', name: 'milliseconds', usual: 900 },
  { identifier: 'hangRate', type: 'HANG', unit: 's/h', name: 'seconds per hour', usual: 12 },
  { identifier: 'peakMemory', type: 'MEMORY', unit: 'MB', name: 'megabytes', usual: 240 },
  { identifier: 'diskWrites', type: 'DISK', unit: 'MB', name: 'megabytes', usual: 60 },
];

export function answerMetrics({ arrival }: AppleRequestContext, { id = '' }: { readonly id?: string }): SimulatedReply {
  const wanted = split(arrival.query.get('filter[metricType]'));
  const chosen = metrics.filter(({ type }) => wanted.length === 0 || wanted.includes(type));
  const device = arrival.query.get('filter[deviceType]') ?? 'all_iphones';
  const productData = {
    platform: 'IOS',
    metricCategories: chosen.map((metric) => ({
      identifier: metric.type,
      metrics: [
        {
          identifier: metric.identifier,
          unit: { identifier: metric.unit, displayName: metric.name },
          datasets: [dataset(metric, id, device)],
        },
      ],
    })),
  };
  const body = { version: '1.0', insights: { trendingUp: [], regressions: [] }, productData: [productData] };
  return { status: 200, headers: { 'content-type': 'application/vnd.apple.xcode-metrics+json' }, body };
}

/** Every third app has a metric that became worse. The overview exists for an app with a version in the store. */
export function answerOverview(
  { arrival, datastore }: AppleRequestContext,
  { id = '' }: { readonly id?: string },
): SimulatedReply {
  const app = datastore.find('apps', id);
  const device = arrival.query.get('filter[deviceType]') ?? 'all_iphones';
  const [worst] = metrics;
  const isWorse = dice(`${id} overview`, 3) === 0;
  const categories = metrics.map((metric, at) => ({
    ...{ identifier: metric.type, displayName: metric.type.toLowerCase() },
    sections: [
      {
        ...{ identifier: metric.identifier, displayName: metric.identifier, relevanceScore: 1, sortOrder: at },
        unit: { identifier: metric.unit, displayName: metric.name },
        datasets: [dataset(metric, id, device)],
      },
    ],
  }));
  const body = {
    version: '1.0',
    appMetadata: { bundleId: app?.attributes.bundleId, appId: id, latestVersion: '1.0.1', platform: 'IOS' },
    insights: { regressions: isWorse ? [{ metric: worst?.identifier }] : [], trendingUp: [] },
    categories,
    signatures: { topHangPoint: [], topLaunchPoint: [], topDiskWritePoint: [] },
  };
  return { status: 200, headers: { 'content-type': 'application/vnd.apple.xcode-overview+json' }, body };
}

function dataset(metric: (typeof metrics)[number], id: string, device: string) {
  return {
    filterCriteria: { percentile: 'percentile.fifty', device, deviceMarketingName: 'All iPhones' },
    points: points(metric.identifier, id, metric.usual),
  };
}

function points(identifier: string, id: string, usual: number) {
  return ['1.0.0', '1.0.1'].map((version) => ({
    version,
    value: usual - dice(`${id} ${identifier} ${version}`, Math.ceil(usual / 2)),
    errorMargin: 0,
    goal: 'PASSING',
  }));
}
