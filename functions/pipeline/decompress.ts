// Decompresses store responses, so that they are validated and masked like uncompressed ones.
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip, gunzipSync } from 'node:zlib';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import type { MaybePromise } from '../core/maybePromise.ts';
import { BUFFER_LIMIT, type StoreResponse } from '../transport/storeResponse.ts';
import { bufferStart } from './bufferedStart.ts';
import { invalidResponse } from './validateResponse.ts';

/** Largest decompressed size of a buffered response, in bytes; a longer one streams. */
const MOST_HELD = 4_194_304;
/** Largest decompressed size of any response, in bytes: 64 KiB can expand to 64 MiB, and a stream has no bound. */
export const MAX_DECOMPRESSED = 268_435_456;
/**
 * Up to this many decompressed bytes the thread pool costs more than decompressing at once: 58 against 10 µs of CPU for
 * 4 KB, 440 against 88 for 180 KB (Node 20).
 */
const MOST_AT_ONCE = 1_048_576;
/** Smallest buffer for the decompressed bytes. */
const LEAST = 1_024;
/** Chunk size; half the cost of zlib's default of 16 KiB: 6 against 12 ms of CPU for 1.2 MB (Node 20). */
const PIECE = 65_536;

interface Inside {
  readonly buffer: Buffer;
  /** Number of compressed bytes that were consumed. */
  readonly engine: { readonly bytesWritten: number };
}
type Unzip<Result> = (bytes: Buffer, options: object) => Result;
/** Node's types lack the result of the option `info`. */
const unzipNow = gunzipSync as unknown as Unzip<Inside>;
const unzipLater = promisify(gunzip) as unknown as Unzip<Promise<Inside>>;

/**
 * Decompresses a response to this operation once, before validation. Files stay compressed, and long error responses are
 * decompressed where they are mapped. A success with broken gzip is `store_invalid_answer`.
 */
export function decompressed({ store, responds }: StoreOperation, sent: StoreResponse): MaybePromise<StoreResponse> {
  const isRefused = sent.status >= 300;
  const isOther = isRefused ? !Buffer.isBuffer(sent.body) : responds.format === 'binary';
  return isOther || !isGzip(sent) ? sent : unpacked(store, sent, isRefused);
}

async function unpacked(store: Store, sent: StoreResponse, isRefused: boolean): Promise<StoreResponse> {
  const plain = await gunzipped(sent);
  if (!plain && !isRefused) throw invalidResponse(store, 'broken gzip');
  return plain ?? sent;
}

/**
 * Decompresses a gzip response; returns any other unchanged. Undefined if the gzip is broken and that is known before
 * streaming; a stream fails at its end. Several gzip members are concatenated. node:zlib rejects bytes after the last
 * member, except zeros, after which it stops reading.
 */
export async function gunzipped(sent: StoreResponse): Promise<StoreResponse | undefined> {
  const { body } = sent;
  if (!isGzip(sent)) return sent;
  if (!Buffer.isBuffer(body)) return streamed(sent, body);
  if (body.length === 0) return plain(sent, body);
  try {
    const { buffer, engine } = unzippedAtOnce(body) ?? (await unzipLater(body, optionsFor(body, MOST_HELD)));
    // bytes that zlib did not consume were not checked, so they are not forwarded
    return { ...plain(sent, buffer), ...(engine.bytesWritten === body.length && { packed: body }) };
  } catch (error) {
    return isTooLarge(error) ? streamed(sent, Readable.from([body])) : undefined;
  }
}

/** Undefined if it is larger, whatever size the gzip declares. */
function unzippedAtOnce(body: Buffer): Inside | undefined {
  if (declaredSize(body) > MOST_AT_ONCE) return undefined;
  try {
    return unzipNow(body, optionsFor(body, MOST_AT_ONCE));
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return undefined;
  }
}

/** With one buffer for all of it, if the gzip declares its size: several buffers cost two to ten times as much. */
function optionsFor(body: Buffer, maxOutputLength: number): object {
  const chunkSize = Math.min(MOST_AT_ONCE, Math.max(LEAST, declaredSize(body) + 64));
  return { chunkSize, maxOutputLength, info: true };
}

/** The decompressed size at the end of a gzip (RFC 1952, 2.3.1): of the last member alone, and not to be trusted. */
function declaredSize(body: Buffer): number {
  return body.length < 4 ? 0 : body.readUInt32LE(body.length - 4);
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}

function plain(sent: StoreResponse, bytes: Buffer): StoreResponse {
  const headers = { ...plainHeaders(sent), 'content-length': String(bytes.length) };
  return { status: sent.status, headers, body: bytes, start: bytes };
}

/** Removes the length and encoding of the compressed body. */
function plainHeaders({ headers }: StoreResponse): Record<string, string> {
  const { 'content-encoding': _, 'content-length': __, ...rest } = headers;
  return rest;
}

/** Also by its alias x-gzip; case-insensitive (RFC 9110, 8.4.1). */
function isGzip({ headers }: StoreResponse): boolean {
  return /^\s*(?:x-)?gzip\s*$/i.test(headers['content-encoding'] ?? '');
}

/** Gzip marks its own end, so a truncated response is detected regardless of HTTP framing. */
function streamed(sent: StoreResponse, packed: Readable): Promise<StoreResponse> {
  const headers = { ...plainHeaders(sent), 'transfer-encoding': 'chunked' };
  return bufferStart(
    BUFFER_LIMIT,
    { ...sent, headers, body: inside(packed), start: Buffer.alloc(0) },
    { largest: MAX_DECOMPRESSED },
  );
}

/** Decompresses with backpressure; the end of either stream destroys the other. */
function inside(packed: Readable): Readable {
  const unzip = createGunzip({ chunkSize: PIECE });
  const leave = (): void => void packed.destroy();
  packed.once('error', (error) => unzip.destroy(error));
  // after trailing zeros zlib leaves the rest unread and never closes
  unzip.once('end', leave).once('close', leave);
  return packed.pipe(unzip);
}
