// Incremental JSON reader: reports short values whole, and longer ones member by member.
import { type Scan, scanValue, startScan } from './jsonScanner.ts';

/** Values up to so many bytes are reported whole. */
const LARGEST = 65_536;

/** How to treat a longer value: read its members, forward it unchanged, or omit it. */
export type Course = 'open' | 'pass' | 'drop';

/** Callbacks, in document order. Every byte is reported once, except those of omitted values. */
export interface Reader {
  /** Name of the next member; undefined if it cannot be read. */
  readonly name: (name: string | undefined) => void;
  /** A whole value, and the bytes before it: whitespace, a comma, its name. */
  readonly value: (before: Buffer, bytes: Buffer) => void;
  /** A longer value and its first byte; only `before` was forwarded so far. */
  readonly long: (before: Buffer, first: number) => Course;
  /** End of a list or an object whose members were reported. */
  readonly close: () => void;
  /** Bytes to forward unchanged: brackets, a long value, and everything after invalid JSON. */
  readonly pass: (bytes: Buffer) => void;
}

export interface Pieces {
  readonly take: (chunk: Buffer) => void;
  /** End of the input. */
  readonly end: () => void;
}

type State = 'value' | 'inValue' | 'inLong' | 'name' | 'colon' | 'behind' | 'rest';

const [QUOTE, COMMA, COLON, BRACKET, CLOSES_LIST, CLOSES_OBJECT] = [0x22, 0x2c, 0x3a, 0x5b, 0x5d, 0x7d] as const;

/** Creates a reader that buffers at most `largest` bytes besides the last chunk. */
export function readPieces(reader: Reader, largest = LARGEST): Pieces {
  /** The lists and objects around the position, outermost first: whether each is a list. */
  const around: boolean[] = [];
  let state: State = 'value';
  let bytes: Buffer = Buffer.alloc(0);
  /** Start of the bytes not reported yet, the current position, and the scan of the current value. */
  let [begin, at, scan]: [number, number, Scan] = [0, 0, startScan(0)];
  let course: Course = 'pass';

  const go = (next: State, to = at): true => {
    [state, at] = [next, to];
    return true;
  };

  const passTo = (to: number): void => {
    if (to > begin) reader.pass(bytes.subarray(begin, to));
    begin = to;
  };

  const close = (): true => {
    passTo(at + 1);
    around.pop();
    reader.close();
    return go(around.length > 0 ? 'behind' : 'rest', at + 1);
  };

  const isClose = (): boolean =>
    around.length > 0 && bytes[at] === (around.at(-1) === true ? CLOSES_LIST : CLOSES_OBJECT);

  const startLong = (): true => {
    const first = bytes[at] as number;
    course = reader.long(bytes.subarray(begin, at), first);
    begin = at;
    if (course !== 'open') return go('inLong');
    around.push(first === BRACKET);
    passTo(at + 1);
    return go(first === BRACKET ? 'value' : 'name', at + 1);
  };

  /** Each step reads at the current position and returns false if it needs more bytes. */
  const steps: Readonly<Record<State, () => boolean>> = {
    value: () => {
      if (around.at(-1) === true && isClose()) return close();
      scan = startScan(at);
      return go('inValue');
    },
    inValue: () => {
      const end = scanValue(bytes, scan);
      if (end === undefined) return bytes.length - at > largest && startLong();
      if (end === at) return go('rest');
      reader.value(bytes.subarray(begin, at), bytes.subarray(at, end));
      begin = end;
      return go(around.length > 0 ? 'behind' : 'rest', end);
    },
    inLong: () => {
      const end = scanValue(bytes, scan);
      const to = end ?? bytes.length;
      if (course === 'pass') passTo(to);
      begin = to;
      return go(end === undefined ? 'inLong' : 'behind', to) && end !== undefined;
    },
    name: () => {
      if (isClose()) return close();
      const end = bytes[at] === QUOTE ? scanValue(bytes, startScan(at)) : at;
      if (end === undefined) return bytes.length - at > largest && go('rest');
      if (end === at) return go('rest');
      reader.name(nameIn(bytes.subarray(at, end)));
      return go('colon', end);
    },
    colon: () => (bytes[at] === COLON ? go('value', at + 1) : go('rest')),
    behind: () => {
      if (isClose()) return close();
      if (bytes[at] !== COMMA) return go('rest');
      return go(around.at(-1) ? 'value' : 'name', at + 1);
    },
    rest: () => {
      passTo(bytes.length);
      return false;
    },
  };

  return {
    take: (chunk) => {
      bytes = bytes.length > 0 ? Buffer.concat([bytes, chunk]) : chunk;
      for (let isMore = true; isMore; ) {
        if (state !== 'inValue' && state !== 'inLong') at = behindBlanks(bytes, at);
        isMore = (state === 'rest' || at < bytes.length) && steps[state]();
      }
      bytes = bytes.subarray(begin);
      scan.at -= begin;
      [at, begin] = [at - begin, 0];
    },
    end: () => passTo(bytes.length),
  };
}

function nameIn(bytes: Buffer): string | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as string;
  } catch {
    return undefined;
  }
}

function behindBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] as number) <= 0x20) at += 1;
  return at;
}
