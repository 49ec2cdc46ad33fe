// Apple's quota: how many calls the hour still has. Source: "Identifying Rate Limits", App Store Connect API.
import { Failure } from '../core/errors.ts';

/** Tells how much of the quota is kept for writes, beside the store's own header; made here, and never taken from a store. */
export const RESERVED_HEADER = 'x-relay-quota-reserved';

export interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** Of the hour's calls, so many are kept for writes. */
  readonly reserved?: number;
}

const LIMIT = /(?:^|;)\s*user-hour-lim:(\d{1,9})(?:;|$)/;
const REMAINING = /(?:^|;)\s*user-hour-rem:(\d{1,9})(?:;|$)/;

export interface RateLimitTracker {
  /** Passes, or refuses a call that the store would refuse, and a read where only the reserve of the writes is left. */
  readonly assertAvailable: (reads?: boolean) => void;
  readonly record: (header: string | undefined) => void;
  /** What the store told last. */
  readonly current: () => RateLimit;
  /** Refuses nothing: a new watch that knows the last quota would do the same. */
  readonly isNew: () => boolean;
}

/** The hour is a rolling one, and Apple does not say when calls come free: one call finds out each minute. */
const ASK_AGAIN = 60_000;

/** `reserve` is the part of the hour's calls that reads leave for writes: 0.1 is a tenth. `known` is what was told before. */
export function trackRateLimit(elapsed: () => number, reserve = 0, known: RateLimit = {}): RateLimitTracker {
  const all = watchLevel(elapsed, 'The key has used up its calls of this hour.', 'the store counted no calls left');
  const reads = watchLevel(
    elapsed,
    'What the key has left of the calls of this hour is kept for writes.',
    'RELAY__QUOTA_RESERVE keeps them for writes',
  );
  let last = known;
  return {
    assertAvailable: (isRead = false) => {
      all.enter(last);
      if (isRead) reads.enter(last);
    },
    record: (header) => {
      const told = parseRateLimit(header);
      if (told.remaining === undefined) return;
      const reserved = Math.floor((told.limit ?? 0) * reserve);
      last = { ...told, ...(reserved > 0 && { reserved }) };
      all.saw(told.remaining === 0);
      reads.saw(told.remaining <= reserved);
    },
    current: () => last,
    isNew: () => !all.isLow() && !reads.isLow(),
  };
}

/** Reads `user-hour-lim:3600;user-hour-rem:3599;`. Other entries come and go undocumented, and are passed over. */
export function parseRateLimit(header: string | undefined): RateLimit {
  const [limit, remaining] = [numberIn(header, LIMIT), numberIn(header, REMAINING)];
  return { ...(limit !== undefined && { limit }), ...(remaining !== undefined && { remaining }) };
}

/** What a flow reads of the quota without taking a text apart. */
export function rateLimitHeaders({ limit, remaining, reserved }: RateLimit): Record<string, string> {
  return {
    ...(limit !== undefined && { 'x-ratelimit-limit': String(limit) }),
    ...(remaining !== undefined && { 'x-ratelimit-remaining': String(remaining) }),
    ...(reserved !== undefined && { 'x-ratelimit-reserved': String(reserved) }),
  };
}

/** A level below which calls are refused, but for one in a minute that finds out whether it is over. */
function watchLevel(elapsed: () => number, message: `${string}.`, why: string) {
  let until = 0;
  let isLow = false;
  return {
    isLow: (): boolean => isLow,
    enter: (quota: RateLimit): void => {
      if (!isLow) return;
      const wait = until - elapsed();
      if (wait <= 0) {
        until = elapsed() + ASK_AGAIN; // this call finds out; the others wait for what it sees
        return;
      }
      const seconds = String(Math.ceil(wait / 1000));
      throw new Failure('store_refused', `${message} Try again in ${seconds} seconds.`, {
        status: 429,
        headers: { 'retry-after': seconds, ...rateLimitHeaders(quota) },
        details: [{ code: 'RATE_LIMIT_EXCEEDED', message: `Refused by the relay: ${why}.` }],
      });
    },
    saw: (low: boolean): void => {
      // the one that finds out says how it is; what others see meanwhile does not begin another minute
      if (low && (!isLow || elapsed() >= until)) until = elapsed() + ASK_AGAIN;
      isLow = low;
    },
  };
}

function numberIn(header: string | undefined, entry: RegExp): number | undefined {
  const [, value] = (header && entry.exec(header.slice(0, 1_024))) || [];
  return value === undefined ? undefined : Number(value);
}
