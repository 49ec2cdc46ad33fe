// The tokens of JSON in bytes: where a string, a number or a literal ends, with the grammar of RFC 8259 as JSON.parse has it.

/** The bytes are no JSON. */
export const BAD = -1;

/** The token has not ended yet; reading continues at `at`. Negative and below BAD, so that one number is enough. */
export function unfinished(at: number): number {
  return -2 - at;
}

/** Where to go on with an unfinished token. */
export function resumeAt(end: number): number {
  return -2 - end;
}

const [SPACE, QUOTE, BACKSLASH, MINUS, DOT, ZERO, U] = [0x20, 0x22, 0x5c, 0x2d, 0x2e, 0x30, 0x75] as const;

/** 1: a byte of a string that stands for itself. Bytes above 0x7f do, too: JSON.parse reads broken UTF-8 as U+FFFD. */
const plain = new Uint8Array(256).fill(1, 0x20);
plain[QUOTE] = 0;
plain[BACKSLASH] = 0;

/** Whether a byte of a string stands for itself. */
export function isPlain(byte: number): boolean {
  return plain[byte] === 1;
}

/** 1: a letter after a backslash, except `u`. */
const escapes = ofBytes('"\\/bfnrt');
const hexDigits = ofBytes('0123456789abcdefABCDEF');
const digits = ofBytes('0123456789');
const exponents = ofBytes('eE');
const signs = ofBytes('+-');
const numeric = ofBytes('0123456789+-.eE');
const blanks = ofBytes(' \t\n\r');

const literals: Readonly<Record<number, Buffer>> = Object.fromEntries(
  ['true', 'false', 'null'].map((name) => [name.charCodeAt(0), Buffer.from(name)]),
);

/** Whether a byte is whitespace between tokens. */
export function isBlank(byte: number): boolean {
  return blanks[byte] === 1;
}

/** The last byte that is no whitespace or control character; undefined if there is none. */
export function lastByte(bytes: Uint8Array): number | undefined {
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    const byte = bytes[at] as number;
    if (byte > SPACE) return byte;
  }
  return undefined;
}

/** The position after the closing quote; `from` is inside of the string. */
export function endOfText(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  let at = from;
  for (;;) {
    while (at < length && plain[bytes[at] as number] === 1) at += 1;
    if (at >= length) return unfinished(at);
    if (bytes[at] === QUOTE) return at + 1;
    const end = bytes[at] === BACKSLASH ? endOfEscape(bytes, at) : BAD;
    if (end < 0) return end;
    at = end;
  }
}

/** The position after the last digit. A number may go on in bytes to come, unless `isLast`. */
export function endOfNumber(bytes: Uint8Array, from: number, isLast: boolean): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  at = bytes[at] === ZERO ? at + 1 : behindDigits(bytes, at);
  if (at > 0 && bytes[at] === DOT) at = behindDigits(bytes, at + 1);
  if (at > 0 && exponents[bytes[at] as number] === 1)
    at = behindDigits(bytes, signs[bytes[at + 1] as number] === 1 ? at + 2 : at + 1);
  const isCut = !isLast && (at >= bytes.length || (at === BAD && isNumberSoFar(bytes, from)));
  return isCut ? unfinished(from) : at;
}

/** The position after true, false or null. */
export function endOfLiteral(bytes: Uint8Array, from: number): number {
  const literal = literals[bytes[from] as number] as Buffer;
  for (let at = 0; at < literal.length; at += 1) {
    if (from + at >= bytes.length) return unfinished(from);
    if (bytes[from + at] !== literal[at]) return BAD;
  }
  return from + literal.length;
}

function endOfEscape(bytes: Uint8Array, from: number): number {
  if (from + 1 >= bytes.length) return unfinished(from);
  const letter = bytes[from + 1] as number;
  if (letter !== U) return escapes[letter] === 1 ? from + 2 : BAD;
  for (let at = from + 2; at < from + 6; at += 1) {
    if (at >= bytes.length) return unfinished(from);
    if (hexDigits[bytes[at] as number] !== 1) return BAD;
  }
  return from + 6;
}

/** BAD without a digit. */
function behindDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && digits[bytes[at] as number] === 1) at += 1;
  return at === from ? BAD : at;
}

/** Whether more bytes could still make a number of these: `-`, `1.`, `1e+`. */
function isNumberSoFar(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (at < bytes.length && numeric[bytes[at] as number] === 1) at += 1;
  return at === bytes.length;
}

function ofBytes(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) table[byte] = 1;
  return table;
}
