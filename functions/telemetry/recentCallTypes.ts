// Types of the recent calls and of the counts per minute. The dashboard's browser scripts import them: no import here may lead to Node.
import type { Store } from '../../connector/core/stores.ts';

/** One call: a subset of its log entry. */
export interface RecentCall {
  readonly time: string;
  readonly operation: string;
  readonly store?: Store;
  readonly account?: string;
  /** The caller's name in the settings. */
  readonly caller?: string;
  /** The operation that delegated this call. */
  readonly viaOperation?: string;
  readonly status: number;
  readonly storeStatus?: number;
  /** Requests sent to the store. */
  readonly attempts?: number;
  /** Writes that the store made or may have made. */
  readonly changes?: number;
  /** The response is the stored outcome of an earlier identical call. */
  readonly replayed?: true;
  readonly simulated?: true;
  readonly milliseconds: number;
  readonly correlationId: string;
  readonly code?: string;
}

/** What one instance shows to the others. `whose` is the owner of the calls. */
export interface CallSnapshot {
  readonly calls: readonly (RecentCall & { readonly whose: string })[];
  readonly minutes: readonly (MinuteCount & { readonly whose: string })[];
}

export interface MinuteCount {
  readonly time: string;
  readonly answered: number;
  readonly failed: number;
}
