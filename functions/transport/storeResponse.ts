// The response of a store, as the transport hands it over.
import type { Readable } from 'node:stream';

/** Responses up to this many bytes are buffered, so that a truncated one is noticed before it is forwarded. */
export const BUFFER_LIMIT = 65_536;

/**
 * A response of a declared length up to this is buffered as well, if the request asks for that and few others are: one
 * buffer costs half the CPU of a stream.
 */
export const LONGEST_BUFFERED = 262_144;

/** The store's response, in axios' `response.data` at first. A body that is not buffered is a stream. */
export interface StoreResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable;
  /** First bytes of the body. Reading them from the stream would disturb it, so it could not be forwarded. */
  readonly start: Buffer;
  /** For a stream: resolves when all of it has arrived from the store, read or not, or when it was discarded. */
  readonly drained?: Promise<void>;
  /** The original gzip of the body, which may be forwarded instead; it contains nothing beyond the body. */
  readonly packed?: Buffer;
}

/** Discards a response body; an unread body would keep its connection open. */
export function discardBody({ body }: StoreResponse): void {
  if (!Buffer.isBuffer(body)) body.destroy();
}
