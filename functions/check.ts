// Whether a 200 is what a store answers with: JSON, whole, in an encoding that was asked for.
import { gunzipSync } from 'node:zlib';
import { isPart, type Part } from '../connector/part.ts';
import type { Schema } from '../connector/schema.ts';
import { type Store, stores } from '../connector/stores.ts';
import type { Sent } from './adapter.ts';
import { Failure } from './errors.ts';
import type { Secret } from './secret.ts';

export const invalidAnswer = (store: Store, cause: string): Failure =>
  new Failure(
    'store_invalid_answer',
    `${stores[store].title} sent an answer that is not what it documents. Try again later.`,
    { cause },
  );

/** The first bytes tell: gzip has its mark, JSON begins with a brace or bracket. */
const beginsRight = (bytes: Buffer, encoding: string | undefined): boolean =>
  encoding === 'gzip' ? bytes[0] === 0x1f && bytes[1] === 0x8b : /^\s*[[{]/.test(bytes.toString('latin1', 0, 64));

const parsed = (store: Store, bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalidAnswer(store, 'not JSON');
  }
};

/** What is longer compressed, in bytes, passes as it is: to unzip a list of 200 KB costs ten times the rest of the call. */
const SMALL = 4_096;
/** More than this is not unzipped, in bytes: it is judged by its beginning. */
const LARGEST_INSIDE = 4_194_304;

/** What is inside, or undefined when that is too much to look at. */
const insideOf = (store: Store, compressed: Buffer): Buffer | undefined => {
  try {
    return gunzipSync(compressed, { maxOutputLength: LARGEST_INSIDE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw invalidAnswer(store, 'broken gzip');
  }
};

/** An answer that was parsed, and its bytes without their compression. */
export interface Read {
  readonly json: unknown;
  readonly bytes: Buffer;
}

/** Compressed JSON. An echo of a secret is no answer. */
const readInside = (store: Store, compressed: Buffer, secrets: readonly Secret[]): Read | undefined => {
  const bytes = insideOf(store, compressed);
  if (!bytes) return undefined;
  if (!beginsRight(bytes, undefined)) throw invalidAnswer(store, 'not JSON');
  if (secrets.some((secret) => bytes.includes(secret.reveal()))) throw invalidAnswer(store, 'an echo');
  return { json: parsed(store, bytes), bytes };
};

/** A body that ends with its connection has no end that could be told from a cut. */
const isFramed = ({ headers }: Sent): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

const encodings = new Set([undefined, 'identity', 'gzip']);

/** A file is not read: it has to be the gzip that was asked for, and to have an end that can be told from a cut. */
export const checkFile = (store: Store, sent: Sent): void => {
  if (!beginsRight(sent.start, 'gzip')) throw invalidAnswer(store, 'not gzip');
  if (!isFramed(sent)) throw invalidAnswer(store, 'no end was told');
};

/**
 * A 200 with a web page or half a document is no success. An answer that is held is parsed: 16 µs for 4 KB, and no flow
 * gets half a document. Undefined for what streams or is large and compressed, which is judged by its beginning.
 */
export const checkAnswer = (store: Store, sent: Sent, secrets: readonly Secret[]): Read | undefined => {
  const { headers, body, start } = sent;
  const encoding = headers['content-encoding'];
  if (!encodings.has(encoding)) throw invalidAnswer(store, 'an encoding that was not asked for');
  if (!beginsRight(start, encoding)) throw invalidAnswer(store, 'not JSON');
  if (!isFramed(sent) && (!Buffer.isBuffer(body) || encoding === 'gzip')) throw invalidAnswer(store, 'no end was told');
  if (!Buffer.isBuffer(body)) return undefined;
  if (encoding !== 'gzip') return { json: parsed(store, body), bytes: body };
  return body.length <= SMALL ? readInside(store, body, secrets) : undefined;
};

const isDone = (code: unknown): boolean => String(code).padStart(4, '0') === '0000';

/** The actions on subscriptions say so with a text `code` beside a `message`; a `code` alone may be a part of the answer. */
const isToldBeside = ({ code, message }: Part): boolean => typeof code === 'string' && typeof message === 'string';

const samsungRefuses = (json: unknown): boolean => {
  if (!isPart(json)) return false;
  const { resultCode, errorCode } = isPart(json.body) ? json.body : json;
  const code = resultCode ?? errorCode;
  return json.ok === false || ((code ?? null) !== null && !isDone(code)) || (isToldBeside(json) && !isDone(json.code));
};

/** Samsung refuses with HTTP 200, too: `resultCode` is not "0000" then, or `ok` is false. Apple never does. */
export const refusesWith200: Readonly<Record<Store, (json: unknown) => boolean>> = {
  apple: () => false,
  samsung: samsungRefuses,
};

const kinds: Readonly<Record<Schema['type'], (value: unknown) => boolean>> = {
  object: isPart,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
};

/** Whether what an answer must have is there, in its type and form; all else is the store's own business. */
export const hasShape = (schema: Schema, value: unknown): boolean => {
  const { type, pattern, properties = {}, required = [], nullable } = schema;
  if (nullable && value === null) return true;
  if (!kinds[type](value) || (pattern !== undefined && !new RegExp(pattern).test(String(value)))) return false;
  return required.every((name) => properties[name] === undefined || hasShape(properties[name], (value as Part)[name]));
};

/** The cause of an answer that belongs to another call. */
export const ANOTHER = 'another resource';

/** The ID of the one resource that a JSON:API answer holds. */
export const idOf = (json: unknown): unknown => (isPart(json) && isPart(json.data) ? json.data.id : undefined);

/**
 * Up to how many bytes an answer that streams is read whole, so that its values get the types that are declared. Samsung
 * writes texts as numbers and numbers as texts; Apple's long answers follow Apple's own schemas, and go on as they come.
 */
export const readWholeUpTo: Readonly<Record<Store, number>> = { apple: 0, samsung: 16_777_216 };

/** Whose answers may come compressed. Samsung's are small, and must be read to know what they are. */
export const mayCompress: Readonly<Record<Store, boolean>> = { apple: true, samsung: false };
