// A report without data as an empty table with the reason, for a flow that would otherwise fail.
import type { RelayResponse } from '../core/types.ts';
import { type Format, type ReportFacts, writers } from './tableWriters.ts';
import { noWarnings } from './warnings.ts';

export type ReasonCode = 'no_sales' | 'not_ready' | 'no_report' | 'no_data' | 'discontinued';

export interface EmptyReason {
  readonly reasonCode: ReasonCode;
  readonly reason: string;
}

/** CSV has no field for the reason, so both formats return it in a header. */
export function emptyTable(format: Format, report: ReportFacts, why: EmptyReason): RelayResponse {
  const { head, foot, contentType } = writers[format];
  return {
    status: 200,
    headers: { 'content-type': contentType, 'x-report-empty': why.reasonCode },
    body: Buffer.from(head({ report, empty: true, ...why }, []) + foot({ ...noWarnings })),
  };
}
