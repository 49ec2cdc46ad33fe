// A report without a table: Apple answers 404 for it, and a flow wants an empty table and the reason.
import { Failure } from '../core/errors.ts';
import type { RelayResponse } from '../core/types.ts';
import { type Format, type ReportFacts, writers } from './tableWriters.ts';
import { noWarnings } from './warnings.ts';

export type ReasonCode = 'no_sales' | 'not_ready' | 'no_report' | 'no_data' | 'discontinued';

export interface EmptyReason {
  readonly reasonCode: ReasonCode;
  readonly reason: string;
}

/** Apple's sentences for it. Any other 404 is a refusal. Source: answers seen live by several clients (Ponytech #15, #54). */
const NONE = /no sales for the date|not available yet|expected results but none were found/i;
const NOT_YET = /not available yet/i;

/** Undefined when the store did not mean that there is nothing; `notYet` is Apple's own word that it will come. */
export function readNothing(thrown: unknown): { readonly notYet: boolean } | undefined {
  return thrown instanceof Failure && thrown.status === 404 && tells(thrown, NONE)
    ? { notYet: tells(thrown, NOT_YET) }
    : undefined;
}

/** A CSV has no room for the reason: both formats have it in a header, too. */
export function emptyTable(format: Format, report: ReportFacts, why: EmptyReason): RelayResponse {
  const { head, foot, contentType } = writers[format];
  return {
    status: 200,
    headers: { 'content-type': contentType, 'x-report-empty': why.reasonCode },
    body: Buffer.from(head({ report, empty: true, ...why }, []) + foot({ ...noWarnings })),
  };
}

function tells({ details }: Failure, sentence: RegExp): boolean {
  return details.some(({ message }) => sentence.test(message));
}
