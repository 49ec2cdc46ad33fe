// 1 GiB of JSON as a stream: sent, received and counted, never buffered.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** The store's path for both directions. */
export const GIGABYTE = '/bench/gigabyte';
export const SIZE = 1_073_741_824;

const PIECE = 65_536;
const piece = Buffer.alloc(PIECE, 'a');
const first = Buffer.from(piece);
first.write('{"data":"');
const last = Buffer.from(piece);
last.write('"}', PIECE - 2);

function* pieces(): Generator<Buffer> {
  yield first;
  for (let at = 2; at < SIZE / PIECE; at += 1) yield piece;
  yield last;
}

export function gigabyte(): Readable {
  return Readable.from(pieces(), { objectMode: false });
}

export function sendGigabyte(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': SIZE });
  gigabyte().pipe(res);
}

export function receiveGigabyte(req: IncomingMessage, done: (size: number) => void): void {
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  req.on('end', () => done(size));
}
