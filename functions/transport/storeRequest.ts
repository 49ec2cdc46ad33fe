// HTTP request to a store.
import type { Secret } from '../core/secret.ts';

/** One request to a store, before it is signed. */
export interface StoreRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers with secrets; called only when the request is sent. */
  readonly secretHeaders?: () => Readonly<Record<string, string>>;
  readonly body?: string | Buffer | AsyncIterable<Uint8Array>;
  /** A longer response may be buffered (LONGEST_BUFFERED): it is forwarded, and not kept. */
  readonly buffersLong?: boolean;
  /** Client values that must not appear in error messages of the store. */
  readonly secrets: readonly Secret[];
}
