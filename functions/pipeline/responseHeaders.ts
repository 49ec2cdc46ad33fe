// Selects the store headers that are forwarded: only declared ones with a valid format.

import { type RateLimitHeader, RESERVED_HEADER, rateLimitHeaders } from '../transport/rateLimit.ts';
import { readRetryAfter } from '../transport/retryPolicy.ts';
import type { StoreResponse } from '../transport/storeResponse.ts';

/** Allowed headers and their format check, since a header could contain anything. */
const forms: Readonly<Record<string, (value: string, date: string | undefined) => boolean>> = {
  'content-length': (value) => /^\d{1,15}$/.test(value),
  'retry-after': (value, date) => readRetryAfter(value, date) !== undefined,
};
export const successHeaders = ['content-length', 'retry-after'];
export const errorHeaders = ['retry-after'];

/** The allowed headers, the store's own rate limit header, and the quota as separate headers that a flow can read without parsing. */
export function pickHeaders(
  headers: StoreResponse['headers'],
  names: readonly string[],
  rateLimit: RateLimitHeader | undefined,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined && forms[name]?.(value, headers.date)) shown[name] = value;
  }
  return rateLimit && headers[rateLimit.name] !== undefined ? { ...shown, ...quotaHeaders(headers, rateLimit) } : shown;
}

function quotaHeaders(headers: StoreResponse['headers'], { name, isValid, parse }: RateLimitHeader) {
  const own = headers[name];
  const reserved = /^\d{1,9}$/.exec(headers[RESERVED_HEADER] ?? '')?.[0];
  const quota = parse(own);
  return {
    ...(own !== undefined && isValid(own) && { [name]: own }),
    ...rateLimitHeaders({ ...quota, ...(quota.limit !== undefined && reserved && { reserved: Number(reserved) }) }),
  };
}
