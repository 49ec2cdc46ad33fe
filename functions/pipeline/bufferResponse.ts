// An answer of a store, read to its end: a refusal, or the answer to a token exchange.

import type { Deadline } from '../core/deadline.ts';
import { lengthOf, startCount } from '../core/heldMemory.ts';
import { readBytes } from '../core/readBody.ts';
import { connectionLost } from '../transport/transportErrors.ts';
import type { StoreResponse } from '../transport/undiciAdapter.ts';
import { bufferStart } from './bufferedStart.ts';
import { gunzipped } from './decompress.ts';

/** An answer that was read to its end. `json` is undefined when it is none. */
export interface BufferedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

/** More of a refusal, or of a token's answer, is not read, in bytes. */
const LARGEST = 262_144;
const NONE = Buffer.alloc(0);

/** A refusal, or the answer to a token exchange. What is too long, or broken gzip, is read as nothing. */
export async function bufferResponse(sent: StoreResponse): Promise<BufferedResponse> {
  const { status, headers, body } = (await gunzipped(sent)) ?? { ...sent, body: NONE };
  const bytes = await readAtMost(body, LARGEST);
  const text = bytes && bytes.length <= LARGEST ? bytes.toString('utf8') : '';
  return { status, headers, text, json: parsed(text) };
}

/**
 * The bytes of a store's answer, read to their end; undefined where there are more than `limit`. `length` is what it says
 * of its length. Throws `store_unreachable`
 * where the store breaks it off.
 */
export async function readAtMost(
  body: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
  length?: number,
): Promise<Buffer | undefined> {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  try {
    return await readBytes(body, limit, length);
  } catch (error) {
    throw connectionLost(error);
  }
}

/**
 * A success that streams, read whole where it is no longer than so many bytes; else it goes on as it came. A refusal is
 * read by whoever tells of it.
 */
export async function bufferUpTo(sent: StoreResponse, most: number, deadline: Deadline): Promise<StoreResponse> {
  const { body, status, headers } = sent;
  const isLong = Number(headers['content-length'] ?? 0) > most || most === 0;
  return Buffer.isBuffer(body) || status >= 300 || isLong
    ? sent
    : bufferStart(most, { ...sent, body }, { count: startCount(deadline, lengthOf(headers, most)) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
