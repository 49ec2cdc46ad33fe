// Concurrency limiter key of a call.
import { DEFAULT_CALLER } from '../config/callers.ts';
import type { LimiterKey } from '../transport/concurrencyLimiter.ts';

/**
 * The sender of a call: a caller listed in the settings, or for unlisted callers each function key.
 * `caller` is its name in the settings, `keyDigest` the SHA-256 of its key.
 */
export function senderOf(caller: string, keyDigest: Buffer | undefined, operation: string): LimiterKey {
  const isListed = caller !== DEFAULT_CALLER;
  return { caller: isListed ? caller : `${caller}/${keyDigest?.toString('hex') ?? ''}`, operation };
}
