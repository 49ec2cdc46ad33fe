// What reaches a store, and what the store answers.
import type { IncomingHttpHeaders } from 'node:http';
import type { ReceivedPart } from './multipart.ts';

export type SimulatedStore = 'apple' | 'samsung';

export interface Arrival {
  readonly method: string;
  /** As it was sent, not normalised: a path with `..` in it has to be seen as such. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The same, byte by byte. */
  readonly bytes: Buffer;
  /** The parts of a multipart form; the body is then empty. */
  readonly form?: readonly ReceivedPart[];
  /** The store is to take its time over this one, if it is one that can. */
  readonly later?: boolean;
  /** The store's own address. */
  readonly origin: string;
  /** The store's own clock, in milliseconds. */
  readonly now: number;
}

export interface SimulatedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
  /** Why the store refused. The stores do not tell; `Sandbox.seen` does. */
  readonly why?: string;
}

export type SimulatedAnswer = (arrival: Arrival) => Promise<SimulatedReply>;

/** What a test can read about one message that reached a store. */
export interface SeenRequest {
  readonly store: SimulatedStore;
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly form?: readonly ReceivedPart[];
  /** What was answered; 0 while nothing was, or when a fault cut the answer off. */
  readonly status: number;
  readonly why?: string;
}

/** The token behind `Authorization: Bearer`. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
}
