// Analytics reports, from the request to the files. Source: Apple's OpenAPI document 4.4.1, analyticsReportRequests,
// analyticsReports, analyticsReportInstances and analyticsReportSegments.
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, day, field, flag, integer, link, list, oneOf, text } from '../../core/schema.ts';
import {
  appChoices,
  chooseApp,
  chooseReport,
  chooseRequest,
  instanceChoices,
  reportChoices,
  reportRequestChoices,
} from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp } from './pathParameters.ts';
import { creates, one } from './requestBodies.ts';
import { limit, resource } from './resource.ts';

const access = oneOf('ONE_TIME_SNAPSHOT', 'ONGOING');
const accessType = field(access, 'Access type', 'ONGOING for a report each day, ONE_TIME_SNAPSHOT for the past.');
const category = oneOf('APP_USAGE', 'APP_STORE_ENGAGEMENT', 'COMMERCE', 'FRAMEWORK_USAGE', 'PERFORMANCE');
const granularity = oneOf('DAILY', 'WEEKLY', 'MONTHLY');

const request = resource('AnalyticsReportRequest', 'analyticsReportRequests', 'report request', {
  attributes: {
    accessType,
    stoppedDueToInactivity: field(flag, 'Has stopped', 'Whether Apple stopped it, since nobody fetched its reports.'),
  },
  many: ['reports'],
});

const report = resource('AnalyticsReport', 'analyticsReports', 'analytics report', {
  attributes: {
    name: field(text, 'Report name', 'What the report is called.'),
    category: field(category, 'Category', 'What the report is about.'),
  },
  unlisted: ['instances'],
});

const instance = resource('AnalyticsReportInstance', 'analyticsReportInstances', 'report instance', {
  attributes: {
    granularity: field(granularity, 'Granularity', 'The time that one row covers.'),
    processingDate: field(day, 'Processing date', 'The day on which Apple made it.'),
  },
  unlisted: ['segments'],
});

const segment = resource('AnalyticsReportSegment', 'analyticsReportSegments', 'report segment', {
  attributes: {
    checksum: field(text, 'Checksum', 'The checksum of the file.'),
    sizeInBytes: field(integer(), 'File size', 'The size of the file in bytes.'),
    url: field(link, 'Download URL', 'Where to get the gzip file, for five minutes. It needs no key.'),
  },
});

export const analytics = rows('apple', {
  CreateAnalyticsReportRequest: {
    route: 'POST /v1/analyticsReportRequests',
    summary: 'Create analytics report request',
    description:
      'Orders the analytics reports of an app. It takes a key of an admin, and the first ones come after a day or two.',
    access: 'write',
    verifyWith: 'ListAnalyticsReportRequests',
    ...creates('NewAnalyticsReportRequest', 'analyticsReportRequests', {
      relations: { appId: one('app', 'apps', 'App', 'The app to report on.', appChoices) },
      attributes: { accessType },
      required: ['appId', 'accessType'],
    }),
    responds: request.document,
  },
  ListAnalyticsReportRequests: {
    route: 'GET /v1/apps/{id}/analyticsReportRequests',
    summary: 'List analytics report requests',
    description: 'Lists the orders of analytics reports of an app. Without one there are no reports.',
    access: 'read',
    parameters: [
      theApp,
      query('filter[accessType]', arrayOf(access), 'Access types', 'Only the orders of these types.'),
      limit,
      cursor,
      request.include,
      request.fields,
    ],
    pages: applePages(200),
    responds: request.page,
  },
  ListAnalyticsReports: {
    route: 'GET /v1/analyticsReportRequests/{id}/reports',
    summary: 'List analytics reports',
    description: 'Lists the reports that an order brings, by name and category.',
    access: 'read',
    parameters: [
      path('id', 'Report request', 'The order whose reports to list.', { choices: reportRequestChoices() }),
      query('filter[name]', list, 'Report names', 'Only the reports with these names.'),
      query('filter[category]', arrayOf(category), 'Categories', 'Only the reports in these categories.'),
      limit,
      cursor,
      report.fields,
      chooseApp,
    ],
    pages: applePages(200),
    responds: report.page,
  },
  ListAnalyticsReportInstances: {
    route: 'GET /v1/analyticsReports/{id}/instances',
    summary: 'List days of analytics report',
    description: 'Lists the days, weeks or months for which Apple made a report.',
    access: 'read',
    parameters: [
      path('id', 'Report', 'The report whose days to list.', { choices: reportChoices() }),
      query('filter[granularity]', arrayOf(granularity), 'Granularities', 'Only those of days, weeks or months.'),
      query('filter[processingDate]', list, 'Processing dates', 'Only those that Apple made on these days.'),
      limit,
      cursor,
      instance.fields,
      chooseApp,
      chooseRequest,
    ],
    pages: applePages(200),
    responds: instance.page,
  },
  ListAnalyticsReportSegments: {
    route: 'GET /v1/analyticsReportInstances/{id}/segments',
    summary: 'List files of analytics report',
    description: 'Lists the files of a report for one day. Their addresses are good for five minutes.',
    access: 'read',
    parameters: [
      path('id', 'Report instance', 'The day whose files to list.', { choices: instanceChoices() }),
      limit,
      cursor,
      segment.fields,
      chooseApp,
      chooseRequest,
      chooseReport,
    ],
    pages: applePages(200),
    responds: segment.page,
  },
});
