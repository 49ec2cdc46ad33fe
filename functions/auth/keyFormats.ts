// Text formats of a private key: PEM, base64, hexadecimal digits, data: URL.
import {
  checkKey,
  type ExpectedKey,
  keyKindOf,
  keyProblem,
  loadDer,
  type ReadKey,
  refusedKeys,
  refusedPemLabels,
} from './keyKinds.ts';
import { decodeKeyText } from './keyText.ts';

/** Readers for nested content, which may be wrapped again. */
export interface NestedReaders {
  readonly expected: ExpectedKey;
  readonly text: (given: string) => ReadKey;
  readonly bytes: (given: Buffer) => ReadKey;
}

/** Message for base64 that is not a key. */
export const NO_KEY = 'is base64, but not of a private key. Copy the whole file that the store gave you';
const CUT = 'is cut off: it is not the whole key. Copy the whole file that the store gave you';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)(?:(-----END )[A-Z0-9 ]+-----|(?=-----BEGIN)|$)/g;

const ALONE = 'is a number of 32 bytes alone. Give the key file that the store gave you';

/** DER in a text, one character per byte. DER decoded as UTF-8 has lost bytes. */
export function fromBinaryText(given: string, { expected }: NestedReaders): ReadKey | undefined {
  if (!/^0[\u0080-\u00FF\uFFFD]/.test(given)) return undefined;
  const bytes = Buffer.from(given, 'latin1');
  const read = /^[^\u0100-\uFFFF]*$/.test(given) && isDer(bytes) ? fromDer(bytes, expected) : undefined;
  return read ?? keyProblem('is a binary file that was read as text, which spoils it. Give base64 of it, or its path');
}

/** RFC 2397. */
export function fromDataUrl(text: string, again: NestedReaders): ReadKey | undefined {
  const [, kind = '', content] = /^data:([^,]{0,200}),([\s\S]*)$/i.exec(text) ?? [];
  if (content === undefined) return undefined;
  const isBase64 = /;\s*base64$/i.test(kind) && !content.includes('-----BEGIN');
  return isBase64 ? again.bytes(Buffer.from(content, 'base64')) : again.text(content);
}

/** RFC 7468, also if the BEGIN or END line is missing but the key is complete. */
export function fromPem(text: string, again: NestedReaders): ReadKey | undefined {
  const blocks = [...withBegin(text).matchAll(BLOCK)];
  // `openssl ecparam` writes the curve in a separate block before the key
  const block = blocks.find(([, label]) => label?.endsWith('PRIVATE KEY')) ?? blocks[0];
  if (!block) return undefined;
  const [, label = '', body = '', end] = block;
  if (label in refusedPemLabels) return keyProblem(refusedPemLabels[label] ?? '');
  if (/Proc-Type:.*ENCRYPTED/.test(body)) return keyProblem(refusedKeys.encrypted);
  return fromBody(body, again) ?? keyProblem(spoilt(body, end !== undefined));
}

/** Hexadecimal digits of DER or of a text, with or without 0x, \x, colons and spaces. */
export function fromHex(text: string, { bytes }: NestedReaders): ReadKey | undefined {
  const digits = text.replace(/\\+x|0x|[\s:,]/gi, '');
  if (!/^(?:[\da-f]{2}){32,}$/i.test(digits)) return undefined;
  if (digits.length === 64 && !/^308[12]/.test(digits)) return keyProblem(ALONE);
  return /^(?:30|2d2d|efbbbf|fffe|feff|2d00|4c53|4d49|7b)/i.test(digits)
    ? bytes(Buffer.from(digits, 'hex'))
    : undefined;
}

/** Base64 or base64url of DER, or of a text with the key. */
export function fromBase64(text: string, again: NestedReaders): ReadKey | undefined {
  const letters = text.replace(/^base64[:,]/i, '').replace(/[\s\\]/g, '');
  if (/^[\w+/-]{43}=?$/.test(letters) && !isProse(text)) return keyProblem(ALONE);
  if (!/^[\w+/-]{64,}={0,3}$/.test(letters) || isProse(text)) return undefined;
  const bytes = Buffer.from(letters, 'base64');
  if (isDer(bytes)) return fromDer(bytes, again.expected) ?? keyProblem(derProblem(bytes));
  const inner = decodeKeyText(bytes);
  return /BEGIN|^[\s\w+/={}"[\],:.-]+$/.test(inner) && !inner.includes('\uFFFD')
    ? again.text(inner)
    : keyProblem(keyKindOf(bytes) ?? NO_KEY);
}

/** Whether the bytes look like DER of a key: a sequence, complete or truncated, that starts with an integer or a sequence. */
export function isDer(bytes: Buffer): boolean {
  const [first, length = 0] = bytes;
  if (first !== 0x30) return false;
  const inner = bytes[length < 0x80 ? 2 : 2 + (length & 0x7f)];
  const isSize = length === 0x81 || length === 0x82 || length === bytes.length - 2;
  return isSize && (inner === 0x02 || inner === 0x30);
}

/** The problem with DER that is not a readable private key. */
export function derProblem(der: Buffer): string {
  const [, length = 0] = der;
  const size = length < 0x80 ? length : der.readUIntBE(2, length & 0x7f);
  return (
    keyKindOf(der) ?? (size > der.length ? CUT : 'holds bytes that are not a private key. Copy the whole file again')
  );
}

/** Reads a key from DER; undefined if it is not a private key. */
export function fromDer(der: Buffer, expected: ExpectedKey): ReadKey | undefined {
  const key = loadDer(der);
  return key && checkKey(key, expected);
}

/** Adds a missing BEGIN line, with the label of the END line. */
function withBegin(text: string): string {
  const [, before, label] = /^([\s\S]*?)-----END ([A-Z0-9 ]+)-----/.exec(text) ?? [];
  return before === undefined || before.includes('-----BEGIN') ? text : `-----BEGIN ${label}-----${text}`;
}

/** Reads the content between BEGIN and END: base64 of the key, or of a whole PEM that was wrapped again. */
function fromBody(body: string, again: NestedReaders): ReadKey | undefined {
  const der = Buffer.from(body.replace(/^[ \t]*[>|]+/gm, '').replace(/\s/g, ''), 'base64');
  const read = fromDer(der, again.expected);
  if (read) return read;
  if (decodeKeyText(der).includes('BEGIN')) return again.text(decodeKeyText(der));
  const kind = keyKindOf(der);
  return kind === undefined ? fromHex(body, again) : keyProblem(kind);
}

function spoilt(body: string, hasEnd: boolean): string {
  if (/\*{3}|…|\.{3}/.test(body)) return 'has dots or stars in its place: it was copied from where keys are hidden';
  return hasEnd
    ? 'has the frame of a private key, but what is inside cannot be read. Copy it again'
    : 'is cut off: its END line is missing, and what is there is not the whole key. Copy it again';
}

/** Words separated by spaces are not base64, even if all characters are valid. */
function isProse(text: string): boolean {
  return text.length / text.split(/[ \t]+/).length < 12;
}
