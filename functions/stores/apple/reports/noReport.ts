// Recognizes Apple's answer for a report without data: a 404, for which a flow expects an empty table.
import { Failure } from '../../../core/errors.ts';

/** Apple's messages for it. Any other 404 is an error. Source: responses observed by several clients (Ponytech #15, #54). */
const NONE = /no sales for the date|not available yet|expected results but none were found/i;
const NOT_YET = /not available yet/i;

/** Undefined if the response does not mean an empty report; `notYet` means that Apple says it will be available later. */
export function readNothing(thrown: unknown): { readonly notYet: boolean } | undefined {
  return thrown instanceof Failure && thrown.status === 404 && mentions(thrown, NONE)
    ? { notYet: mentions(thrown, NOT_YET) }
    : undefined;
}

function mentions({ details }: Failure, sentence: RegExp): boolean {
  return details.some(({ message }) => sentence.test(message));
}
