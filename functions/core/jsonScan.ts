// State of a scan of JSON in bytes: where it is, and what it has seen in the lists and objects around that position.
import { KIND, type Member, type Plan } from './jsonPlan.ts';
import { type JsonBytes, jsonBytes } from './jsonQuiet.ts';

/** A planned list or object around the position. Mutable, and used again for the next one at the same depth. */
export interface Frame {
  plan: Plan;
  isList: boolean;
  /** Start of its value in the document. */
  from: number;
  /** Of an object: bits of the members that came; of a list: 1 if items were omitted before the first kept one. */
  seen: number;
  /** Of an object: bits of the members that count as present; of a list: 1 once an item was kept. */
  good: number;
  /** Index of the current item. */
  index: number;
  member: Member | undefined;
}

/** What becomes of a value that does not fit its plan. Without `bytes` it stays. `counts`: it is then as required. */
export interface Conversion {
  readonly counts: boolean;
  readonly isOmitted: boolean;
  readonly bytes?: Buffer | undefined;
}

/** Receives what a plan asks for. Positions are those of the document. */
export interface ScanSink {
  /** A value that does not fit its plan; `bytes` is undefined if they were not held. */
  readonly odd: (plan: Plan, bytes: Buffer | undefined) => Conversion;
  /** These bytes are replaced, or left out: the value, an omitted item, the comma before the first item that is kept. */
  readonly splice: (from: number, to: number, bytes?: Buffer) => void;
  /** A value with a note, whether it fits or not. Lists and objects are reported after their members. */
  readonly noted?: ((note: string, kind: number, from: number, to: number) => void) | undefined;
}

/** Where the scan stands: what may come next. */
export const NEXT = { value: 0, first: 1, name: 2, firstName: 3, behind: 4, text: 5, end: 6 } as const;

/** A scan. Mutable: it continues with the bytes of the next chunk. */
export interface JsonScan {
  readonly sink: ScanSink;
  next: (typeof NEXT)[keyof typeof NEXT];
  /** Next byte to read, and position of the first byte of the buffer in the document. */
  at: number;
  base: number;
  /** Planned lists and objects around the position, outermost first. */
  readonly frames: Frame[];
  depth: number;
  /** Lists (1) and objects (0) without a plan inside of them. */
  under: number;
  nested: Uint8Array;
  /** Plan of the next value. */
  plan: Plan | undefined;
  /** The list or object that has begun and whose members have no plans. */
  begun: { plan: Plan | undefined; kind: number; from: number };
  /** The text that has begun in an earlier chunk. */
  text: { plan: Plan | undefined; from: number };
  /** Start of a value that does not fit, and the end of what is before it; -1 if there is none. */
  odd: { from: number; gap: number; plan: Plan | undefined };
  /** Start of the value with a note that is being read, the innermost one; -1 if there is none. */
  noting: number;
  /** End of the last value or bracket, and the last comma. */
  gap: number;
  comma: number;
  /** Whether the root has all that it must have. */
  counts: boolean;
  /** A member that is reported or required came twice. */
  isRepeated: boolean;
  /** Deepest nesting that is read, in values without a plan. */
  readonly deepest: number;
  /** The bytes that are being read. */
  json: JsonBytes;
}

const DEEPEST = 2 ** 31 - 1;
const NONE = new Uint8Array(0);
const NO_BYTES = jsonBytes(Buffer.alloc(0));
const LEAST_NESTED = 64;

/** Starts the scan of a document. */
export function startScan(plan: Plan, sink: ScanSink, deepest = DEEPEST): JsonScan {
  return {
    sink,
    next: NEXT.value,
    at: 0,
    base: 0,
    frames: [],
    depth: 0,
    under: 0,
    nested: NONE,
    plan,
    begun: { plan: undefined, kind: 0, from: 0 },
    text: { plan: undefined, from: 0 },
    odd: { from: -1, gap: -1, plan: undefined },
    noting: -1,
    gap: 0,
    comma: -1,
    counts: false,
    isRepeated: false,
    deepest,
    json: NO_BYTES,
  };
}

/** The innermost planned list or object; undefined at the root, and inside of values without a plan. */
function frameOf(scan: JsonScan): Frame | undefined {
  return scan.under === 0 ? scan.frames[scan.depth - 1] : undefined;
}

export function isInList({ under, nested, frames, depth }: JsonScan): boolean {
  return under > 0 ? nested[under - 1] === 1 : frames[depth - 1]?.isList === true;
}

/** Enters a list or an object whose members have plans. */
export function enterPlanned(scan: JsonScan, plan: Plan, isList: boolean, at: number): void {
  const from = scan.base + at;
  const frame = scan.frames[scan.depth];
  scan.depth += 1;
  if (!frame) return void scan.frames.push({ plan, isList, from, seen: 0, good: 0, index: 0, member: undefined });
  frame.plan = plan;
  frame.isList = isList;
  frame.from = from;
  frame.seen = 0;
  frame.good = 0;
  frame.index = 0;
  frame.member = undefined;
}

/** Enters a list or an object without plans; false if it is nested too deeply. */
export function enterUnplanned(scan: JsonScan, isList: boolean): boolean {
  if (scan.under >= scan.deepest) return false;
  if (scan.under === scan.nested.length) {
    const wider = new Uint8Array(Math.max(LEAST_NESTED, scan.nested.length * 2));
    wider.set(scan.nested);
    scan.nested = wider;
  }
  scan.nested[scan.under] = isList ? 1 : 0;
  scan.under += 1;
  return true;
}

/** Location of the current value: `data.2.attributes.name`. */
export function placeOf({ frames, depth }: JsonScan): string {
  return frames
    .slice(0, depth)
    .map(({ isList, index, member }) => (isList ? index : (member?.name ?? '')))
    .join('.');
}

/**
 * Bytes before this position of the document are settled. The rest may still change: a value that does not fit, or the
 * comma before an item that may be omitted.
 */
export function settledUpTo(scan: JsonScan): number {
  const now = scan.base + scan.at;
  if (scan.odd.from >= 0) return Math.min(now, isOmittable(scan) ? scan.odd.gap : scan.odd.from);
  const isBetween = scan.next === NEXT.value || scan.next === NEXT.behind;
  return isBetween && frameOf(scan)?.isList ? Math.min(now, scan.gap) : now;
}

/** Whether the value that does not fit is an item of a list. */
function isOmittable({ frames, depth }: JsonScan): boolean {
  return frames[depth - 1]?.isList === true;
}

/** Kinds that have members. */
export const CONTAINERS = KIND.object | KIND.list;
