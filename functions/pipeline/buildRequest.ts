// Builds the store request of a validated call. Inputs can change neither its origin nor its path.
import { isJsonObject } from '../../connector/core/json.ts';
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { Failure } from '../core/errors.ts';
import { writeExact } from '../core/losslessJson.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import { type Secret, secret } from '../core/secret.ts';
import type { StoreRequest } from '../transport/storeRequest.ts';
import { multipartBody } from './multipart.ts';
import type { StoreDefinition } from './storeDefinition.ts';
import type { ValidatedRequest } from './validate.ts';

/** The columns of a store that a request depends on. */
type RequestStyle = Pick<StoreDefinition, 'queryStyle' | 'document'>;

type Parts = Pick<StoreRequest, 'headers' | 'secretHeaders' | 'body'>;

const NO_HEADERS: StoreRequest['headers'] = {};

const relayOnlyNames = rememberedFor(findRelayOnly);

/** Builds the request. Of the client's headers only `accept-encoding` has an effect; all others are set here. */
export function buildRequest(
  operation: Operation,
  valid: ValidatedRequest,
  acceptsGzip: boolean,
  style: RequestStyle,
): StoreRequest {
  const query = inMilliseconds(operation, forwardedQuery(operation, valid.query));
  const { headers, secretHeaders: sealed, body } = bodyParts(operation, valid, query, style);
  const inBody = operation.queryEncoding === 'body' || operation.bodyEncoding === 'form';
  const common: Record<string, string> = {
    accept: operation.accept ?? 'application/json',
    'accept-encoding': acceptsGzip ? 'gzip' : 'identity',
    'user-agent': 'store-relay',
  };
  if (operation.method !== 'GET') common['content-type'] = 'application/json';
  const message = {
    method: operation.method,
    path: `${pathOf(operation, valid.path)}${inBody ? '' : search(query, style)}`,
    headers: headers === NO_HEADERS ? common : Object.assign(common, headers),
    secrets: valid.body === undefined ? [] : secretsOf(operation, valid.body),
  };
  if (!sealed && body === undefined) return message;
  return { ...message, ...(sealed && { secretHeaders: sealed }), ...(body !== undefined && { body }) };
}

/** The query without inputs for the relay only: those of the designer and of pagination. */
function forwardedQuery(operation: Operation, query: ValidatedRequest['query']): ValidatedRequest['query'] {
  const names = relayOnlyNames(operation);
  const forwarded: Record<string, ParameterValue> = {};
  for (const name of Object.keys(query)) if (!names.has(name)) forwarded[name] = query[name] as ParameterValue;
  return forwarded;
}

/** The values with the times that the row names as milliseconds since 1970; inputs are validated dates and times. */
function inMilliseconds<T>({ milliseconds }: Operation, values: T): T {
  if (!milliseconds || !isJsonObject(values)) return values;
  const times = milliseconds.filter((name) => typeof values[name] === 'string');
  return { ...values, ...Object.fromEntries(times.map((name) => [name, Date.parse(String(values[name]))])) };
}

function findRelayOnly({ parameters }: Operation): ReadonlySet<string> {
  return new Set(parameters.filter((each) => each.relayOnly).map(({ name }) => name));
}

function bodyParts(
  operation: Operation,
  valid: ValidatedRequest,
  query: ValidatedRequest['query'],
  { document }: RequestStyle,
): Parts {
  const { bytes } = valid;
  if (bytes && operation.bodyEncoding === 'form') return formParts(bytes, query);
  if (bytes) return { headers: { 'content-type': 'application/octet-stream' }, body: bytes };
  const inputs = operation.queryEncoding === 'body' ? query : inMilliseconds(operation, valid.body);
  if (operation.bodyEncoding === 'cookies')
    return { headers: {}, secretHeaders: () => ({ cookie: cookies(operation, inputs) }) };
  const body = operation.document && document ? document.toDocument(operation.document, inputs, valid.path) : inputs;
  if (body === undefined) return { headers: NO_HEADERS };
  return { headers: { 'content-type': 'application/json' }, body: writeExact(body) };
}

/** `encodeURIComponent('..')` stays `..`, which a URL parser resolves; a path that normalization changes is rejected. */
function pathOf(operation: Operation, values: ValidatedRequest['path']): string {
  if (operation.names.path.length === 0) return operation.path;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  if (path === operation.path || new URL(path, 'https://store.invalid').pathname === path) return path;
  throw new Failure('invalid_request', `${operation.id} cannot be called with this ID.`);
}

function search(query: ValidatedRequest['query'], { queryStyle }: RequestStyle): string {
  let text = '';
  for (const name of Object.keys(query))
    for (const each of valuesOf(query[name] as ParameterValue, queryStyle))
      text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${each}`;
  return text;
}

/** Values that the row marks as passwords. Short ones are skipped, since masking them would hide ordinary words. */
function secretsOf({ body: shape }: Operation, body: unknown): Secret[] {
  return Object.entries(shape?.properties ?? {})
    .filter(([, { format }]) => format === 'password')
    .map(([name]) => (body as Readonly<Record<string, string>>)[name] ?? '')
    .filter((value) => value.length >= 8)
    .map(secret);
}

/** Multipart form of an upload: the query inputs are its fields, and `fileName` is the file name. */
function formParts(bytes: AsyncIterable<Uint8Array>, query: ValidatedRequest['query']): Parts {
  const { fileName = 'file', ...fields } = query;
  const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  const { contentType, body } = multipartBody(texts, String(fileName), bytes);
  return { headers: { 'content-type': contentType }, body };
}

/** Builds the Cookie header from the declared names, in their order; no client text is copied as a whole. */
function cookies(operation: Operation, body: unknown): string {
  return Object.keys(operation.body?.properties ?? {})
    .map((name) => `${name}=${(body as Readonly<Record<string, string>>)[name]}`)
    .join('; ');
}

/** The encoded values of one name: a list is one value with commas, or several. */
function valuesOf(value: ParameterValue, style: StoreDefinition['queryStyle']): readonly string[] {
  if (!Array.isArray(value)) return [encodeURIComponent(String(value))];
  const values = value.map((each) => encodeURIComponent(String(each)));
  return style === 'repeat' ? values : [values.join(',')];
}
