// Buffers a store response: an error, or the response of a token exchange.

import type { Deadline } from '../core/deadline.ts';
import { lengthOf, startCount } from '../core/heldMemory.ts';
import type { MaybePromise } from '../core/maybePromise.ts';
import { readBytes } from '../core/readBody.ts';
import type { StoreResponse } from '../transport/storeResponse.ts';
import { connectionLost } from '../transport/transportErrors.ts';
import { bufferStart } from './bufferedStart.ts';
import { gunzipped } from './decompress.ts';

/** A buffered response. `json` is undefined if the body is not JSON. */
export interface BufferedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

/** Largest buffered body, in bytes. */
const LARGEST = 262_144;
const NONE = Buffer.alloc(0);

/** Reads an error or a token response. A body that is too long, broken gzip, or of an encoding that was not requested becomes empty. */
export async function bufferResponse(sent: StoreResponse): Promise<BufferedResponse> {
  const { status, headers, body } = (await gunzipped(sent)) ?? { ...sent, body: NONE };
  const bytes = await readAtMost(body, LARGEST);
  const isReadable = bytes !== undefined && bytes.length <= LARGEST && !isEncoded(headers);
  const text = isReadable ? bytes.toString('utf8') : '';
  return { status, headers, text, json: parsed(text) };
}

/**
 * Reads a store response to its end; undefined if it exceeds `limit`. `length` is its declared length. Throws
 * `store_unreachable` if the connection closes early.
 */
export async function readAtMost(
  body: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
  length?: number,
): Promise<Buffer | undefined> {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return readBytes(body, limit, length, connectionLost);
}

/**
 * Buffers a successful response of at most so many bytes; a longer one stays a stream. Error responses are buffered
 * where they are mapped.
 */
export function bufferUpTo(sent: StoreResponse, most: number, deadline: Deadline): MaybePromise<StoreResponse> {
  const { body, status, headers } = sent;
  const isLong = Number(headers['content-length'] ?? 0) > most || most === 0;
  return Buffer.isBuffer(body) || status >= 300 || isLong
    ? sent
    : bufferStart(most, { ...sent, body }, { count: startCount(deadline, lengthOf(headers, most)) });
}

function isEncoded({ 'content-encoding': encoding = 'identity' }: StoreResponse['headers']): boolean {
  return !/^\s*identity\s*$/i.test(encoding);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
