// Sales and finance reports, which Apple sends as compressed files. Source: Apple's OpenAPI document 4.4.1, salesReports
// and financeReports. Each input takes one value although the document declares lists: a report is one file.
import { query, rows } from '../../core/builders.ts';
import { bytes, oneOf, text } from '../../core/schema.ts';
import { frequency, reportSubType, reportType } from './reports/kinds.ts';

const vendorNumber = query(
  'filter[vendorNumber]',
  { ...text, pattern: '^[0-9]{1,20}$' },
  'Vendor number',
  'Your number under Payments and Financial Reports, such as 80012345.',
  { required: true, shared: 'VendorNumber' },
);

export const reports = rows('apple', {
  DownloadSalesReport: {
    route: 'GET /v1/salesReports',
    summary: 'Download sales report',
    description:
      'Downloads a report on sales, pre-orders or subscriptions as a gzip file. Apple responds with 404 for a day without sales.',
    access: 'read',
    accept: 'application/a-gzip',
    parameters: [
      vendorNumber,
      query(
        'filter[reportType]',
        reportType,
        'Report type',
        'What the report is about. INSTALLS is discontinued since 4 November 2026.',
        { required: true },
      ),
      query(
        'filter[reportSubType]',
        reportSubType,
        'Report subtype',
        'How detailed it is. Each report type has some of these.',
        { required: true },
      ),
      query(
        'filter[frequency]',
        frequency,
        'Frequency',
        'The time that it covers. Each report type has some of these.',
        { required: true },
      ),
      query(
        'filter[reportDate]',
        { ...text, pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' },
        'Report date',
        'The day, the Sunday that ends a week, the month or the year: 2026-06-30, 2026-06 or 2026. The newest if empty.',
      ),
      query(
        'filter[version]',
        text,
        'Report version',
        'The version of the columns, such as 1_0. Default: the current one.',
        {
          visibility: 'advanced',
        },
      ),
    ],
    responds: bytes,
  },
  DownloadFinanceReport: {
    route: 'GET /v1/financeReports',
    summary: 'Download finance report',
    description: "Downloads the proceeds of a month of Apple's fiscal year as a gzip file.",
    access: 'read',
    accept: 'application/a-gzip',
    parameters: [
      vendorNumber,
      query(
        'filter[reportType]',
        oneOf('FINANCIAL', 'FINANCE_DETAIL'),
        'Report type',
        'FINANCIAL for the sums of a region, FINANCE_DETAIL for each sale.',
        { required: true },
      ),
      query(
        'filter[regionCode]',
        text,
        'Region code',
        'The region in two characters, such as US or EU. ZZ means all regions; FINANCE_DETAIL accepts only Z1.',
        { required: true },
      ),
      query(
        'filter[reportDate]',
        { ...text, pattern: '^[0-9]{4}-[0-9]{2}$' },
        'Fiscal month',
        "The month of Apple's fiscal year, such as 2026-06.",
        { required: true },
      ),
    ],
    responds: bytes,
  },
});
