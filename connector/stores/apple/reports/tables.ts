// Operations that return Apple's reports as rows and columns instead of compressed files.

import { query, recipeRows } from '../../../core/builders.ts';
import type { Parameter } from '../../../core/operation.ts';
import { day, id, oneOf, text } from '../../../core/schema.ts';
import { format } from '../../../relay/reportTable.ts';
import { appChoices, chooseRequest, reportNameChoices } from '../dynamicValues.ts';
import { kindInputs, vendorNumber } from './kinds.ts';
import { analyticsTable, collectedReport, financeTable, salesTable } from './responses.ts';

const salesInputs: readonly Parameter[] = [
  vendorNumber,
  ...kindInputs,
  query(
    'reportDate',
    text,
    'Report date',
    'A day (2026-06-30), the Sunday at the end of a week, a month (2026-06) or a year (2026). Default: the newest report; the response has its date.',
  ),
  query(
    'version',
    { ...text, pattern: '^[0-9]{1,2}_[0-9]{1,2}$' },
    'Report version',
    'The version of the columns, such as 1_0. Default: the current one.',
    {
      visibility: 'advanced',
    },
  ),
  format,
];

const analyticsInputs = [
  query('app', id, 'App', 'The app.', {
    required: true,
    choices: { ...appChoices, by: 'name' },
  }),
  chooseRequest,
  query(
    'reportName',
    text,
    'Report name',
    'The name of the report, such as App Downloads Standard, App Sessions Standard or App Crashes.',
    { required: true, choices: reportNameChoices() },
  ),
  query(
    'category',
    oneOf('APP_USAGE', 'APP_STORE_ENGAGEMENT', 'COMMERCE', 'FRAMEWORK_USAGE', 'PERFORMANCE'),
    'Category',
    'Only a report in this category.',
    { visibility: 'advanced' },
  ),
  query(
    'granularity',
    oneOf('DAILY', 'WEEKLY', 'MONTHLY'),
    'Granularity',
    'The time that a row covers. DAILY if empty.',
  ),
] as const;

export const reportTables = recipeRows('apple', {
  GetSalesReport: {
    route: 'GET /reports/sales',
    summary: 'Get sales report as rows',
    description:
      'Gets sales, downloads, pre-orders or subscriptions of a day, week, month or year as rows. A period without sales is an empty table with a reason, not an error.',
    access: 'read',
    visibility: 'important',
    recipe: 'apple/salesReport',
    parameters: salesInputs,
    responds: salesTable,
    list: 'rows',
  },
  GetFinanceReport: {
    route: 'GET /reports/finance',
    summary: 'Get finance report as rows',
    description:
      "Gets the proceeds of a fiscal month as rows, and the totals separately. Apple's fiscal year begins at the end of September: 2026-01 is about October 2025, and 2026-05 about February 2026.",
    access: 'read',
    recipe: 'apple/financeReport',
    parameters: [
      vendorNumber,
      query(
        'reportDate',
        { ...text, pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
        'Fiscal month',
        'The fiscal year of Apple and the month in it: 2026-01 is the first, about October 2025. The newest if empty.',
      ),
      query(
        'reportType',
        oneOf('FINANCIAL', 'FINANCE_DETAIL'),
        'Report type',
        'FINANCIAL for the sums of each product and country, FINANCE_DETAIL for each transaction. FINANCIAL if empty.',
      ),
      query(
        'regionCode',
        { ...text, pattern: '^[A-Z][A-Z0-9]$' },
        'Region code',
        'The region in two characters, such as US or EU. Default: ZZ, all regions; FINANCE_DETAIL accepts only Z1.',
      ),
      format,
    ],
    responds: financeTable,
    list: 'rows',
  },
  GetAnalyticsReport: {
    route: 'GET /reports/analytics',
    summary: 'Get analytics report as rows',
    description:
      'Gets a report on downloads, sessions, engagement or performance of an app as rows. It requires an ongoing report request: use Create analytics report request once for each app.',
    access: 'read',
    recipe: 'apple/analyticsReport',
    parameters: [
      ...analyticsInputs,
      query('processingDate', day, 'Processing date', 'The day on which Apple made it. The newest if empty.'),
      query('file', id, 'File', 'One file of the report alone, by its ID.', { visibility: 'advanced' }),
      format,
    ],
    responds: analyticsTable,
    list: 'rows',
  },
  CollectAnalyticsReport: {
    route: 'GET /reports/analyticsFiles',
    summary: 'Collect analytics report of several days',
    description:
      'Reads every file of an analytics report that Apple made in these days, and returns a row for each: its number of rows, the sum of each column of numbers, and the URL of its rows. It runs as a job.',
    access: 'read',
    visibility: 'advanced',
    recipe: 'apple/collectReport',
    job: true,
    parameters: [
      ...analyticsInputs,
      query('from', day, 'From', 'The first processing date. The oldest that Apple has if empty.'),
      query('to', day, 'To', 'The last processing date. The newest if empty.'),
    ],
    responds: collectedReport,
    list: 'files',
  },
});
