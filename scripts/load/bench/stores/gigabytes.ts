// 1 GiB of JSON as a stream: sent, received and counted, never buffered.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Bytes of each piece, and the number of pieces of 1 GiB. */
export const PIECE = 65_536;
export const PIECE_COUNT = 16_384;

/** The store's path for both directions; the number of pieces is its last part. */
export const STREAM = '/bench/stream/';

const piece = Buffer.alloc(PIECE, 'a');
const first = Buffer.from(piece);
first.write('{"data":"');
const last = Buffer.from(piece);
last.write('"}', PIECE - 2);

export function streamPath(pieces: number): string {
  return `${STREAM}${pieces}`;
}

function* pieces(count: number): Generator<Buffer> {
  yield first;
  for (let at = 2; at < count; at += 1) yield piece;
  yield last;
}

/** At least two pieces. */
export function streamPieces(count: number): Readable {
  return Readable.from(pieces(count), { objectMode: false });
}

export function sendStream(res: ServerResponse, path: string): void {
  const count = Number(path.slice(STREAM.length));
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': count * PIECE });
  streamPieces(count).pipe(res);
}

export function receiveStream(req: IncomingMessage, done: (size: number) => void): void {
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  req.on('end', () => done(size));
}
