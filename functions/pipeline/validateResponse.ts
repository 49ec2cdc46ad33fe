// Whether a 200 is what a store answers with: JSON, whole, in an encoding that was asked for.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { type Store, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import type { StoreResponse } from '../transport/undiciAdapter.ts';

/** An answer that was parsed, and its bytes. */
export interface ParsedResponse {
  readonly json: unknown;
  readonly bytes: Buffer;
}

/** Samsung refuses with HTTP 200, too: `resultCode` is not "0000" then, or `ok` is false. Apple never does. */
export const refusesWith200: Readonly<Record<Store, (json: unknown) => boolean>> = {
  apple: () => false,
  samsung: samsungRefuses,
};

const kinds: Readonly<Record<Schema['type'], (value: unknown) => boolean>> = {
  object: isJsonObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
};

/** The cause of an answer that belongs to another call. */
export const RESPONSE_MISMATCH = 'another resource';

/** Whose answers may come compressed. Samsung's are small, and must be read to know what they are. */
export const mayCompress: Readonly<Record<Store, boolean>> = { apple: true, samsung: false };

/** A file is not read: it has to be the gzip that was asked for, and to have an end that can be told from a cut. */
export function checkFile({ store, accept }: Pick<StoreOperation, 'store' | 'accept'>, sent: StoreResponse): void {
  const isRight = accept === 'text/csv' ? isCsv(sent) : beginsAsGzip(sent.start);
  if (!isRight) throw invalidResponse(store, accept === 'text/csv' ? 'not CSV' : 'not gzip');
  if (!isFramed(sent)) throw invalidResponse(store, 'no end was told');
}

/**
 * A 200 with a web page or half a document is no success. An answer that is held is parsed: 16 µs for 4 KB, and no flow
 * gets half a document. Undefined for what streams, which is judged by its beginning.
 */
export function checkResponse(store: Store, sent: StoreResponse): ParsedResponse | undefined {
  const { body, start } = sent;
  if (!isPlain(sent)) throw invalidResponse(store, 'an encoding that was not asked for');
  if (!beginsAsJson(start)) throw invalidResponse(store, 'not JSON');
  if (Buffer.isBuffer(body)) return { json: parsed(store, body), bytes: body };
  if (!isFramed(sent)) throw invalidResponse(store, 'no end was told');
  return undefined;
}

export function invalidResponse(store: Store, cause: string): Failure {
  return new Failure(
    'store_invalid_answer',
    `${stores[store].title} sent an answer that is not what it documents. Try again later.`,
    { cause },
  );
}

/** Whether what an answer must have is there, in its type and form; all else is the store's own business. */
export function matchesShape(schema: Schema, value: unknown): boolean {
  const { type, pattern, properties = {}, required = [], nullable } = schema;
  if (nullable && value === null) return true;
  if (!kinds[type](value) || (pattern !== undefined && !new RegExp(pattern).test(String(value)))) return false;
  return required.every(
    (name) => properties[name] === undefined || matchesShape(properties[name], (value as JsonObject)[name]),
  );
}

/** The ID of the one resource that a JSON:API answer holds. */
export function responseIdOf(json: unknown): unknown {
  return isJsonObject(json) && isJsonObject(json.data) ? json.data.id : undefined;
}

/**
 * Up to how many bytes an answer that streams is read whole. Samsung writes texts as numbers and numbers as texts, so
 * that its values need the types that are declared. What answers for one ID is held to be judged by it. Apple's long
 * lists follow Apple's own schemas, and go on as they come. The answer to a write is always held: one that breaks off
 * must not look like a success.
 */
export function readWholeUpTo(store: Store, isRead: boolean, isOfOne: boolean): number {
  return store === 'samsung' || !isRead || isOfOne ? 16_777_216 : 0;
}

/** Any text may be CSV, so that the store's word counts; a web page or an error is none. */
function isCsv({ headers, start }: StoreResponse): boolean {
  return /^text\/csv\b/i.test(String(headers['content-type'] ?? '')) && !/^\s*[<{]/.test(start.toString('latin1'));
}

function beginsAsGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A body that ends with its connection has no end that could be told from a cut. */
function isFramed({ headers }: StoreResponse): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** Gzip was opened before (functions/pipeline/decompress.ts). */
function isPlain({ headers: { 'content-encoding': encoding = '' } }: StoreResponse): boolean {
  return /^\s*(?:identity)?\s*$/i.test(encoding);
}

/** JSON begins with a brace or bracket. */
function beginsAsJson(bytes: Buffer): boolean {
  return /^\s*[[{]/.test(bytes.toString('latin1', 0, 64));
}

function parsed(store: Store, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalidResponse(store, 'not JSON');
  }
}

function isDone(code: unknown): boolean {
  return String(code).padStart(4, '0') === '0000';
}

/** The actions on subscriptions say so with a text `code` beside a `message`; a `code` alone may be a part of the answer. */
function isToldBeside({ code, message }: JsonObject): boolean {
  return typeof code === 'string' && typeof message === 'string';
}

function samsungRefuses(json: unknown): boolean {
  if (!isJsonObject(json)) return false;
  const { resultCode, errorCode } = isJsonObject(json.body) ? json.body : json;
  const code = resultCode ?? errorCode;
  return json.ok === false || ((code ?? null) !== null && !isDone(code)) || (isToldBeside(json) && !isDone(json.code));
}
