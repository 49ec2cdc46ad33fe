// Nesting depth of a position in JSON bytes: finds the members of a document without parsing all of it.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = new Set([0x7b, 0x5b]); // { and [
const CLOSES = new Set([0x7d, 0x5d]); // } and ]

/** Counts brackets from a position outside of strings. Mutable: it continues where the last chunk ended. */
export interface DepthTracker {
  readonly read: (bytes: Buffer, from: number, to: number) => void;
  /** Open brackets minus closing ones; negative if more were closed. */
  readonly now: () => number;
}

/** The position after the bracket that closes the one at `from`; undefined if there is none. */
export function closingPosition(bytes: Buffer, from: number): number | undefined {
  const depth = createDepthTracker();
  for (let at = from; at < bytes.length; at += 1) {
    depth.read(bytes, at, at + 1);
    if (depth.now() === 0) return at + 1;
  }
  return undefined;
}

export function createDepthTracker(): DepthTracker {
  let depth = 0;
  let inText = false;
  let isEscaped = false;
  const stepInText = (byte: number): void => {
    inText = isEscaped || byte !== QUOTE;
    isEscaped = !isEscaped && byte === BACKSLASH;
  };
  const step = (byte: number): void => {
    if (inText) stepInText(byte);
    else if (byte === QUOTE) inText = true;
    else if (OPENS.has(byte)) depth += 1;
    else if (CLOSES.has(byte)) depth -= 1;
  };
  return {
    read: (bytes, from, to) => {
      for (let at = from; at < to; at += 1) step(bytes[at] as number);
    },
    now: () => depth,
  };
}
