// Sends calls to the relay without a host.
import { Readable } from 'node:stream';
import type { AuditEntry, LogEntry, RelayRequest } from '../../functions/core/types.ts';
import { goneBy } from './goneBy.ts';

export interface TestCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string | Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Strings, bytes and streams are sent unchanged, anything else as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

function streamOf(body: unknown): Readable {
  if (body instanceof Readable) return body;
  if (body instanceof Uint8Array || typeof body === 'string') return Readable.from([Buffer.from(body)]);
  return Readable.from([Buffer.from(JSON.stringify(body ?? null))]);
}

/** Sends a call, and returns the log lines that it wrote. */
export function testCallOf({ path = {}, query = '', headers = {}, body, signal }: TestCall = {}): RelayRequest & {
  readonly lines: readonly LogEntry[];
  readonly audits: readonly AuditEntry[];
} {
  const lines: LogEntry[] = [];
  const audits: AuditEntry[] = [];
  const all: Record<string, string> = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
  return {
    id: 'correlation-of-the-test',
    path,
    query: new URLSearchParams(query),
    self: `https://relay.example/api/call?${new URLSearchParams(query)}`,
    header: (name) => all[name.toLowerCase()],
    ...(body !== undefined && { body: streamOf(body) }),
    ...(signal && { whenGone: goneBy(signal) }),
    log: (_, line) => lines.push(line),
    audit: (line) => audits.push(line),
    lines,
    audits,
  };
}
