// Which sales report a call means: what it names and what goes with it, or why there is no such report.
import { discontinued, type Frequency, reportKinds } from '../../connector/stores/apple/reports/kinds.ts';
import { Failure } from '../core/errors.ts';

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

/** The report that is wanted; a call that names less gets the usual one of its type. */
export function combine({ reportType = 'SALES', ...wanted }: ReportChoice): Combination {
  const ofType = reportKinds[reportType] ?? {};
  const isThere = (each: string): boolean => !wanted.frequency || (ofType[each]?.includes(wanted.frequency) ?? false);
  const usual = Object.keys(ofType).find(isThere) ?? Object.keys(ofType)[0] ?? '';
  const { reportSubType = usual } = wanted;
  const ofSubType = ofType[reportSubType];
  if (!ofSubType) throw refused('reportSubType', told(reportType, `${reportType} has no report ${reportSubType}.`));
  const frequency = wanted.frequency ?? ofSubType[0] ?? 'DAILY';
  if (ofSubType.includes(frequency)) return { reportType, reportSubType, frequency };
  throw refused('frequency', told(reportType, `${reportType} ${reportSubType} is not ${frequency}.`));
}

/** Stops a wait for reports that Apple no longer makes. */
export function refuseDiscontinued({ reportType }: Pick<Combination, 'reportType'>): void {
  const ended = discontinued[reportType];
  if (ended) throw refused('reportType', ended.told);
}

function refused(target: string, message: string): Failure {
  return new Failure('invalid_request', message, {
    details: [{ code: 'combination', message, target: `query.${target}` }],
  });
}

/** What there is of this type. Of one that Apple no longer makes, old ones alone can be asked for, so that is told first. */
function told(reportType: string, wrong: string): string {
  return [discontinued[reportType]?.told ?? [], wrong, `${reportType} comes as ${listed(reportType)}.`]
    .flat()
    .join(' ');
}

function listed(reportType: string): string {
  return Object.entries(reportKinds[reportType] ?? {})
    .map(([subType, each]) => `${subType} (${each.join(', ')})`)
    .join(', ');
}
