// Requests a store over plain node:http, without normalisation, decompression or retries.
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The connection error, if any. */
  readonly broken?: string;
}

/** Timeout for a store that hangs. */
const TIMEOUT = 10_000;

export function askRaw(origin: string, path: string, { method = 'GET', headers = {}, body }: Question = {}) {
  return new Promise<RawAnswer>((resolve) => {
    const pieces: Buffer[] = [];
    const answered = (status: number, received: IncomingHttpHeaders, broken?: string): void => {
      const bytes = Buffer.concat(pieces);
      const found = { status, headers: received, bytes, text: bytes.toString('utf8') };
      resolve(broken === undefined ? found : { ...found, broken });
    };
    const { hostname, port } = new URL(origin);
    const outgoing = request({
      hostname,
      port,
      path,
      method,
      headers,
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    // Node 24 may emit a reset within a body on the request before it emits it on the response
    let answer: IncomingMessage | undefined;
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      answered(answer?.statusCode ?? 0, answer?.headers ?? {}, error.code),
    );
    outgoing.on('response', (incoming) => {
      answer = incoming;
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('error', (error: NodeJS.ErrnoException) =>
        answered(incoming.statusCode ?? 0, incoming.headers, error.code),
      );
      incoming.on('end', () => answered(incoming.statusCode ?? 0, incoming.headers));
    });
    outgoing.end(body);
  });
}
