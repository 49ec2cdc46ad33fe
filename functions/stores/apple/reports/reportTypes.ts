// Resolves the inputs of a call to a sales report: applies the defaults, or explains why the combination does not exist.
import { discontinued, type Frequency, reportKinds } from '../../../../connector/stores/apple/reports/kinds.ts';
import { Failure } from '../../../core/errors.ts';

export interface Combination {
  readonly reportType: string;
  readonly reportSubType: string;
  readonly frequency: Frequency;
}

export interface ReportChoice {
  readonly reportType?: string | undefined;
  readonly reportSubType?: string | undefined;
  readonly frequency?: Frequency | undefined;
}

/** The requested report, with the usual defaults for its type. */
export function combine({ reportType = 'SALES', ...wanted }: ReportChoice): Combination {
  const ofType = reportKinds[reportType] ?? {};
  const isThere = (each: string): boolean => !wanted.frequency || (ofType[each]?.includes(wanted.frequency) ?? false);
  const usual = Object.keys(ofType).find(isThere) ?? Object.keys(ofType)[0] ?? '';
  const { reportSubType = usual } = wanted;
  const ofSubType = ofType[reportSubType];
  if (!ofSubType) throw refused('reportSubType', explain(reportType, `${reportType} has no report ${reportSubType}.`));
  const frequency = wanted.frequency ?? ofSubType[0] ?? 'DAILY';
  if (ofSubType.includes(frequency)) return { reportType, reportSubType, frequency };
  throw refused('frequency', explain(reportType, `${reportType} ${reportSubType} is not ${frequency}.`));
}

/** Rejects waiting for reports that Apple no longer produces. */
export function refuseDiscontinued({ reportType }: Pick<Combination, 'reportType'>): void {
  const ended = discontinued[reportType];
  if (ended) throw refused('reportType', ended.message);
}

function refused(target: string, message: string): Failure {
  return new Failure('invalid_request', message, {
    details: [{ code: 'combination', message, target: `query.${target}` }],
  });
}

/** The valid combinations of this type. A discontinued type has only old reports, so the message says that first. */
function explain(reportType: string, wrong: string): string {
  return [discontinued[reportType]?.message ?? [], wrong, `${reportType} comes as ${listed(reportType)}.`]
    .flat()
    .join(' ');
}

function listed(reportType: string): string {
  return Object.entries(reportKinds[reportType] ?? {})
    .map(([subType, each]) => `${subType} (${each.join(', ')})`)
    .join(', ');
}
