// Which sales reports Apple has, and the inputs that choose one. Source: Apple, "Download Sales and Trends Reports".
import { query } from '../../../core/builders.ts';
import { coded, type Schema, text } from '../../../core/schema.ts';

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

/** A report type that Apple no longer makes. */
interface Discontinued {
  /** The day of the end, as YYYY-MM-DD. */
  readonly since: string;
  /** What happened and what to use now, in one sentence. */
  readonly told: `${string}.`;
}

/** Source: App Store Connect API 4.6 release notes deprecate INSTALLS; none is made after 4 November 2026. */
export const discontinued: Readonly<Record<string, Discontinued>> = {
  INSTALLS: {
    since: '2026-11-04',
    told: 'INSTALLS reports are discontinued: Apple has made none since 4 November 2026 (API 4.6). Use Get analytics report as rows with the report App Store Installation and Deletion Standard or App Store Installation and Deletion Detailed.',
  },
};

/**
 * Report types that Apple does not give without a date: it answers 404 even where reports are there. Seen live on
 * 12 June 2026 for the subscription reports, while SALES without a date is the newest one.
 */
export const undatedRefused: ReadonlySet<string> = new Set(['SUBSCRIPTION', 'SUBSCRIPTION_EVENT', 'SUBSCRIBER']);

function words(values: readonly string[]): Schema {
  return { ...text, enum: [...new Set(values)] };
}

/** The label says of a discontinued type that it is one. */
export const reportType = coded(
  Object.fromEntries(
    Object.keys(reportKinds).map((type) => [type, discontinued[type] ? `${type} (discontinued)` : type]),
  ),
);
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
