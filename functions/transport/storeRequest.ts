// The HTTP request to a store as the transport sends it.
import type { Secret } from '../core/secret.ts';

/** One message to a store, before it is signed. */
export interface StoreRequest {
  readonly method: string;
  /** Path and query, as they go over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that hold secrets: opened where the message leaves, and nowhere else. */
  readonly secretHeaders?: () => Readonly<Record<string, string>>;
  readonly body?: string | Buffer | AsyncIterable<Uint8Array>;
  /** Values of the caller that must not come back in the words of the store. */
  readonly secrets: readonly Secret[];
}
