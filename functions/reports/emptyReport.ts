// Handles a report without data: Apple answers 404, and a flow expects an empty table and the reason.
import { Failure } from '../core/errors.ts';
import type { RelayResponse } from '../core/types.ts';
import { type Format, type ReportFacts, writers } from './tableWriters.ts';
import { noWarnings } from './warnings.ts';

export type ReasonCode = 'no_sales' | 'not_ready' | 'no_report' | 'no_data' | 'discontinued';

export interface EmptyReason {
  readonly reasonCode: ReasonCode;
  readonly reason: string;
}

/** Apple's messages for it. Any other 404 is an error. Source: responses observed by several clients (Ponytech #15, #54). */
const NONE = /no sales for the date|not available yet|expected results but none were found/i;
const NOT_YET = /not available yet/i;

/** Undefined if the response does not mean an empty report; `notYet` means that Apple says it will be available later. */
export function readNothing(thrown: unknown): { readonly notYet: boolean } | undefined {
  return thrown instanceof Failure && thrown.status === 404 && mentions(thrown, NONE)
    ? { notYet: mentions(thrown, NOT_YET) }
    : undefined;
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

function mentions({ details }: Failure, sentence: RegExp): boolean {
  return details.some(({ message }) => sentence.test(message));
}
