// Finds the end of a JSON value in chunked bytes.

const [QUOTE, BACKSLASH] = [0x22, 0x5c] as const;

/** Classes of bytes outside of strings. */
const [TEXT, OPENS, CLOSES, BEHIND] = [1, 2, 3, 4] as const;
const marks = new Uint8Array(256);
for (let byte = 0; byte <= 0x20; byte += 1) marks[byte] = BEHIND;
for (const [mark, characters] of [
  [TEXT, '"'],
  [OPENS, '[{'],
  [CLOSES, ']}'],
  [BEHIND, ',:'],
] as const)
  for (const byte of Buffer.from(characters)) marks[byte] = mark;

/** Progress of a scan. Mutable: it continues where the last chunk ended. */
export interface Scan {
  /** The next byte to read; one past the end if that byte is escaped. */
  at: number;
  depth: number;
  inText: boolean;
}

/** Starts the scan of the value at this position. */
export function startScan(at: number): Scan {
  return { at, depth: 0, inText: false };
}

/** The position after the value; undefined if it has not ended yet. A number ends at the byte that follows it. */
export function scanValue(bytes: Buffer, scan: Scan): number | undefined {
  while (scan.at < bytes.length) {
    if (scan.inText) {
      scan.at = quoteIn(bytes, scan.at);
      scan.inText = scan.at >= bytes.length;
      if (scan.inText) break;
      scan.at += 1;
      if (scan.depth === 0) return scan.at;
    }
    const end = scanOutside(bytes, scan);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Scans to the next string, or to the end of the value. */
function scanOutside(bytes: Buffer, scan: Scan): number | undefined {
  let { at, depth } = scan;
  for (; at < bytes.length; at += 1) {
    const mark = marks[bytes[at] as number];
    if (mark === TEXT) break;
    if (depth === 0 && (mark === BEHIND || mark === CLOSES)) return at;
    if (mark === OPENS) depth += 1;
    else if (mark === CLOSES && --depth === 0) return at + 1;
  }
  scan.inText = at < bytes.length;
  scan.at = scan.inText ? at + 1 : at;
  scan.depth = depth;
  return undefined;
}

/** The quote that ends the string; past the last byte if it has not arrived yet. */
function quoteIn(bytes: Buffer, from: number): number {
  let at = from;
  for (; at < bytes.length && bytes[at] !== QUOTE; at += 1) if (bytes[at] === BACKSLASH) at += 1;
  return at;
}
