// Apple's hourly rate limit. Source: "Identifying Rate Limits", App Store Connect API.
import { Failure } from '../core/errors.ts';

/** Header with the part of the quota that is reserved for writes; set by the relay, never copied from a store. */
export const RESERVED_HEADER = 'x-relay-quota-reserved';

export interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** Requests per hour reserved for writes. */
  readonly reserved?: number;
}

const LIMIT = /(?:^|;)\s*user-hour-lim:(\d{1,9})(?:;|$)/;
const REMAINING = /(?:^|;)\s*user-hour-rem:(\d{1,9})(?:;|$)/;

export interface RateLimitTracker {
  /** Throws if the quota is exhausted, or for a read if only the reserve for writes is left. */
  readonly assertAvailable: (reads?: boolean) => void;
  readonly record: (header: string | undefined) => void;
  /** Last rate limit reported by the store. */
  readonly current: () => RateLimit;
  /** No state to keep: a new tracker with the last known quota would behave the same. */
  readonly isNew: () => boolean;
}

/** Interval between probes, in milliseconds: the window is a rolling hour, and Apple does not report when it resets. */
const ASK_AGAIN = 60_000;

/** `reserve` is the share of the quota reserved for writes: 0.1 is a tenth. `known` is the last reported quota. */
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

/** Parses `user-hour-lim:3600;user-hour-rem:3599;`. Ignores other, undocumented entries. */
export function parseRateLimit(header: string | undefined): RateLimit {
  const [limit, remaining] = [numberIn(header, LIMIT), numberIn(header, REMAINING)];
  return { ...(limit !== undefined && { limit }), ...(remaining !== undefined && { remaining }) };
}

/** The quota as separate headers, so that a flow need not parse a text. */
export function rateLimitHeaders({ limit, remaining, reserved }: RateLimit): Record<string, string> {
  return {
    ...(limit !== undefined && { 'x-ratelimit-limit': String(limit) }),
    ...(remaining !== undefined && { 'x-ratelimit-remaining': String(remaining) }),
    ...(reserved !== undefined && { 'x-ratelimit-reserved': String(reserved) }),
  };
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
        headers: { 'retry-after': seconds, ...rateLimitHeaders(quota) },
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

function numberIn(header: string | undefined, entry: RegExp): number | undefined {
  const [, value] = (header && entry.exec(header.slice(0, 1_024))) || [];
  return value === undefined ? undefined : Number(value);
}
