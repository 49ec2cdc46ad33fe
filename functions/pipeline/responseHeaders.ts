// Selects the store headers that are forwarded: only declared ones with a valid format.

import { addRateLimit, type RateLimitHeader, RESERVED_HEADER } from '../transport/rateLimit.ts';
import { readRetryAfter } from '../transport/retryPolicy.ts';
import type { StoreResponse } from '../transport/storeResponse.ts';

/** Allowed headers and their format check, since a header could contain anything. */
const forms: Readonly<Record<string, (value: string, date: string | undefined) => boolean>> = {
  'content-length': (value) => /^\d{1,15}$/.test(value),
  'retry-after': (value, date) => readRetryAfter(value, date) !== undefined,
};
export const successHeaders = ['content-length', 'retry-after'];
export const errorHeaders = ['retry-after'];

/** The length that a response declares. */
export function declaredLength({ 'content-length': length }: StoreResponse['headers']): string | undefined {
  return length !== undefined && forms['content-length']?.(length, undefined) ? length : undefined;
}

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
  const own = rateLimit ? headers[rateLimit.name] : undefined;
  if (rateLimit && own !== undefined) addQuota(shown, own, headers[RESERVED_HEADER], rateLimit);
  return shown;
}

function addQuota(
  shown: Record<string, string>,
  own: string,
  kept: string | undefined,
  { name, isValid, parse }: RateLimitHeader,
): void {
  if (isValid(own)) shown[name] = own;
  const quota = parse(own);
  const isReserved = quota.limit !== undefined && /^\d{1,9}$/.test(kept ?? '');
  addRateLimit(shown, isReserved ? { ...quota, reserved: Number(kept) } : quota);
}
