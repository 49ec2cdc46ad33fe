// Finds the end of a JSON value of which nothing has to be reported or converted, in one go and without the state of a scan.
// It reads words of four bytes, and takes the usual form alone: complete in these bytes, no blanks between tokens. Any other
// value is left to the scanner (jsonScanner.ts), from its beginning.
import {
  hashWith,
  isMemberAt,
  KIND,
  kindOfByte,
  type Member,
  type MemberTable,
  memberAt,
  type Plan,
} from './jsonPlan.ts';
import { endOfLiteral, endOfNumber, endOfText, isPlain } from './jsonTokens.ts';

/** The same bytes, once as single bytes and once as words. */
export interface JsonBytes {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** The value is not quiet, or not complete. No value ends at the first byte. */
export const NOT_QUIET = 0;

const [QUOTE, COMMA, COLON, CLOSES_LIST, CLOSES_OBJECT] = [0x22, 0x2c, 0x3a, 0x5d, 0x7d] as const;
const CONTAINERS = KIND.object | KIND.list;
/** A value that is nested more deeply is left to the scanner, which needs no stack. */
const DEEPEST = 32;
/** Each byte of these words is that byte: a quote, a backslash, the first character that needs no escape, 1, the top bit. */
const [QUOTES, BACKSLASHES, BLANKS, ONES, TOPS] = [
  0x22222222, 0x5c5c5c5c, 0x20202020, 0x01010101, -0x7f7f7f80,
] as const;

export function jsonBytes(bytes: Buffer): JsonBytes {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** The position after the value that begins at `at`. With a plan all of it fits, and has what the plan needs. */
export function endOfQuiet(json: JsonBytes, at: number, plan?: Plan, left = DEEPEST): number {
  if (at >= json.view.byteLength) return NOT_QUIET;
  const kind = kindOfByte[json.view.getUint8(at)] as number;
  if (plan !== undefined && (plan.quiet & kind) === 0) return NOT_QUIET;
  if (kind === KIND.text) return endOfQuietText(json, at + 1);
  if ((kind & CONTAINERS) === 0) return kind === 0 ? NOT_QUIET : endOfOther(json, at, kind);
  if (left === 0) return NOT_QUIET;
  if (kind === KIND.list) return endOfList(json, at + 1, plan?.items, left - 1);
  return plan?.members === undefined
    ? endOfObject(json, at + 1, left - 1)
    : endOfPlanned(json, at + 1, plan.members, plan.needs, left - 1);
}

/** `from` is inside of the text. */
function endOfQuietText(json: JsonBytes, from: number): number {
  const { view } = json;
  const last = view.byteLength - 4;
  for (let at = from; at <= last; at += 4) {
    const special = specialIn(view.getInt32(at, true));
    if (special === 0) continue;
    const end = at + ((31 - Math.clz32(special & -special)) >> 3);
    return view.getUint8(end) === QUOTE ? end + 1 : endOfOtherText(json, end);
  }
  return endOfOtherText(json, from);
}

/**
 * The top bits of the bytes that end a text, begin an escape or are control characters: the test for a zero byte, three
 * times. The lowest of these bits is right; those above it may be wrong.
 */
function specialIn(word: number): number {
  const quote = ((word ^ QUOTES) - ONES) | 0;
  const backslash = ((word ^ BACKSLASHES) - ONES) | 0;
  const blank = (word - BLANKS) | 0;
  return (quote | backslash | blank) & ~word & TOPS;
}

/** A text with an escape, or in the last bytes. */
function endOfOtherText({ bytes }: JsonBytes, from: number): number {
  const end = endOfText(bytes, from);
  return end < 0 ? NOT_QUIET : end;
}

function endOfOther({ bytes }: JsonBytes, at: number, kind: number): number {
  const end = kind === KIND.number ? endOfNumber(bytes, at, true) : endOfLiteral(bytes, at);
  return end < 0 ? NOT_QUIET : end;
}

function endOfList(json: JsonBytes, from: number, items: Plan | undefined, left: number): number {
  const { view } = json;
  if (from < view.byteLength && view.getUint8(from) === CLOSES_LIST) return from + 1;
  for (let at = from; ; ) {
    const end = endOfQuiet(json, at, items, left);
    if (end === NOT_QUIET || end >= view.byteLength) return NOT_QUIET;
    if (view.getUint8(end) !== COMMA) return view.getUint8(end) === CLOSES_LIST ? end + 1 : NOT_QUIET;
    at = end + 1;
  }
}

function endOfObject(json: JsonBytes, from: number, left: number): number {
  const { view } = json;
  if (from < view.byteLength && view.getUint8(from) === CLOSES_OBJECT) return from + 1;
  for (let at = from; ; ) {
    const end = endOfMember(json, at, undefined, 0, left);
    if (end === NOT_QUIET || end >= view.byteLength) return NOT_QUIET;
    if (view.getUint8(end) !== COMMA) return view.getUint8(end) === CLOSES_OBJECT ? end + 1 : NOT_QUIET;
    at = end + 1;
  }
}

/** An object whose members have plans. One that is required must not come twice. */
function endOfPlanned(json: JsonBytes, from: number, members: MemberTable, needs: number, left: number): number {
  const { view } = json;
  if (from < view.byteLength && view.getUint8(from) === CLOSES_OBJECT) return needs === 0 ? from + 1 : NOT_QUIET;
  let seen = 0;
  let before: Member | undefined;
  for (let at = from; ; ) {
    const member = memberHere(json, at, members, before);
    const end = endOfMember(json, at, member, seen, left);
    if (end === NOT_QUIET || end >= view.byteLength) return NOT_QUIET;
    if (member !== undefined) {
      seen |= member.plan.bit;
      before = member;
    }
    if (view.getUint8(end) !== COMMA) return closed(view, end, (seen & needs) === needs);
    at = end + 1;
  }
}

/** The end of the value of a member; NOT_QUIET if it came before and is required. */
function endOfMember(json: JsonBytes, at: number, member: Member | undefined, seen: number, left: number): number {
  if (member !== undefined)
    return (seen & member.plan.bit) === 0 ? endOfQuiet(json, at + member.word.length, member.plan, left) : NOT_QUIET;
  const value = behindName(json, at);
  return value === NOT_QUIET ? NOT_QUIET : endOfQuiet(json, value, undefined, left);
}

/** The member whose name is here: usually the one that followed the last time. */
function memberHere(json: JsonBytes, at: number, members: MemberTable, before: Member | undefined): Member | undefined {
  const guess = before === undefined ? members.first : before.next;
  return guess !== undefined && isMemberAt(guess, json.view, at) ? guess : otherMember(json, at, members, before);
}

/** The member that comes instead of the expected one, which is then expected the next time; undefined for one without a plan. */
function otherMember(
  { bytes, view }: JsonBytes,
  from: number,
  members: MemberTable,
  before: Member | undefined,
): Member | undefined {
  let at = from + 1;
  let hash = 0;
  for (; at < bytes.length && isPlain(view.getUint8(at)); at += 1) hash = hashWith(hash, view.getUint8(at));
  const member = memberAt(members, hash, bytes, from + 1);
  if (member === undefined || !isMemberAt(member, view, from)) return undefined;
  if (before === undefined) members.first = member;
  else before.next = member;
  return member;
}

function closed(view: DataView, at: number, isComplete: boolean): number {
  return isComplete && view.getUint8(at) === CLOSES_OBJECT ? at + 1 : NOT_QUIET;
}

/** The position after the name and its colon. */
function behindName(json: JsonBytes, at: number): number {
  const { view } = json;
  if (at >= view.byteLength || view.getUint8(at) !== QUOTE) return NOT_QUIET;
  const end = endOfQuietText(json, at + 1);
  return end !== NOT_QUIET && end < view.byteLength && view.getUint8(end) === COLON ? end + 1 : NOT_QUIET;
}
