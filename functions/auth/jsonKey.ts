// A private key inside JSON: a JWK, a byte array, or a field of another tool's file.
import type { JsonWebKey } from 'node:crypto';
import type { NestedReaders } from './keyFormats.ts';
import { fromJwk, keyProblem, type ReadKey } from './keyKinds.ts';

/** The member `type` of Google's key files. */
const GOOGLE_FILE = 'service_account';

/** Key fields in the JSON of other tools: fastlane's key, a secret, a flow's file. */
const fields = [
  'key',
  'private_key',
  'privateKey',
  'key_content',
  'keyContent',
  'pem',
  'p8',
  'value',
  '$content',
  'content',
];

/** Reads the key from a JSON text; undefined if the text is not JSON. */
export function fromJsonKey(given: string, again: NestedReaders): ReadKey | undefined {
  const text = given.replace(/^\uFEFF/, '').trim();
  if (!/^[[{"]/.test(text)) return undefined;
  const json = parsed(text);
  if (typeof json === 'string') return again.text(json);
  if (typeof json !== 'object' || json === null) return undefined;
  return fromPart(json as Record<string, unknown>, again);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromPart(part: Record<string, unknown>, again: NestedReaders): ReadKey {
  const list = Array.isArray(part) ? part : [part.data, part.keys].find(Array.isArray);
  if (list?.length && list.every(isByte)) return again.bytes(Buffer.from(list));
  if (list && list.length !== 1) return keyProblem('is JSON with several keys, or none. Give the one that is meant');
  if (list) return again.text(JSON.stringify(list[0]));
  if (part.kty !== undefined) return fromJwk(part as JsonWebKey, again.expected);
  const { fileType } = again.expected;
  if (part.type === GOOGLE_FILE && fileType !== GOOGLE_FILE)
    return keyProblem('is the key file of a Google service account. The key of this store is needed');
  const inner = fields.map((name) => part[name]).find((value) => typeof value === 'string' || isPart(value));
  if (inner === undefined) return keyProblem('is JSON, but neither a JWK nor an object with the key in the field key');
  return again.text(typeof inner === 'string' ? inner : JSON.stringify(inner));
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 256;
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
