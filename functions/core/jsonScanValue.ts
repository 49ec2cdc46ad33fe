// What a scan does at the beginning and the end of a value: compares it with its plan, and reports it.
import { KIND, type Plan } from './jsonPlan.ts';
import { endOfQuiet, NOT_QUIET } from './jsonQuiet.ts';
import { type Frame, type JsonScan, NEXT } from './jsonScan.ts';

const OPENS_LIST = 0x5b;

/** Takes the end of a value; returns the position after it. `isComplete`: it has the members that its plan needs. */
export function endValue(
  scan: JsonScan,
  bytes: Buffer,
  plan: Plan | undefined,
  kind: number,
  from: number,
  to: number,
  isComplete: boolean,
): number {
  scan.gap = scan.base + to;
  scan.next = scan.under === 0 && scan.depth === 0 ? NEXT.end : NEXT.behind;
  if (plan !== undefined && (!plan.isSilent || scan.odd.from >= 0))
    settle(scan, bytes, plan, kind, from, to, isComplete);
  return to;
}

/** Notes that a value with this plan begins: it fits, or its end decides what becomes of it. */
export function beginValue(scan: JsonScan, plan: Plan, kind: number, at: number): void {
  if (plan.note !== undefined) scan.noting = scan.base + at;
  if ((plan.fits & kind) !== 0) {
    if (plan.isItem) keepItem(scan);
  } else if (scan.odd.from < 0) {
    scan.odd.from = scan.base + at;
    scan.odd.gap = scan.gap;
    scan.odd.plan = plan;
  }
}

/** Whether the members of this list or object have plans. */
export function isPlanned({ fits, items, members }: Plan, kind: number): boolean {
  return (fits & kind) !== 0 && (kind === KIND.list ? items : members) !== undefined;
}

/**
 * The end of a value in which nothing has to be reported. A list with planned items is read item by item: it may be long, and
 * one item that is not quiet, or not complete, would have all of it read twice.
 */
export function quietEnd(scan: JsonScan, plan: Plan | undefined, hasPlans: boolean, at: number): number {
  const isItemByItem = hasPlans && (scan.depth === 0 || scan.json.bytes[at] === OPENS_LIST);
  return scan.under > 0 || isItemByItem ? NOT_QUIET : endOfQuiet(scan.json, at, hasPlans ? plan : undefined);
}

/** The first item that is kept has no comma before it. */
function keepItem({ frames, depth, sink, comma }: JsonScan): void {
  const frame = frames[depth - 1];
  if (!frame?.isList || frame.good !== 0) return;
  frame.good = 1;
  if (frame.seen !== 0) sink.splice(comma, comma + 1);
}

function settle(
  scan: JsonScan,
  bytes: Buffer,
  plan: Plan,
  kind: number,
  from: number,
  to: number,
  isComplete: boolean,
): void {
  const frame = scan.frames[scan.depth - 1];
  let counts = isComplete && (plan.counts & kind) !== 0;
  if (scan.odd.from >= 0) counts = convert(scan, bytes, plan, frame, from, to);
  else if (counts && plan.counted) counts = from >= 0 && plan.counted(JSON.parse(bytes.toString('utf8', from, to)));
  if (!frame) scan.counts = counts;
  else if (plan.bit !== 0) {
    if ((frame.seen & plan.bit) !== 0) scan.isRepeated = true;
    frame.seen |= plan.bit;
    frame.good = counts ? frame.good | plan.bit : frame.good & ~plan.bit;
  }
  if (plan.note === undefined) return;
  scan.noting = -1;
  scan.sink.noted?.(plan.note, kind, scan.base + from, scan.base + to);
}

function convert(
  scan: JsonScan,
  bytes: Buffer,
  plan: Plan,
  frame: Frame | undefined,
  from: number,
  to: number,
): boolean {
  const { sink, base, odd } = scan;
  const made = sink.odd(plan, from < 0 ? undefined : bytes.subarray(from, to));
  if (!made.isOmitted) keepItem(scan);
  else if (frame?.good === 0) frame.seen = 1;
  if (made.isOmitted) sink.splice(odd.gap, base + to);
  else if (made.bytes) sink.splice(base + from, base + to, made.bytes);
  odd.from = -1;
  return made.counts;
}
