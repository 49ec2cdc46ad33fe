// Retry policy: which requests may be retried after a failure, and when.
import { DAY_MS, systemTime } from '../core/time.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './storeResponse.ts';
import { isNotSent } from './transportErrors.ts';

/** Outcome of one attempt: a response or a transport error. */
export type AttemptOutcome = { readonly sent: StoreResponse } | { readonly error: unknown };

/** Milliseconds to wait after this attempt. */
export type BackOff = (attempt: number) => number;

const TRIES = 3;
const FIRST_BACK_OFF = 250;
const LONGEST_BACK_OFF = 4_000;
/** Longer values are not delays: App Store servers have sent milliseconds since 1970 as Retry-After. */
const LONGEST_RETRY_AFTER = DAY_MS;

/** Statuses of throttling, and of gateways that did not reach the store. */
const transient = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Exponential backoff with full jitter, so that clients that failed together do not retry together. */
export const jitter: BackOff = (attempt) => Math.random() * Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** attempt);

export interface Attempt {
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  readonly outgoing: StoreRequest;
  /** The request is safe to repeat. */
  readonly safe: boolean;
  /** Milliseconds left until the deadline. */
  readonly left: number;
}

/** Milliseconds until the next attempt; undefined if there is none. */
export function nextDelay({ attempt, outcome, outgoing, safe, left }: Attempt, backOff: BackOff): number | undefined {
  if (attempt >= TRIES || !mayRepeat(outcome, outgoing, safe)) return undefined;
  const asked =
    'sent' in outcome ? readRetryAfter(outcome.sent.headers['retry-after'], outcome.sent.headers.date) : undefined;
  const wait = asked ?? backOff(attempt);
  return wait < left ? wait : undefined;
}

/**
 * Retry-After in milliseconds; undefined if it is missing or unusable. If it is a date, it is compared with `date`, the
 * Date header of the response, so that our own clock does not matter.
 */
export function readRetryAfter(value: string | undefined, date?: string): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - dateOf(date);
  return wait >= 0 && wait <= LONGEST_RETRY_AFTER ? wait : undefined;
}

function mayRepeat(outcome: AttemptOutcome, outgoing: StoreRequest, safe: boolean): boolean {
  const { body } = outgoing;
  if (typeof body === 'object' && !Buffer.isBuffer(body)) return false; // a stream can be read only once
  if ('sent' in outcome) return safe && transient.has(outcome.sent.status);
  return safe || isNotSent(outcome.error);
}

/** The Date header as a time; our own clock without one. */
function dateOf(date: string | undefined): number {
  const retryAfter = Date.parse(date ?? '');
  return Number.isNaN(retryAfter) ? systemTime.now() : retryAfter;
}
