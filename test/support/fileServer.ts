// A file host on loopback: with ranges and ETags or without, and with faults that a test chooses.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { serveOn } from './listen.ts';

export interface ServedFile {
  bytes: Buffer;
  etag?: string;
  ranges: boolean;
  /** Other files, by their path. */
  others?: Readonly<Record<string, Buffer>>;
  /** Runs before a response; may respond itself, and then returns true. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
}

export interface FileServer {
  readonly origin: string;
  /** Ranges that were asked for, `all` for none. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export async function startFileServer(file: ServedFile): Promise<FileServer> {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { range } = request.headers;
    asked.push(range ?? 'all');
    if (await file.before?.(request, response)) return;
    const { etag, ranges } = file;
    const bytes = file.others?.[request.url?.split('?')[0] ?? ''] ?? file.bytes;
    const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec((ranges && isSame && range) || '') ?? [];
    const common = { ...(etag !== undefined && { etag }), 'content-type': 'application/octet-stream' };
    if (from === undefined) {
      response.writeHead(200, { ...common, 'content-length': bytes.length }).end(bytes);
      return;
    }
    const part = bytes.subarray(Number(from), Number(to) + 1);
    const last = Number(from) + part.length - 1;
    const headers = { 'content-length': part.length, 'content-range': `bytes ${from}-${last}/${bytes.length}` };
    response.writeHead(206, { ...common, ...headers }).end(part);
  };
  const { origin, close } = await serveOn(createServer((request, response) => void answer(request, response)));
  return { origin, asked, close };
}

/** A build file of this size whose parts differ from each other. */
export function buildBytes(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) >>> 0, Math.min(at, size - 4));
  bytes.write('PK\x03\x04', 'latin1');
  return bytes;
}
