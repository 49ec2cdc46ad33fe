// Which sales reports Apple has, and the inputs that choose one. Source: Apple, "Download Sales and Trends Reports".
import { query } from '../row.ts';
import { type Schema, text } from '../schema.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** reportType: reportSubType: its frequencies. What stands first is taken where a call says nothing. */
export const reportKinds: Readonly<Record<string, Readonly<Record<string, readonly Frequency[]>>>> = {
  SALES: { SUMMARY: frequencies },
  PRE_ORDER: { SUMMARY: frequencies },
  NEWSSTAND: { DETAILED: ['DAILY', 'WEEKLY'] },
  SUBSCRIPTION: { SUMMARY: ['DAILY'] },
  SUBSCRIPTION_EVENT: { SUMMARY: ['DAILY'] },
  SUBSCRIBER: { DETAILED: ['DAILY'] },
  SUBSCRIPTION_OFFER_CODE_REDEMPTION: { SUMMARY: ['DAILY'] },
  INSTALLS: {
    SUMMARY: ['MONTHLY'],
    DETAILED: ['MONTHLY', 'YEARLY'],
    SUMMARY_INSTALL_TYPE: ['YEARLY'],
    SUMMARY_TERRITORY: ['YEARLY'],
    SUMMARY_CHANNEL: ['YEARLY'],
  },
  FIRST_ANNUAL: { SUMMARY: ['YEARLY'], DETAILED: ['DAILY'] },
  WIN_BACK_ELIGIBILITY: { SUMMARY: ['DAILY'] },
};

const words = (values: readonly string[]): Schema => ({ ...text, enum: [...new Set(values)] });

export const reportType = words(Object.keys(reportKinds));
export const reportSubType = words(Object.values(reportKinds).flatMap((subTypes) => Object.keys(subTypes)));
export const frequency = words(frequencies);

/** Your number as a vendor. */
export const vendorNumber = query(
  'vendorNumber',
  { ...text, pattern: '^[0-9]{1,20}$' },
  'Vendor number',
  'Your number under Payments and Financial Reports, such as 80012345.',
  { required: true, shared: 'ReportVendor' },
);

/** Where one is left empty, the relay chooses what goes with the others. */
export const kindInputs = [
  query('reportType', reportType, 'Report type', 'What the report is about. SALES if empty.', {
    shared: 'SalesReportType',
  }),
  query(
    'reportSubType',
    reportSubType,
    'Report subtype',
    'How detailed it is. The usual one of the report type if empty.',
    { shared: 'SalesReportSubType' },
  ),
  query('frequency', frequency, 'Frequency', 'The time that it covers. The shortest that the report has if empty.', {
    visibility: 'important',
    shared: 'SalesReportFrequency',
  }),
] as const;
