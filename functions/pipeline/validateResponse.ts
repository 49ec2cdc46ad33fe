// Validates a 200 response: complete JSON in an encoding we requested.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { type Store, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import type { StoreResponse } from '../transport/storeResponse.ts';

const kinds: Readonly<Record<Schema['type'], (value: unknown) => boolean>> = {
  object: isJsonObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
};

/** Cause of a response that belongs to another request. */
export const RESPONSE_MISMATCH = 'another resource';

/** Validates a file without reading it: it must have the requested encoding, and framing that reveals truncation. */
export function checkFile({ store, accept }: Pick<StoreOperation, 'store' | 'accept'>, sent: StoreResponse): void {
  const isRight = accept === 'text/csv' ? isCsv(sent) : beginsAsGzip(sent.start);
  if (!isRight) throw invalidResponse(store, accept === 'text/csv' ? 'not CSV' : 'not gzip');
  if (!isFramed(sent)) throw invalidResponse(store, 'neither a length nor chunked encoding');
}

/**
 * Rejects a 200 with a web page, or of a kind that hides where it ends. Returns the bytes of a buffered response, and
 * undefined for a stream, of which only the start is checked.
 */
export function checkResponse(store: Store, sent: StoreResponse): Buffer | undefined {
  const { body, start } = sent;
  if (!isPlain(sent)) throw invalidResponse(store, 'a content encoding that was not requested');
  if (!beginsAsJson(start)) throw notJson(store);
  if (Buffer.isBuffer(body)) return body;
  if (!isFramed(sent)) throw invalidResponse(store, 'neither a length nor chunked encoding');
  return undefined;
}

export function notJson(store: Store): Failure {
  return invalidResponse(store, 'not JSON');
}

export function invalidResponse(store: Store, cause: string): Failure {
  return new Failure(
    'store_invalid_answer',
    `${stores[store].title} sent a response that does not match its documentation. Try again later.`,
    { cause },
  );
}

/** Whether all required members are present with their type and format; other members are not checked. */
export function matchesShape(schema: Schema, value: unknown): boolean {
  const { type, pattern, properties = {}, required = [], nullable } = schema;
  if (nullable && value === null) return true;
  if (!kinds[type](value) || (pattern !== undefined && !new RegExp(pattern).test(String(value)))) return false;
  return required.every(
    (name) => properties[name] === undefined || matchesShape(properties[name], (value as JsonObject)[name]),
  );
}

/**
 * Largest streamed response that is buffered, in bytes. `buffersReads` is a column of the store. A response for one ID is
 * buffered to check that ID. The response to a write is always buffered, since a truncated one must not look like a
 * success. All others are streamed.
 */
export function readWholeUpTo(buffersReads: boolean, isRead: boolean, isOfOne: boolean): number {
  return buffersReads || !isRead || isOfOne ? 16_777_216 : 0;
}

/** Trusts the content type, since any text may be CSV; a web page or an error is none. */
function isCsv({ headers, start }: StoreResponse): boolean {
  return /^text\/csv\b/i.test(String(headers['content-type'] ?? '')) && !/^\s*[<{]/.test(start.toString('latin1'));
}

function beginsAsGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A body that ends with its connection cannot be distinguished from a truncated one. */
function isFramed({ headers }: StoreResponse): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** Gzip is already decompressed (functions/pipeline/decompress.ts). */
function isPlain({ headers: { 'content-encoding': encoding = '' } }: StoreResponse): boolean {
  return /^\s*(?:identity)?\s*$/i.test(encoding);
}

/** Whether the bytes start with a brace or a bracket. */
function beginsAsJson(bytes: Buffer): boolean {
  return /^\s*[[{]/.test(bytes.toString('latin1', 0, 64));
}
