// What the journal keeps of a call, and of a minute. The page reads these shapes in a browser: nothing here may lead to Node.
import type { Store } from '../../connector/core/stores.ts';

/** One call: what its log line says, less even than that. */
export interface RecentCall {
  readonly time: string;
  readonly operation: string;
  readonly store?: Store;
  readonly account?: string;
  readonly status: number;
  readonly storeStatus?: number;
  readonly milliseconds: number;
  readonly correlationId: string;
  readonly code?: string;
}

export interface MinuteCount {
  readonly time: string;
  readonly answered: number;
  readonly failed: number;
}
