// Whom the messages of a call are sent for.
import { DEFAULT_CALLER } from '../config/callers.ts';
import type { LimiterKey } from '../transport/concurrencyLimiter.ts';

/**
 * The sender of a call. A caller is who is listed in the settings, and of those who are not, each function key.
 * `caller` is its name in the settings, `keyDigest` the SHA-256 of its key.
 */
export function senderOf(caller: string, keyDigest: Buffer | undefined, operation: string): LimiterKey {
  const isListed = caller !== DEFAULT_CALLER;
  return { caller: isListed ? caller : `${caller}/${keyDigest?.toString('hex') ?? ''}`, operation };
}
