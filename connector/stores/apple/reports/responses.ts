// Report responses as rows: the most-used columns are typed, and every report lists its own columns.

import { arrayOf, bigInteger, day, define, field, integer, link, number, object, text } from '../../../core/schema.ts';
import { fields, reportTable } from '../../../relay/reportTable.ts';
import { steps } from '../../../relay/stepReport.ts';

const salesRow = field(
  fields({
    provider: [text, 'Provider', 'Always APPLE.'],
    providerCountry: [text, 'Provider country', 'Always US.'],
    sku: [text, 'SKU', 'Your own identifier of the app or in-app purchase.'],
    developer: [text, 'Developer', 'The name of the developer.'],
    title: [text, 'Title', 'The name of the app or in-app purchase.'],
    version: [text, 'Version', 'The version of the app.'],
    productTypeIdentifier: [
      text,
      'Product type',
      'What was got: 1F and the like a first download, 7F an update, IA1 a purchase in the app.',
    ],
    units: [number, 'Units', 'How many; negative for refunds.'],
    developerProceeds: [number, 'Developer proceeds', 'What you get for each unit, in the currency of proceeds.'],
    beginDate: [day, 'Begin date', 'The first day that the row is about.'],
    endDate: [day, 'End date', 'The last day that the row is about.'],
    customerCurrency: [text, 'Customer currency', 'The currency in which the customer paid.'],
    countryCode: [text, 'Country code', 'The country of the store, in two letters.'],
    currencyOfProceeds: [text, 'Currency of proceeds', 'The currency in which you are paid.'],
    appleIdentifier: [text, 'Apple identifier', 'The ID of the app or in-app purchase.'],
    customerPrice: [number, 'Customer price', 'What the customer paid for each unit; negative for refunds.'],
    promoCode: [text, 'Promo code', 'Whether a promotion took part, and which.'],
    parentIdentifier: [text, 'Parent identifier', 'The SKU of the app that an in-app purchase belongs to.'],
    subscription: [text, 'Subscription', 'Whether a subscription is new or renewed.'],
    period: [text, 'Period', 'How long a subscription lasts.'],
    category: [text, 'Category', 'The category of the app.'],
    cmb: [text, 'CMB', 'Whether it was part of completing a bundle.'],
    device: [text, 'Device', 'The kind of device.'],
    supportedPlatforms: [text, 'Supported platforms', 'The platforms on which the app runs.'],
    proceedsReason: [text, 'Proceeds reason', 'Why you get a higher share.'],
    preservedPricing: [text, 'Preserved pricing', 'Whether an old price was kept.'],
    client: [text, 'Client', 'The source of the download, such as News.'],
    orderType: [text, 'Order type', 'The kind of promotion or order.'],
  }),
  'Row',
  'One row of a report of the type SALES. Reports of other types have other columns: see Columns.',
);

const financeRow = field(
  fields({
    startDate: [day, 'Start date', 'The first day of the fiscal month.'],
    endDate: [day, 'End date', 'The last day of the fiscal month.'],
    vendorIdentifier: [text, 'Vendor identifier', 'Your own identifier of what was sold.'],
    title: [text, 'Title', 'The name of what was sold.'],
    quantity: [number, 'Quantity', 'How many.'],
    partnerShare: [number, 'Partner share', 'What you get for each.'],
    extendedPartnerShare: [number, 'Extended partner share', 'What you get for all of the row.'],
    partnerShareCurrency: [text, 'Partner share currency', 'The currency of the share.'],
    salesOrReturn: [text, 'Sales or return', 'S for a sale, R for a return.'],
    appleIdentifier: [text, 'Apple identifier', 'The ID of what was sold.'],
    productTypeIdentifier: [text, 'Product type', 'What kind of thing was sold.'],
    countryOfSale: [text, 'Country of sale', 'The country in two letters.'],
    customerPrice: [number, 'Customer price', 'What the customer paid for each.'],
    customerCurrency: [text, 'Customer currency', 'The currency in which the customer paid.'],
  }),
  'Row',
  'One row of a report of the type FINANCIAL. FINANCE_DETAIL has other columns: see Columns.',
);

const total = field(
  fields({
    name: [text, 'Total name', 'The name of the total, such as totalUnits.'],
    value: [number, 'Total value', 'The total.'],
    countryOfSale: [text, 'Total country', 'The country, if the totals are per country.'],
    partnerShareCurrency: [text, 'Total currency', 'The currency of the share of that country.'],
    quantity: [number, 'Total quantity', 'How many in that country.'],
    extendedPartnerShare: [number, 'Total share', 'What you get for that country.'],
  }),
  'Total',
  'One line that Apple wrote under the rows.',
);

const period = field(
  fields({
    vendorName: [text, 'Vendor name', 'Your name, as Apple writes it above the rows.'],
    startDate: [day, 'Period start', 'The first day of the fiscal month.'],
    endDate: [day, 'Period end', 'The last day of the fiscal month.'],
  }),
  'Period',
  'What Apple wrote above the rows. Only FINANCE_DETAIL has it.',
);

const analyticsRow = field(
  fields({
    date: [day, 'Date', 'The day that the row is about.'],
    appName: [text, 'App name', 'The name of the app.'],
    appAppleIdentifier: [text, 'App identifier', 'The ID of the app.'],
    territory: [text, 'Territory', 'The country of the store.'],
    device: [text, 'Device', 'The kind of device.'],
    counts: [number, 'Counts', 'How often.'],
  }),
  'Row',
  'One row of the report. Each report has its own columns, listed in Columns; these are frequent.',
);

const vendor = [text, 'Vendor number', 'The vendor number.'] as const;
const reportType = [text, 'Report type', 'What the report is about.'] as const;

const asked = {
  sales: fields({
    vendorNumber: vendor,
    reportType,
    reportSubType: [text, 'Report subtype', 'How detailed it is.'],
    frequency: [text, 'Frequency', 'The time that it covers.'],
    reportDate: [
      text,
      'Report date',
      'The date of this report: of the newest one, if no date was given. Absent without a report.',
    ],
    version: [text, 'Report version', 'The version of the columns, where one was named.'],
  }),
  finance: fields({
    vendorNumber: vendor,
    reportType,
    regionCode: [text, 'Region code', 'The region.'],
    reportDate: [text, 'Fiscal month', 'The month of the fiscal year of Apple.'],
  }),
  analytics: fields({
    app: [text, 'App ID', 'The ID of the app.'],
    reportName: [text, 'Report name', 'What the report is called.'],
    category: [text, 'Category', 'The category, where one was given.'],
    granularity: [text, 'Granularity', 'The time that a row covers.'],
    processingDate: [text, 'Processing date', 'The day on which Apple made it.'],
  }),
};

export const salesTable = reportTable('SalesReport', asked.sales, salesRow);
export const financeTable = reportTable('FinanceReport', asked.finance, financeRow, {
  period,
  totals: field(arrayOf(total), 'Totals', 'The lines under the rows, which are no rows: to add them up counts twice.'),
});
export const analyticsTable = reportTable('AnalyticsTable', asked.analytics, analyticsRow);

const readFile = field(
  object(
    {
      processingDate: field(day, 'Processing date', 'The day on which Apple made it.'),
      fileId: field(text, 'File ID', 'The ID of the file, for File of Get analytics report as rows.'),
      sizeInBytes: field(bigInteger, 'File size', 'The size of the compressed file in bytes.'),
      rows: field(integer(0), 'File rows', 'How many rows it has.'),
      sums: field(
        { ...object({}), additional: number },
        'Sums',
        'The sum of each column of numbers, by the key of the column.',
      ),
      warningCount: field(integer(0), 'Warning count', 'How many lines and cells could not be read for certain.'),
      address: field(link, 'Rows URL', 'The URL of its rows, which takes the key of the relay.'),
    },
    ['processingDate', 'fileId', 'rows', 'sums', 'warningCount', 'address'],
  ),
  'File',
  'One file of the report.',
);

export const collectedReport = define(
  'CollectedReport',
  object(
    {
      app: field(text, 'App ID', 'The ID of the app.'),
      reportName: field(text, 'Report name', 'What the report is called.'),
      category: field(text, 'Category', 'The category, where one was given.'),
      granularity: field(text, 'Granularity', 'The time that a row covers.'),
      fileCount: field(integer(0), 'File count', 'How many files there are.'),
      rowCount: field(integer(0), 'Row count', 'How many rows all files have.'),
      reason: field(text, 'Reason', 'Where there is no file: which days there are.'),
      files: field(arrayOf(readFile), 'Files', 'The files, in the order of their days; at most 150.'),
      continueFrom: field(day, 'Continue from', 'Where there are more files: call again with this day as From.'),
      steps,
    },
    ['app', 'reportName', 'granularity', 'fileCount', 'rowCount', 'files', 'steps'],
  ),
);
