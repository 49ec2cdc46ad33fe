// Call and answer: the only form of a message that the relay knows, whichever host it runs on.
import type { Readable } from 'node:stream';
import type { Access } from '../../connector/core/operation.ts';
import type { FlowRun } from './flowRun.ts';
import { writeExact } from './losslessJson.ts';

export interface RelayRequest {
  /** Correlation id: in every log line of the call, and returned as `x-correlation-id`. */
  readonly id: string;
  /** The values of the route's own names, decoded. */
  readonly path: Readonly<Record<string, string | undefined>>;
  /** Repeated names survive; the function key (`code`) is gone. */
  readonly query: URLSearchParams;
  /** The address of the call, without the function key: what a link to its next page is made of. */
  readonly self: string;
  readonly header: (name: string) => string | undefined;
  /** SHA-256 of the function key that the host accepted; the key itself goes no further. */
  readonly keyDigest?: Buffer | undefined;
  readonly body?: AsyncIterable<Uint8Array> | undefined;
  /** Aborted when the caller leaves, on a host that can tell. */
  readonly signal?: AbortSignal | undefined;
  readonly traceparent?: string | undefined;
  /** Where the one line of this call goes. */
  readonly log: Log;
  /** Where the audit of this call goes, if it could change something. */
  readonly audit: (line: AuditEntry) => void;
}

export interface RelayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | Readable | undefined;
  /** Members of its list that are not of their kind, such as null, and were left out of the body. */
  readonly leftOut?: number;
}

/** The one line that is logged of a call. It names query keys, never values. */
export interface LogEntry {
  readonly operation: string;
  readonly correlationId: string;
  readonly query: readonly string[];
  readonly traceparent?: string;
  /** The operation that passed this call on. */
  through?: string;
  /** The caller's name in the settings. */
  caller?: string;
  account?: string;
  /** What the caller got. */
  status?: number;
  /** What the store answered, if it did. */
  storeStatus?: number;
  milliseconds?: number;
  /** Messages that went to the store for this call. */
  attempts: number;
  /** Writes of this call that a store made, or may have made. */
  changes?: number;
  /** The outcome is that of an earlier call, of which this one is a repeat. */
  replayed?: true;
  /** The answer, or a part of it, comes from a simulated store. */
  simulated?: true;
  /** How far the store's clock is from ours, where that matters. */
  clockSkewSeconds?: number;
  /** A trigger had no state to go on from: at its first poll, or because the state was not its own. */
  begins?: 'first' | 'anew';
  /** The state that a trigger went on from was not authenticated, so that the poll reads few pages. */
  stateUnproven?: true;
  /** Where the store's answer had values that were not of their declared type: `data.2.attributes.name`. */
  retyped?: readonly string[];
  code?: string;
  cause?: string;
}

/** IDs by the name of their input. What has not the form of an ID is `(other form)`. */
export type AuditedIds = Readonly<Record<string, string | readonly string[]>>;

/** One message to a store that can change something. */
export interface AuditedChange {
  readonly operation: string;
  readonly method: string;
  /** The store's own path, without a query. */
  readonly path: string;
  readonly ids: AuditedIds;
  /** What the store answered; absent where no answer came. */
  status?: number;
  /** The ID of what the store made. */
  made?: string;
}

/** What is logged, besides its line, of a call that can change something. It names IDs, and no text, token or secret. */
export interface AuditEntry {
  readonly audit: string;
  readonly access: Access;
  readonly correlationId: string;
  readonly caller?: string | undefined;
  readonly account?: string | undefined;
  readonly through?: string | undefined;
  /** `replayed`: a repeat got the outcome of an earlier call. `partly`: it failed after something was changed. `unknown`: a store did not say whether it did what was asked. */
  readonly outcome: 'done' | 'replayed' | 'unchanged' | 'planned' | 'refused' | 'partly' | 'unknown';
  readonly status: number;
  readonly code?: string | undefined;
  /** The inputs of the call that are IDs. */
  readonly ids: AuditedIds;
  readonly changes: readonly AuditedChange[];
  /** Changes that are in no line. */
  readonly moreChanges?: number;
  /** One of several lines, where there are many changes. */
  readonly part?: number;
  readonly parts?: number;
  readonly simulated?: true | undefined;
  readonly flow?: FlowRun | undefined;
}

/** Says of an answer that a simulated store is behind it. The simulator says so itself, and the relay hands it on. */
export const SIMULATOR_HEADER = 'x-relay-simulator';

/** Says of an answer that it is the outcome of an earlier call, of which this one is a repeat. */
export const REPLAYED_HEADER = 'x-relay-replayed';

export type Log = (level: 'info' | 'warn' | 'error', line: LogEntry) => void;

export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): RelayResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(writeExact(value)),
  };
}
