// Where each part of a file goes, as a reservation says it: nothing of it is taken on trust.
import { isJsonObject, type JsonObject as Told } from '../../../connector/core/json.ts';
import { Failure } from '../../core/errors.ts';

export interface UploadPart {
  readonly url: string;
  readonly offset: number;
  readonly length: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** No file that the relay takes has more parts, and no part more headers. */
const MOST = 200;

/** They would lead the message elsewhere, open another door than that of the address, or belong to the connection. */
const ours = new Set(
  'host authorization proxy-authorization cookie connection keep-alive transfer-encoding te trailer upgrade expect'.split(
    ' ',
  ),
);

/** RFC 9110, 5.6.2 and 5.5, without what is not ASCII. */
const NAME = /^[!#$%&'*+.^`|~\w-]+$/;
const VALUE = /^[\t -~]*$/;

/** They have to be the file, from its first byte to its last: anything else would be a broken picture. */
export function parseUploadParts(told: unknown, size: number): readonly UploadPart[] {
  const parts = asList(told)
    .map(partOf)
    .sort((a, b) => a.offset - b.offset);
  const end = parts.reduce((at, { offset, length }) => (offset === at ? at + length : Number.NaN), 0);
  if (end !== size) throw unclear();
  return parts;
}

function asList(told: unknown): readonly unknown[] {
  if (!Array.isArray(told) || told.length > MOST) throw unclear();
  return told;
}

function partOf(told: unknown): UploadPart {
  const { method, url, offset, length, requestHeaders } = asObject(told);
  if (method !== 'PUT' || typeof url !== 'string' || !URL.canParse(url)) throw unclear();
  if (typeof offset !== 'number' || typeof length !== 'number' || !(length >= 1)) throw unclear();
  return { url, offset, length, headers: headersOf(requestHeaders, length) };
}

function unclear(): Failure {
  return new Failure('store_invalid_answer', 'App Store Connect did not say where each part of the file goes.');
}

function asObject(told: unknown): Told {
  if (!isJsonObject(told)) throw unclear();
  return told;
}

/** A length that is told has to be the true one; it is that of the bytes in any case, and does not travel twice. */
function headersOf(told: unknown, length: number): UploadPart['headers'] {
  const named: Readonly<Record<string, string>> = Object.fromEntries(asList(told).map(headerOf));
  const { 'content-length': size = String(length), ...headers } = named;
  if (size !== String(length)) throw unclear();
  return headers;
}

function headerOf(told: unknown): readonly [string, string] {
  const { name, value } = asObject(told);
  if (typeof name !== 'string' || !NAME.test(name) || ours.has(name.toLowerCase())) throw unclear();
  if (typeof value !== 'string' || !VALUE.test(value)) throw unclear();
  return [name.toLowerCase(), value];
}
