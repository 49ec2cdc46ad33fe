// The headers of a store that a caller sees with an answer: those that are declared, each in its own form.

import { parseRateLimit, RESERVED_HEADER, rateLimitHeaders } from '../transport/rateLimit.ts';
import { readRetryAfter } from '../transport/retryPolicy.ts';
import type { StoreResponse } from '../transport/undiciAdapter.ts';

/** The store's headers that a caller may see, each in its own form: a header could hold anything else, too. */
const forms: Readonly<Record<string, (value: string, date: string | undefined) => boolean>> = {
  'content-length': (value) => /^\d{1,15}$/.test(value),
  'retry-after': (value, date) => readRetryAfter(value, date) !== undefined,
  // each entry ends in its semicolon, or there is nothing to tell two entries apart by: a long header would take seconds
  'x-rate-limit': (value) => /^(?:[\w-]{1,32}:\d{1,9}(?:;\s?|$)){1,8}$/.test(value),
};
export const successHeaders = ['content-length', 'retry-after', 'x-rate-limit'];
export const errorHeaders = ['retry-after', 'x-rate-limit'];

/** Those headers, and the quota in two that a flow can read without taking a text apart. */
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
