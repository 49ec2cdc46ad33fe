// Selects the store headers that are forwarded: only declared ones with a valid format.

import { parseRateLimit, RESERVED_HEADER, rateLimitHeaders } from '../transport/rateLimit.ts';
import { readRetryAfter } from '../transport/retryPolicy.ts';
import type { StoreResponse } from '../transport/undiciAdapter.ts';

/** Allowed headers and their format check, since a header could contain anything. */
const forms: Readonly<Record<string, (value: string, date: string | undefined) => boolean>> = {
  'content-length': (value) => /^\d{1,15}$/.test(value),
  'retry-after': (value, date) => readRetryAfter(value, date) !== undefined,
  // each entry must end with a semicolon; otherwise the pattern backtracks for seconds on a long header
  'x-rate-limit': (value) => /^(?:[\w-]{1,32}:\d{1,9}(?:;\s?|$)){1,8}$/.test(value),
};
export const successHeaders = ['content-length', 'retry-after', 'x-rate-limit'];
export const errorHeaders = ['retry-after', 'x-rate-limit'];

/** The allowed headers, and the quota as two separate headers that a flow can read without parsing. */
export function pickHeaders(headers: StoreResponse['headers'], names: readonly string[]): Record<string, string> {
  const reserved = /^\d{1,9}$/.exec(headers[RESERVED_HEADER] ?? '')?.[0];
  const quota = parseRateLimit(headers['x-rate-limit']);
  const shown = names.flatMap((name) =>
    headers[name] !== undefined && forms[name]?.(headers[name], headers.date) ? [[name, headers[name]]] : [],
  );
  return {
    ...Object.fromEntries(shown),
    ...rateLimitHeaders({ ...quota, ...(quota.limit !== undefined && reserved && { reserved: Number(reserved) }) }),
  };
}
