// Requests to a simulated store, and its responses.
import type { IncomingHttpHeaders } from 'node:http';
import type { Store } from '../../connector/core/stores.ts';
import type { ReceivedPart } from './multipart.ts';

export interface Arrival {
  readonly method: string;
  /** As sent, not normalized: a path with `..` in it must stay visible. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The same as bytes. */
  readonly bytes: Buffer;
  /** The parts of a multipart form; the body is then empty. */
  readonly form?: readonly ReceivedPart[];
  /** The store should handle this request asynchronously, if the operation supports it. */
  readonly later?: boolean;
  /** The store's own URL. */
  readonly origin: string;
  /** The store's clock, in milliseconds. */
  readonly now: number;
}

export interface SimulatedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Strings and bytes are sent unchanged, everything else as JSON. */
  readonly body?: unknown;
  /** Why the store refused. The stores do not reveal it; `Sandbox.seen` does. */
  readonly why?: string;
}

export type SimulatedAnswer = (arrival: Arrival) => Promise<SimulatedReply>;

/** The record of a request to a store, for tests. */
export interface SeenRequest {
  readonly store: Store;
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly form?: readonly ReceivedPart[];
  /** Response status; 0 if there is none yet, or if a fault cut off the response. */
  readonly status: number;
  readonly why?: string;
}

/** The token in `Authorization: Bearer`. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
}
