// What a store compressed, as plain bytes: it is judged and searched for secrets as an answer that came plain.
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip, gunzipSync } from 'node:zlib';
import type { StoreOperation } from '../../connector/core/operation.ts';
import { BUFFER_LIMIT, type StoreResponse } from '../transport/undiciAdapter.ts';
import { bufferStart } from './bufferedStart.ts';
import { invalidResponse } from './validateResponse.ts';

/** Of a compressed answer that is held, so much is unzipped in one piece, in bytes; what is longer streams. */
const MOST_HELD = 4_194_304;
/** More of one answer is not unzipped, in bytes: 64 KiB can hold 64 MiB, and a stream any number. */
export const MAX_DECOMPRESSED = 268_435_456;
/** Up to this many compressed bytes the thread pool costs more than the work itself. */
const SMALL = 4_096;
/** Half the cost of zlib's own 16 KiB: 6 against 12 ms of CPU for 1.2 MB (Node 20). */
const PIECE = 65_536;

interface Inside {
  readonly buffer: Buffer;
  /** How many of the compressed bytes were read. */
  readonly engine: { readonly bytesWritten: number };
}
type Unzip<Result> = (bytes: Buffer, options: object) => Result;
/** The types of Node do not know what `info` changes. */
const unzipNow = gunzipSync as unknown as Unzip<Inside>;
const unzipLater = promisify(gunzip) as unknown as Unzip<Promise<Inside>>;

/**
 * An answer to this operation with its gzip opened, once, before anything judges it. Files stay files, and a long refusal is
 * read by whoever tells of it. A success with a broken gzip is `store_invalid_answer`.
 */
export async function decompressed({ store, responds }: StoreOperation, sent: StoreResponse): Promise<StoreResponse> {
  const isRefused = sent.status >= 300;
  if (isRefused ? !Buffer.isBuffer(sent.body) : responds.format === 'binary') return sent;
  const plain = await gunzipped(sent);
  if (!plain && !isRefused) throw invalidResponse(store, 'broken gzip');
  return plain ?? sent;
}

/**
 * The answer with its gzip opened; any other answer as it is. Undefined where the gzip is broken, as far as that is known
 * before it streams; a stream fails at its end. Several members are read as one. Bytes behind the last member are an
 * error for node:zlib, but for zeros, behind which it reads nothing.
 */
export async function gunzipped(sent: StoreResponse): Promise<StoreResponse | undefined> {
  const { body } = sent;
  if (!isGzip(sent)) return sent;
  if (!Buffer.isBuffer(body)) return streamed(sent, body);
  if (body.length === 0) return plain(sent, body);
  try {
    const options = { maxOutputLength: MOST_HELD, info: true };
    const { buffer, engine } = await (body.length <= SMALL ? unzipNow : unzipLater)(body, options);
    // what zlib did not read was not searched, and does not go on
    return { ...plain(sent, buffer), ...(engine.bytesWritten === body.length && { packed: body }) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? streamed(sent, Readable.from([body]))
      : undefined;
  }
}

function plain(sent: StoreResponse, bytes: Buffer): StoreResponse {
  const headers = { ...plainHeaders(sent), 'content-length': String(bytes.length) };
  return { status: sent.status, headers, body: bytes, start: bytes };
}

/** Length and encoding are those of the compressed body. */
function plainHeaders({ headers }: StoreResponse): Record<string, string> {
  const { 'content-encoding': _, 'content-length': __, ...rest } = headers;
  return rest;
}

/** Also by its old name; the case does not matter (RFC 9110, 8.4.1). */
function isGzip({ headers }: StoreResponse): boolean {
  return /^\s*(?:x-)?gzip\s*$/i.test(headers['content-encoding'] ?? '');
}

/** Gzip has an end of its own, which tells a whole answer from a cut one whatever HTTP says of it. */
function streamed(sent: StoreResponse, packed: Readable): Promise<StoreResponse> {
  const headers = { ...plainHeaders(sent), 'transfer-encoding': 'chunked' };
  return bufferStart(
    BUFFER_LIMIT,
    { ...sent, headers, body: inside(packed), start: Buffer.alloc(0) },
    { largest: MAX_DECOMPRESSED },
  );
}

/** Unzips no faster than it is read. Whichever ends lets go of the other. */
function inside(packed: Readable): Readable {
  const unzip = createGunzip({ chunkSize: PIECE });
  const leave = (): void => void packed.destroy();
  packed.once('error', (error) => unzip.destroy(error));
  // behind zeros zlib leaves the rest unread, and never closes
  unzip.once('end', leave).once('close', leave);
  return packed.pipe(unzip);
}
