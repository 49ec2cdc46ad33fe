// Where the next token of JSON in bytes begins, whatever blanks are between: none, or the indentation of App Store Connect.
import { isBlank } from './jsonTokens.ts';

/** Nothing that fits is there, or it is not complete. */
export const NOWHERE = 0;

const [QUOTE, COMMA, COLON, CLOSES_OBJECT, SPACE, LINE] = [0x22, 0x2c, 0x3a, 0x7d, 0x20, 0x0a] as const;
/** As one number: a comma and the quote of the next name, a colon between blanks, four blanks. */
const [COMMA_QUOTE, SPACED_COLON, BLANKS] = [0x222c, 0x203a20, 0x20202020] as const;

/** The first name of an object; if it has none, the position after its end as a negative number. */
export function firstName(view: DataView, from: number): number {
  const at = nextToken(view, from);
  if (at >= view.byteLength) return NOWHERE;
  const byte = view.getUint8(at);
  return byte === QUOTE ? at : byte === CLOSES_OBJECT ? -1 - at : NOWHERE;
}

/** The name after a value; if it was the last one, the position after the end of the object as a negative number. */
export function nextName(view: DataView, from: number): number {
  const size = view.byteLength;
  if (from + 1 < size && view.getInt16(from, true) === COMMA_QUOTE) return from + 1;
  const end = from < size && view.getUint8(from) === COMMA ? from : nextToken(view, from);
  if (end >= size) return NOWHERE;
  const byte = view.getUint8(end);
  if (byte === CLOSES_OBJECT) return -1 - end;
  if (byte !== COMMA) return NOWHERE;
  const at = nextToken(view, end + 1);
  return at < size && view.getUint8(at) === QUOTE ? at : NOWHERE;
}

/** The position after the colon that comes next. */
export function behindColon(view: DataView, from: number): number {
  const four = from + 4 > view.byteLength ? 0 : view.getInt32(from, true);
  if ((four & 0xff) === COLON) return from + 1;
  if ((four & 0xffffff) === SPACED_COLON) return from + 3;
  const colon = nextToken(view, from);
  return colon < view.byteLength && view.getUint8(colon) === COLON ? colon + 1 : NOWHERE;
}

/** The next position that is no blank. */
export function nextToken(view: DataView, from: number): number {
  const size = view.byteLength;
  let at = from;
  while (at < size) {
    const byte = view.getUint8(at);
    if (byte !== SPACE && byte !== LINE && (byte > SPACE || !isBlank(byte))) return at;
    at += 1;
    while (at + 4 <= size && view.getInt32(at, true) === BLANKS) at += 4;
  }
  return at;
}
