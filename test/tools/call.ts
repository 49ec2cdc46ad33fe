// Calls as a flow would send them, without a host in between.
import { Readable } from 'node:stream';
import type { AuditLine, Call, Line } from '../../functions/message.ts';

export interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string | Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text goes as it is, and so do bytes; anything else goes as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A call, and the lines that it wrote to the log. */
export const callOf = ({
  path = {},
  query = '',
  headers = {},
  body,
  signal,
}: Asked = {}): Call & {
  readonly lines: readonly Line[];
  readonly audits: readonly AuditLine[];
} => {
  const lines: Line[] = [];
  const audits: AuditLine[] = [];
  const all: Record<string, string> = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
  const bytes =
    body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
  return {
    id: 'correlation-of-the-test',
    path,
    query: new URLSearchParams(query),
    self: `https://relay.example/api/call?${new URLSearchParams(query)}`,
    header: (name) => all[name.toLowerCase()],
    ...(body !== undefined && { body: Readable.from([bytes]) }),
    ...(signal && { signal }),
    log: (_, line) => lines.push(line),
    audit: (line) => audits.push(line),
    lines,
    audits,
  };
};
