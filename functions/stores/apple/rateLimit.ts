// Apple's hourly rate limit. Source: "Identifying Rate Limits", App Store Connect API.
import type { RateLimit, RateLimitHeader } from '../../transport/rateLimit.ts';

const LIMIT = /(?:^|;)\s*user-hour-lim:(\d{1,9})(?:;|$)/;
const REMAINING = /(?:^|;)\s*user-hour-rem:(\d{1,9})(?:;|$)/;

/** `user-hour-lim:3600;user-hour-rem:3599;`. Other, undocumented entries are ignored. */
export const appleRateLimit: RateLimitHeader = {
  name: 'x-rate-limit',
  // each entry must end with a semicolon; otherwise the pattern backtracks for seconds on a long header
  isValid: (value) => /^(?:[\w-]{1,32}:\d{1,9}(?:;\s?|$)){1,8}$/.test(value),
  parse: (value) => {
    if (value !== last.value) last = { value, reported: parsed(value) };
    return last.reported;
  },
};

/** The last header: each one is parsed for the tracker, and at once again for the response. */
let last: { readonly value: string | undefined; readonly reported: RateLimit } = { value: undefined, reported: {} };

function parsed(value: string | undefined): RateLimit {
  const [limit, remaining] = [numberIn(value, LIMIT), numberIn(value, REMAINING)];
  return { ...(limit !== undefined && { limit }), ...(remaining !== undefined && { remaining }) };
}

function numberIn(header: string | undefined, entry: RegExp): number | undefined {
  const [, value] = (header && entry.exec(header.slice(0, 1_024))) || [];
  return value === undefined ? undefined : Number(value);
}
