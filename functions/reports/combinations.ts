// Which sales reports there are. Source: Apple, "Download Sales and Trends Reports" (by way of reference to its table).
import { Failure } from '../errors.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** reportType: reportSubType: its frequencies. What stands first is taken where a call says nothing. */
const sold: Readonly<Record<string, Readonly<Record<string, readonly Frequency[]>>>> = {
  SALES: { SUMMARY: ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] },
  SUBSCRIPTION: { SUMMARY: ['DAILY'] },
  SUBSCRIPTION_EVENT: { SUMMARY: ['DAILY'] },
  SUBSCRIBER: { DETAILED: ['DAILY'] },
  SUBSCRIPTION_OFFER_CODE_REDEMPTION: { SUMMARY: ['DAILY'] },
  PRE_ORDER: { SUMMARY: ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] },
  NEWSSTAND: { DETAILED: ['DAILY', 'WEEKLY'] },
  INSTALLS: {
    SUMMARY: ['MONTHLY'],
    DETAILED: ['MONTHLY', 'YEARLY'],
    SUMMARY_CHANNEL: ['YEARLY'],
    SUMMARY_INSTALL_TYPE: ['YEARLY'],
    SUMMARY_TERRITORY: ['YEARLY'],
  },
  FIRST_ANNUAL: { SUMMARY: ['YEARLY'], DETAILED: ['DAILY'] },
  WIN_BACK_ELIGIBILITY: { SUMMARY: ['DAILY'] },
};

export interface Combination {
  readonly reportType: string;
  readonly reportSubType: string;
  readonly frequency: Frequency;
}

export interface Wanted {
  readonly reportType?: string | undefined;
  readonly reportSubType?: string | undefined;
  readonly frequency?: Frequency | undefined;
}

const listed = (reportType: string): string =>
  Object.entries(sold[reportType] ?? {})
    .map(([subType, each]) => `${subType} (${each.join(', ')})`)
    .join(', ');

const refused = (target: string, message: string): Failure =>
  new Failure('invalid_request', message, { details: [{ code: 'combination', message, target: `query.${target}` }] });

/** The report that is wanted; a call that names less gets the usual one of its type. */
export const combine = ({ reportType = 'SALES', ...wanted }: Wanted): Combination => {
  const ofType = sold[reportType] ?? {};
  const isThere = (each: string): boolean => !wanted.frequency || (ofType[each]?.includes(wanted.frequency) ?? false);
  const usual = Object.keys(ofType).find(isThere) ?? Object.keys(ofType)[0] ?? '';
  const { reportSubType = usual } = wanted;
  const ofSubType = ofType[reportSubType];
  if (!ofSubType)
    throw refused('reportSubType', `${reportType} has no report ${reportSubType}. It comes as ${listed(reportType)}.`);
  const frequency = wanted.frequency ?? ofSubType[0] ?? 'DAILY';
  if (ofSubType.includes(frequency)) return { reportType, reportSubType, frequency };
  throw refused(
    'frequency',
    `${reportType} ${reportSubType} is not ${frequency}. ${reportType} comes as ${listed(reportType)}.`,
  );
};
