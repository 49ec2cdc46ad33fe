// Apple's sales reports and the inputs that select one. Source: Apple, "Download Sales and Trends Reports".
import { query } from '../../../core/builders.ts';
import { coded, type Schema, text } from '../../../core/schema.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** reportType: reportSubType: its frequencies. The first one is the default. */
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

/** A report type that Apple no longer produces. */
interface Discontinued {
  /** Last day, as YYYY-MM-DD. */
  readonly since: string;
  /** What changed and what to use instead, in one sentence. */
  readonly message: `${string}.`;
}

/** Source: App Store Connect API 4.6 release notes deprecate INSTALLS; none is made after 4 November 2026. */
export const discontinued: Readonly<Record<string, Discontinued>> = {
  INSTALLS: {
    since: '2026-11-04',
    message:
      'INSTALLS reports are discontinued: Apple has made none since 4 November 2026 (API 4.6). Use Get analytics report as rows with the report App Store Installation and Deletion Standard or App Store Installation and Deletion Detailed.',
  },
};

/**
 * Report types that require a date: without one, Apple returns 404 even if reports exist. Observed live on 12 June 2026
 * for the subscription reports, while SALES without a date returns the newest one.
 */
export const undatedRefused: ReadonlySet<string> = new Set(['SUBSCRIPTION', 'SUBSCRIPTION_EVENT', 'SUBSCRIBER']);

function words(values: readonly string[]): Schema {
  return { ...text, enum: [...new Set(values)] };
}

/** The label marks a discontinued type. */
export const reportType = coded(
  Object.fromEntries(
    Object.keys(reportKinds).map((type) => [type, discontinued[type] ? `${type} (discontinued)` : type]),
  ),
);
export const reportSubType = words(Object.values(reportKinds).flatMap((subTypes) => Object.keys(subTypes)));
export const frequency = words(frequencies);

/** The vendor number. */
export const vendorNumber = query(
  'vendorNumber',
  { ...text, pattern: '^[0-9]{1,20}$' },
  'Vendor number',
  'Your number under Payments and Financial Reports, such as 80012345.',
  { required: true, shared: 'ReportVendor' },
);

/** The relay fills in omitted values that match the others. */
export const kindInputs = [
  query(
    'reportType',
    reportType,
    'Report type',
    'What the report is about. SALES if empty. INSTALLS is discontinued since 4 November 2026.',
    {
      shared: 'SalesReportType',
    },
  ),
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
