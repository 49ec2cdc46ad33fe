// Request and response types of the relay, independent of the host.
import type { Readable } from 'node:stream';
import type { Access } from '../../connector/core/operation.ts';
import type { WhenGone } from './deadline.ts';
import type { FlowRun } from './flowRun.ts';
import { writeExact } from './losslessJson.ts';

/** Progress of a job as callers see it. */
export interface JobProgress {
  /** 0 to 100. */
  readonly percent?: number;
  readonly bytesSent?: number;
  readonly bytesTotal?: number;
  readonly sentence: string;
}

export interface RelayRequest {
  /** Correlation id, logged in every line of the call and returned as `x-correlation-id`. */
  readonly id: string;
  /** Decoded route parameters. */
  readonly path: Readonly<Record<string, string | undefined>>;
  /** Query with repeated names, without the function key (`code`). */
  readonly query: URLSearchParams;
  /** URL of the call without the function key; the base of next-page links. */
  readonly self: string;
  readonly header: (name: string) => string | undefined;
  /** SHA-256 of the function key that the host accepted; the key itself is not passed on. */
  readonly keyDigest?: Buffer | undefined;
  readonly body?: AsyncIterable<Uint8Array> | undefined;
  /** Reports when the client disconnects, if the host can detect that. */
  readonly whenGone?: WhenGone | undefined;
  readonly traceparent?: string | undefined;
  /** Called while the call waits for a job: at each checkpoint, and while the job waits for the store. Must not throw. */
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** Leaves out of a page of a store what the caller does not get, before the page is scanned: that would cost more. */
  readonly shorten?: ((page: Buffer) => Buffer) | undefined;
  /** Writes the log line of this call. */
  readonly log: Log;
  /** Writes the audit entry of this call, if it can change something. */
  readonly audit: (line: AuditEntry) => void;
}

export interface RelayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | Readable | undefined;
  /** Number of list members that were omitted because of their type, such as null. */
  readonly leftOut?: number;
  /** For a response in the message of another protocol: what the operation inside answered, for the log and the audit. */
  readonly outcome?: Outcome;
  /** The same for a body that is streamed before it is known: logged when it resolves, with nothing for this response. */
  readonly laterOutcome?: Promise<Outcome | undefined>;
}

/** What is logged of a response. */
export type Outcome = Pick<RelayResponse, 'status' | 'headers' | 'body'>;

/** The log line of a call. It contains query keys, never values. */
export interface LogEntry {
  readonly operation: string;
  readonly correlationId: string;
  readonly query: readonly string[];
  readonly traceparent?: string;
  /** The operation that delegated this call. */
  viaOperation?: string;
  /** Deprecated copy of `viaOperation`. */
  through?: string;
  /** The caller's name in the settings. */
  caller?: string;
  account?: string;
  /** HTTP status of the relay's response. */
  status?: number;
  /** HTTP status of the store's response, if any. */
  storeStatus?: number;
  milliseconds?: number;
  /** Requests sent to the store for this call. */
  attempts: number;
  /** Writes of this call that the store made or may have made. */
  changes?: number;
  /** The response is the stored outcome of an earlier identical call. */
  replayed?: true;
  /** The response, or a part of it, comes from a simulated store. */
  simulated?: true;
  /** Difference between the store's clock and ours, if it matters. */
  clockSkewSeconds?: number;
  /** The trigger had no usable checkpoint: the `initial` poll, or a `reset` because the checkpoint was not its own. */
  triggerState?: 'initial' | 'reset';
  /** Deprecated copy of `triggerState`, with other words. */
  begins?: 'first' | 'anew';
  /** The trigger's checkpoint was not authenticated, so the poll reads few pages. */
  stateUnproven?: true;
  /** Locations of values in the store's response that did not have their declared type: `data.2.attributes.name`. */
  retyped?: readonly string[];
  code?: string;
  cause?: string;
}

/** IDs by input name. A value without the format of an ID is `(other form)`. */
export type AuditedIds = Readonly<Record<string, string | readonly string[]>>;

/** One request to a store that can change something. */
export interface AuditedChange {
  readonly operation: string;
  readonly method: string;
  /** Path at the store, without a query. */
  readonly path: string;
  readonly ids: AuditedIds;
  /** HTTP status of the store's response; absent without a response. */
  status?: number;
  /** ID of the resource that the store created. */
  made?: string;
}

/** Audit log entry of a call that can change something. It contains IDs, and no text, token or secret. */
export interface AuditEntry {
  readonly audit: string;
  readonly access: Access;
  readonly correlationId: string;
  readonly caller?: string | undefined;
  readonly account?: string | undefined;
  readonly viaOperation?: string | undefined;
  /** Deprecated copy of `viaOperation`. */
  readonly through?: string | undefined;
  /** `replayed`: stored outcome of an earlier call. `partly`: failed after a change. `unknown`: not confirmed by the store. */
  readonly outcome: 'done' | 'started' | 'replayed' | 'unchanged' | 'planned' | 'refused' | 'partly' | 'unknown';
  readonly status: number;
  readonly code?: string | undefined;
  /** Inputs that are IDs. */
  readonly ids: AuditedIds;
  readonly changes: readonly AuditedChange[];
  /** Number of changes that were not recorded. */
  readonly moreChanges?: number;
  /** Number of this entry, if many changes need several. */
  readonly part?: number;
  readonly parts?: number;
  readonly simulated?: true | undefined;
  readonly flow?: FlowRun | undefined;
}

/** Marks a response from a simulated store. The simulator sets it, and the relay forwards it. */
export const SIMULATOR_HEADER = 'x-relay-simulator';

/** Marks a response that is the stored outcome of an earlier identical call. */
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
