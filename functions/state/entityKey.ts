// Encodes partition and row keys, so that any text is a valid key in Azure Table Storage.
import { createHash } from 'node:crypto';

/** Longest text, in UTF-16 code units. */
const LONGEST_KEY_TEXT = 1024;

/** Longest encoded key as it is; Table Storage allows 512 characters (1 KiB) in each. */
const LONGEST = 256;

/**
 * Table Storage refuses `/`, `\`, `#`, `?` and control characters in keys, and a percent sign makes trouble in URLs. All
 * but letters, digits, `.`, `_` and `-` become `=` and four hexadecimal digits, one group for each UTF-16 code unit, so
 * that lone surrogates stay different too. A long text becomes `==` and its SHA-256, an empty one `=`; no other text
 * encodes to these. Source: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
 */
export function encodeKey(text: string): string {
  if (text.length > LONGEST_KEY_TEXT) throw new RangeError(`A key has at most ${LONGEST_KEY_TEXT} characters.`);
  if (text === '') return '=';
  const encoded = text.replace(/[^A-Za-z0-9._-]/g, asHex);
  if (encoded.length <= LONGEST) return encoded;
  return `==${createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex')}`;
}

function asHex(unit: string): string {
  return `=${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
