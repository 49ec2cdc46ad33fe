// Scans JSON in bytes, in one pass and in chunks of any size: checks that it is JSON exactly as JSON.parse does, compares the
// kinds of values with a plan, and reports the values that the plan names. It makes no objects of the values.
import { nextToken } from './jsonLayout.ts';
import { hashWith, isNamed, KIND, kindOfByte, type MemberTable, memberAt, type Plan } from './jsonPlan.ts';
import { jsonBytes, NOT_QUIET } from './jsonQuiet.ts';
import { CONTAINERS, enterPlanned, enterUnplanned, type Frame, isInList, type JsonScan, NEXT } from './jsonScan.ts';
import { beginValue, endValue, isPlanned, quietEnd } from './jsonScanValue.ts';
import { BAD, endOfLiteral, endOfNumber, endOfText, isPlain, resumeAt, unfinished } from './jsonTokens.ts';

const { value: VALUE, first: FIRST, name: NAME, firstName: FIRST_NAME, behind: BEHIND, text: TEXT, end: END } = NEXT;
const BLANK = 0x20;
const [QUOTE, COMMA, COLON, CLOSES_LIST, CLOSES_OBJECT] = [0x22, 0x2c, 0x3a, 0x5d, 0x7d] as const;

/**
 * Reads on in these bytes, from `scan.at`. Returns false if they are no JSON. With `isLast` they are the end of the
 * document, and false is also returned if it is not complete.
 */
export function scanJson(scan: JsonScan, bytes: Buffer, isLast: boolean): boolean {
  scan.json = jsonBytes(bytes);
  let { at } = scan;
  for (;;) {
    if (scan.next !== TEXT && (at >= bytes.length || (bytes[at] as number) <= BLANK))
      at = nextToken(scan.json.view, at);
    if (at >= bytes.length) break;
    const end = readNext(scan, bytes, at, isLast);
    if (end === BAD) return false;
    if (end < 0) {
      at = resumeAt(end);
      break;
    }
    at = end;
  }
  scan.at = at;
  return !isLast || scan.next === END;
}

/** Returns the position after what it read; negative (jsonTokens.ts) if there is no such position. */
function readNext(scan: JsonScan, bytes: Buffer, at: number, isLast: boolean): number {
  switch (scan.next) {
    case NAME:
      return readName(scan, bytes, at);
    case VALUE:
      return readValue(scan, bytes, at, isLast);
    case BEHIND:
      return readBehind(scan, bytes, at);
    case FIRST_NAME:
      return bytes[at] === CLOSES_OBJECT ? close(scan, bytes, at) : readName(scan, bytes, at);
    case FIRST:
      return bytes[at] === CLOSES_LIST ? close(scan, bytes, at) : readValue(scan, bytes, at, isLast);
    case TEXT:
      return endText(scan, bytes, scan.text.plan, scan.text.from - scan.base, endOfText(bytes, at));
    default:
      return BAD;
  }
}

function readValue(scan: JsonScan, bytes: Buffer, at: number, isLast: boolean): number {
  const kind = kindOfByte[bytes[at] as number] as number;
  const { plan } = scan;
  if (plan !== undefined) beginValue(scan, plan, kind, at);
  if ((kind & CONTAINERS) !== 0) return open(scan, bytes, plan, kind, at);
  if (kind === KIND.text) return endText(scan, bytes, plan, at, endOfText(bytes, at + 1));
  if (kind === 0) return BAD;
  const end = kind === KIND.number ? endOfNumber(bytes, at, isLast) : endOfLiteral(bytes, at);
  return end < 0 ? end : endValue(scan, bytes, plan, kind, at, end, true);
}

/** Reads a name and the colon behind it. */
function readName(scan: JsonScan, bytes: Buffer, at: number): number {
  if (bytes[at] !== QUOTE) return BAD;
  const frame = scan.under === 0 ? scan.frames[scan.depth - 1] : undefined;
  const end = frame ? readPlannedName(scan, frame, bytes, at) : endOfText(bytes, at + 1);
  if (end < 0) return end === BAD ? BAD : unfinished(at);
  const colon = bytes[end] === COLON ? end : nextToken(scan.json.view, end);
  if (colon >= bytes.length) return unfinished(at);
  if (bytes[colon] !== COLON) return BAD;
  scan.next = VALUE;
  return colon + 1;
}

/** Reads a name and finds its plan: the expected one costs one comparison. */
function readPlannedName(scan: JsonScan, frame: Frame, bytes: Buffer, from: number): number {
  const before = frame.member;
  const members = frame.plan.members as MemberTable;
  const guess = before === undefined ? members.first : before.next;
  if (guess !== undefined && isNamed(guess, bytes, from + 1)) {
    frame.member = guess;
    scan.plan = guess.plan;
    return from + 1 + guess.bytes.length;
  }
  const end = readOtherName(frame, members, bytes, from);
  if (end < 0) return end;
  const { member } = frame;
  scan.plan = member === undefined ? undefined : member.plan;
  if (before === undefined) members.first = member;
  else before.next = member;
  return end;
}

function readOtherName(frame: Frame, members: MemberTable, bytes: Buffer, from: number): number {
  let at = from + 1;
  let hash = 0;
  for (; at < bytes.length && isPlain(bytes[at] as number); at += 1) hash = hashWith(hash, bytes[at] as number);
  const end = bytes[at] === QUOTE ? at + 1 : endOfText(bytes, at);
  if (end < 0) return end;
  const hasEscape = end !== at + 1;
  frame.member = hasEscape
    ? members.byName.get(JSON.parse(bytes.toString('utf8', from, end)))
    : memberAt(members, hash, bytes, from + 1);
  return end;
}

function readBehind(scan: JsonScan, bytes: Buffer, at: number): number {
  const isList = isInList(scan);
  if (bytes[at] === (isList ? CLOSES_LIST : CLOSES_OBJECT)) return close(scan, bytes, at);
  if (bytes[at] !== COMMA) return BAD;
  scan.next = isList ? VALUE : NAME;
  const frame = scan.under === 0 ? scan.frames[scan.depth - 1] : undefined;
  if (isList && frame) {
    frame.index += 1;
    scan.plan = frame.plan.items;
    scan.comma = scan.base + at;
  }
  return at + 1;
}

function endText(scan: JsonScan, bytes: Buffer, plan: Plan | undefined, from: number, end: number): number {
  if (end >= 0) return endValue(scan, bytes, plan, KIND.text, from, end, true);
  if (end === BAD) return BAD;
  scan.next = TEXT;
  scan.text.plan = plan;
  scan.text.from = scan.base + from;
  return end;
}

function open(scan: JsonScan, bytes: Buffer, plan: Plan | undefined, kind: number, at: number): number {
  const isList = kind === KIND.list;
  const hasPlans = plan !== undefined && isPlanned(plan, kind);
  const end = quietEnd(scan, plan, hasPlans, at);
  if (end !== NOT_QUIET) return endValue(scan, bytes, plan, kind, at, end, hasPlans || plan?.needs === 0);
  if (hasPlans) enterPlanned(scan, plan, isList, at);
  else if (scan.under === 0) beginUnplanned(scan, plan, kind, at);
  if (!hasPlans && !enterUnplanned(scan, isList)) return BAD;
  scan.plan = hasPlans && isList ? plan.items : undefined;
  scan.next = isList ? FIRST : FIRST_NAME;
  scan.gap = scan.base + at + 1;
  return at + 1;
}

function beginUnplanned({ begun, base }: JsonScan, plan: Plan | undefined, kind: number, at: number): void {
  begun.plan = plan;
  begun.kind = kind;
  begun.from = base + at;
}

function close(scan: JsonScan, bytes: Buffer, at: number): number {
  if (scan.under > 1) {
    scan.under -= 1;
    scan.next = BEHIND;
    return at + 1;
  }
  if (scan.under === 1) {
    scan.under = 0;
    const { plan, kind, from } = scan.begun;
    return endValue(scan, bytes, plan, kind, from - scan.base, at + 1, plan?.needs === 0);
  }
  scan.depth -= 1;
  const { plan, isList, from, good } = scan.frames[scan.depth] as Frame;
  const kind = isList ? KIND.list : KIND.object;
  return endValue(scan, bytes, plan, kind, from - scan.base, at + 1, isList || (good & plan.needs) === plan.needs);
}
