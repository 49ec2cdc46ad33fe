// Shares the quota of a key between instances.
import type { RateLimit } from './rateLimit.ts';

/** The quota of one key, shared by instances. Each is cheap and returns at once: the storage is asked in the background. */
export interface SharedQuota {
  /** A response of the store has said this. */
  readonly report: (quota: RateLimit) => void;
  /** A call is about to be made, or was refused: what the store reported to others may be newer. */
  readonly look: () => void;
}

/** Opens the shared quota of a key; `receive` is called with what the store reported to another instance later than to this one. */
export type OpenSharedQuota = (identity: string, receive: (quota: RateLimit) => void) => SharedQuota;

/** An instance that works for itself. */
export const ownQuota: OpenSharedQuota = () => ({ report: ignore, look: ignore });

function ignore(): void {
  undefined;
}
