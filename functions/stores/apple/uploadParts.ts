// Validates the upload operations of a reservation: URL, offset, length and headers of each part.
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import { Failure } from '../../core/errors.ts';

export interface UploadPart {
  readonly url: string;
  readonly offset: number;
  readonly length: number;
  readonly headers: Readonly<Record<string, string>>;
  /** When the URL stops working, in milliseconds since 1970; undefined if Apple does not say. */
  readonly expires?: number | undefined;
}

/** A build of 20 GB has no more parts of 5 MiB, and no part has more headers. */
const MOST = 4_000;

/** Headers that would redirect the request, add credentials, or belong to the connection. */
const ours = new Set(
  'host authorization proxy-authorization cookie connection keep-alive transfer-encoding te trailer upgrade expect'.split(
    ' ',
  ),
);

/** RFC 9110, 5.6.2 and 5.5, without non-ASCII characters. */
const NAME = /^[!#$%&'*+.^`|~\w-]+$/;
const VALUE = /^[\t -~]*$/;

/** The parts have to cover the file from the first byte to the last: anything else would be a corrupt image. */
export function parseUploadParts(given: unknown, size: number): readonly UploadPart[] {
  const parts = asList(given)
    .map(partOf)
    .sort((a, b) => a.offset - b.offset);
  const end = parts.reduce((at, { offset, length }) => (offset === at ? at + length : Number.NaN), 0);
  if (end !== size) throw unclear();
  return parts;
}

function asList(given: unknown): readonly unknown[] {
  if (!Array.isArray(given) || given.length > MOST) throw unclear();
  return given;
}

function partOf(given: unknown): UploadPart {
  const { method, url, offset, length, requestHeaders, expiration } = asObject(given);
  if (method !== 'PUT' || typeof url !== 'string' || !URL.canParse(url)) throw unclear();
  if (typeof offset !== 'number' || typeof length !== 'number' || !(length >= 1)) throw unclear();
  const expires = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN;
  const part = { url, offset, length, headers: headersOf(requestHeaders, length) };
  return Number.isNaN(expires) ? part : { ...part, expires };
}

function unclear(): Failure {
  return new Failure('store_invalid_answer', 'App Store Connect did not say where each part of the file goes.');
}

function asObject(given: unknown): JsonObject {
  if (!isJsonObject(given)) throw unclear();
  return given;
}

/** A Content-Length has to match the part; it is dropped, because the client sets it from the bytes. */
function headersOf(given: unknown, length: number): UploadPart['headers'] {
  const named: Readonly<Record<string, string>> = Object.fromEntries(asList(given).map(headerOf));
  const { 'content-length': size = String(length), ...headers } = named;
  if (size !== String(length)) throw unclear();
  return headers;
}

function headerOf(given: unknown): readonly [string, string] {
  const { name, value } = asObject(given);
  if (typeof name !== 'string' || !NAME.test(name) || ours.has(name.toLowerCase())) throw unclear();
  if (typeof value !== 'string' || !VALUE.test(value)) throw unclear();
  return [name.toLowerCase(), value];
}
