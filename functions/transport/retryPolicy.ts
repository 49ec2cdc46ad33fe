// What may be sent again after a fault, and when.
import { AxiosError } from 'axios';
import { systemTime } from '../core/time.ts';
import type { StoreRequest } from './storeRequest.ts';
import { NOT_SENT, type StoreResponse } from './undiciAdapter.ts';

/** What one try came to: an answer, or a fault on the way. */
export type AttemptOutcome = { readonly sent: StoreResponse } | { readonly error: unknown };

/** Milliseconds to wait before the try after this one. */
export type BackOff = (attempt: number) => number;

const TRIES = 3;
const FIRST_BACK_OFF = 250;
const LONGEST_BACK_OFF = 4_000;
/** Longer than this is no waiting time: App Store servers have sent milliseconds since 1970 as Retry-After. */
const LONGEST_RETRY_AFTER = 86_400_000;

/** Answers that ask for patience, or come from a gateway that did not reach the store. */
const transient = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Full jitter: callers that failed together do not come back together. */
export const jitter: BackOff = (attempt) => Math.random() * Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** attempt);

export interface Attempt {
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  readonly outgoing: StoreRequest;
  /** May be sent twice without harm. */
  readonly safe: boolean;
  /** Milliseconds left until the deadline. */
  readonly left: number;
}

/** Milliseconds to wait before the next try, or undefined when there is none. */
export function nextDelay({ attempt, outcome, outgoing, safe, left }: Attempt, backOff: BackOff): number | undefined {
  if (attempt >= TRIES || !mayRepeat(outcome, outgoing, safe)) return undefined;
  const asked =
    'sent' in outcome ? readRetryAfter(outcome.sent.headers['retry-after'], outcome.sent.headers.date) : undefined;
  const wait = asked ?? backOff(attempt);
  return wait < left ? wait : undefined;
}

/**
 * Retry-After in milliseconds, or undefined when it says nothing that can be waited for. Where it is a date, `date` is
 * that of the answer: of two dates of the store the difference is right, whatever our own clock says.
 */
export function readRetryAfter(value: string | undefined, date?: string): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - dateOf(date);
  return wait >= 0 && wait <= LONGEST_RETRY_AFTER ? wait : undefined;
}

function mayRepeat(outcome: AttemptOutcome, outgoing: StoreRequest, safe: boolean): boolean {
  const { body } = outgoing;
  if (typeof body === 'object' && !Buffer.isBuffer(body)) return false; // a stream is gone once it was read
  if ('sent' in outcome) return safe && transient.has(outcome.sent.status);
  return safe || (outcome.error instanceof AxiosError && outcome.error.code === NOT_SENT);
}

/** Without a date of the store, our own wall clock is all that there is. */
function dateOf(date: string | undefined): number {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? systemTime.now() : told;
}
