// Analytics reports, from the request to the files.
import { path } from '../../../core/builders.ts';
import {
  appChoices,
  chooseApp,
  chooseReport,
  chooseRequest,
  instanceChoices,
  reportChoices,
  reportRequestChoices,
} from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const analytics: Overlay = {
  resources: {
    AnalyticsReportRequest: {
      what: 'report request',
      attributes: {
        accessType: 'ONGOING for a report each day, ONE_TIME_SNAPSHOT for the past.',
        stoppedDueToInactivity: ['Has stopped', 'Whether Apple stopped it, since nobody fetched its reports.'],
      },
    },
    AnalyticsReport: {
      what: 'analytics report',
      attributes: { name: ['Report name', 'What the report is called.'], category: 'What the report is about.' },
    },
    AnalyticsReportInstance: {
      what: 'report instance',
      attributes: { granularity: 'The time that one row covers.', processingDate: 'The day on which Apple made it.' },
    },
    AnalyticsReportSegment: {
      what: 'report segment',
      attributes: {
        checksum: 'The checksum of the file.',
        sizeInBytes: ['File size', 'The size of the file in bytes.'],
        url: ['Download URL', 'Where to get the gzip file, for five minutes. It needs no key.'],
      },
    },
  },
  operations: {
    CreateAnalyticsReportRequest: {
      of: 'analyticsReportRequests_createInstance',
      summary: 'Create analytics report request',
      description:
        'Requests the analytics reports of an app. It requires an admin key, and the first reports are available after one or two days.',
      access: 'write',
      verifyWith: 'ListAnalyticsReportRequests',
      body: [
        'NewAnalyticsReportRequest',
        { app: ['App', 'The app to report on.', { choices: appChoices }], accessType: {} },
      ],
    },
    ListAnalyticsReportRequests: {
      of: 'apps_analyticsReportRequests_getToManyRelated',
      summary: 'List analytics report requests',
      description: 'Lists the analytics report requests of an app. Without a request there are no reports.',
      inputs: { 'filter[accessType]': ['Access types', 'Only the orders of these types.'] },
    },
    ListAnalyticsReports: {
      of: 'analyticsReportRequests_reports_getToManyRelated',
      coveredBy: 'GetAnalyticsReport',
      summary: 'List analytics reports',
      description: 'Lists the reports of an analytics report request, by name and category.',
      path: path('id', 'Report request', 'The order whose reports to list.', { choices: reportRequestChoices() }),
      inputs: {
        'filter[name]': ['Report names', 'Only the reports with these names.'],
        'filter[category]': ['Categories', 'Only the reports in these categories.'],
      },
      choosers: [chooseApp],
    },
    ListAnalyticsReportInstances: {
      of: 'analyticsReports_instances_getToManyRelated',
      coveredBy: 'GetAnalyticsReport',
      summary: 'List days of analytics report',
      description: 'Lists the days, weeks or months for which Apple made a report.',
      path: path('id', 'Report', 'The report whose days to list.', { choices: reportChoices() }),
      inputs: {
        'filter[granularity]': ['Granularities', 'Only those of days, weeks or months.'],
        'filter[processingDate]': ['Processing dates', 'Only those that Apple made on these days.'],
      },
      choosers: [chooseApp, chooseRequest],
    },
    ListAnalyticsReportSegments: {
      of: 'analyticsReportInstances_segments_getToManyRelated',
      coveredBy: 'GetAnalyticsReport',
      summary: 'List files of analytics report',
      description: 'Lists the files of a report for one day. Their URLs expire after five minutes.',
      path: path('id', 'Report instance', 'The day whose files to list.', { choices: instanceChoices() }),
      choosers: [chooseApp, chooseRequest, chooseReport],
    },
  },
};
