// Tracks the rate limit that a store reports in a header: stops before it is exhausted, and probes until it is available again.
import { Failure } from '../core/errors.ts';

/** Header with the part of the quota that is reserved for writes; set by the relay, never copied from a store. */
export const RESERVED_HEADER = 'x-relay-quota-reserved';

export interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** Requests per hour reserved for writes. */
  readonly reserved?: number;
}

/** How a store reports its rate limit. */
export interface RateLimitHeader {
  /** Name of the response header, in lower case. */
  readonly name: string;
  /** Whether a value may be forwarded: a header could contain anything. */
  readonly isValid: (value: string) => boolean;
  /** Both values are whole numbers; absent if the header does not have them. */
  readonly parse: (value: string | undefined) => RateLimit;
}

export interface RateLimitTracker {
  /** Throws if the quota is exhausted, or for a read if only the reserve for writes is left. */
  readonly assertAvailable: (reads?: boolean) => void;
  /** Reads the headers of a response. Returns whether they report a quota. */
  readonly record: (headers: Readonly<Record<string, string>>) => boolean;
  /** Takes what the store reported to another instance of the relay about the same key. */
  readonly receive: (reported: RateLimit) => void;
  /** Last rate limit reported by the store. */
  readonly current: () => RateLimit;
  /** No state to keep: a new tracker with the last known quota would behave the same. */
  readonly isNew: () => boolean;
}

/** Interval between probes, in milliseconds: a store need not report when the limit resets. */
const ASK_AGAIN = 60_000;

/**
 * `reserve` is the share of the quota reserved for writes: 0.1 is a tenth. `known` is the last reported quota. Without a
 * header the store reports none, and nothing is refused.
 */
export function trackRateLimit(
  header: RateLimitHeader | undefined,
  elapsed: () => number,
  reserve = 0,
  known: RateLimit = {},
): RateLimitTracker {
  const all = watchLevel(elapsed, 'The key has no calls left in this hour.', 'the store reports no calls left');
  const reads = watchLevel(
    elapsed,
    'The calls that the key has left in this hour are reserved for writes.',
    'RELAY__QUOTA_RESERVE reserves them for writes',
  );
  let last = known;
  const learn = (reported: RateLimit & { readonly remaining: number }): void => {
    const reserved = Math.floor((reported.limit ?? 0) * reserve);
    last = { ...reported, ...(reserved > 0 && { reserved }) };
    all.saw(reported.remaining === 0);
    reads.saw(reported.remaining <= reserved);
  };
  return {
    assertAvailable: (isRead = false) => {
      all.enter(last);
      if (isRead) reads.enter(last);
    },
    record: (headers) => {
      const parsed = header?.parse(headers[header.name]);
      if (parsed?.remaining === undefined) return false;
      learn({ ...parsed, remaining: parsed.remaining });
      return true;
    },
    receive: ({ limit, remaining }) => {
      if (remaining !== undefined) learn({ ...(limit !== undefined && { limit }), remaining });
    },
    current: () => last,
    isNew: () => !all.isLow() && !reads.isLow(),
  };
}

/** Adds the quota as separate headers, so that a flow need not parse a text. */
export function addRateLimit(
  headers: Record<string, string>,
  { limit, remaining, reserved }: RateLimit,
): Record<string, string> {
  if (limit !== undefined) headers['x-ratelimit-limit'] = String(limit);
  if (remaining !== undefined) headers['x-ratelimit-remaining'] = String(remaining);
  if (reserved !== undefined) headers['x-ratelimit-reserved'] = String(reserved);
  return headers;
}

/** Rejects requests below a level, except for one probe per minute. */
function watchLevel(elapsed: () => number, message: `${string}.`, why: string) {
  let until = 0;
  let isLow = false;
  return {
    isLow: (): boolean => isLow,
    enter: (quota: RateLimit): void => {
      if (!isLow) return;
      const wait = until - elapsed();
      if (wait <= 0) {
        until = elapsed() + ASK_AGAIN; // this call is the probe; others are rejected until its result
        return;
      }
      const seconds = String(Math.ceil(wait / 1000));
      throw new Failure('store_refused', `${message} Try again in ${seconds} seconds.`, {
        status: 429,
        headers: addRateLimit({ 'retry-after': seconds }, quota),
        details: [{ code: 'RATE_LIMIT_EXCEEDED', message: `Refused by the relay: ${why}.` }],
      });
    },
    saw: (low: boolean): void => {
      // only the result of the probe starts another interval; concurrent responses do not
      if (low && (!isLow || elapsed() >= until)) until = elapsed() + ASK_AGAIN;
      isLow = low;
    },
  };
}
