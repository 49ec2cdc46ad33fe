// Finds the end of a JSON value of which nothing has to be reported or converted, in one go and without the state of a scan.
// It reads words of four bytes, and takes what is complete in these bytes. Any other value is left to the scanner
// (jsonScanner.ts), from its beginning. App Store Connect indents its responses (`"data" : [ {`), so blanks are read fast, too.
import { behindColon, firstName, NOWHERE, nextName, nextToken } from './jsonLayout.ts';
import {
  behindMember,
  hashWith,
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
export const NOT_QUIET = NOWHERE;

const [QUOTE, COMMA, CLOSES_LIST] = [0x22, 0x2c, 0x5d] as const;
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
export function endOfQuiet(json: JsonBytes, from: number, plan?: Plan, left = DEEPEST): number {
  if (from >= json.view.byteLength) return NOT_QUIET;
  let at = from;
  let kind = kindOfByte[json.view.getUint8(at)] as number;
  if (kind === 0) {
    at = nextToken(json.view, at);
    if (at >= json.view.byteLength) return NOT_QUIET;
    kind = kindOfByte[json.view.getUint8(at)] as number;
    if (kind === 0) return NOT_QUIET;
  }
  if (plan !== undefined && (plan.quiet & kind) === 0) return NOT_QUIET;
  if (kind === KIND.text) return endOfQuietText(json, at + 1);
  if ((kind & CONTAINERS) === 0) return endOfOther(json, at, kind);
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
  let at = nextToken(view, from);
  if (at < view.byteLength && view.getUint8(at) === CLOSES_LIST) return at + 1;
  for (;;) {
    const value = endOfQuiet(json, at, items, left);
    if (value === NOT_QUIET) return NOT_QUIET;
    const end = nextToken(view, value);
    if (end >= view.byteLength) return NOT_QUIET;
    if (view.getUint8(end) !== COMMA) return view.getUint8(end) === CLOSES_LIST ? end + 1 : NOT_QUIET;
    at = end + 1;
  }
}

function endOfObject(json: JsonBytes, from: number, left: number): number {
  const { view } = json;
  let at = firstName(view, from);
  while (at > 0) {
    const end = endOfMember(json, behindName(json, at), undefined, 0, left);
    if (end === NOT_QUIET) return NOT_QUIET;
    at = nextName(view, end);
  }
  return 0 - at;
}

/** An object whose members have plans. One that is required must not come twice. */
function endOfPlanned(json: JsonBytes, from: number, members: MemberTable, needs: number, left: number): number {
  const { view } = json;
  let seen = 0;
  let before: Member | undefined;
  let at = firstName(view, from);
  while (at > 0) {
    const guess = before === undefined ? members.first : before.next;
    const behindGuess = guess === undefined ? NOT_QUIET : behindMember(guess, view, at);
    const member = behindGuess === NOT_QUIET ? otherMember(json, at, members, before) : guess;
    const value = behindGuess === NOT_QUIET ? behindName(json, at) : behindGuess;
    const end = endOfMember(json, value, member, seen, left);
    if (end === NOT_QUIET) return NOT_QUIET;
    if (member !== undefined) {
      seen |= member.plan.bit;
      before = member;
    }
    at = nextName(view, end);
  }
  return (seen & needs) === needs ? 0 - at : NOT_QUIET;
}

/** The end of the value of a member; NOT_QUIET if it came before and is required. */
function endOfMember(json: JsonBytes, value: number, member: Member | undefined, seen: number, left: number): number {
  if (value === NOT_QUIET || (member !== undefined && (seen & member.plan.bit) !== 0)) return NOT_QUIET;
  return endOfQuiet(json, value, member?.plan, left);
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
  if (member === undefined) return undefined;
  if (before === undefined) members.first = member;
  else before.next = member;
  return member;
}

/** The position after the name and its colon. */
function behindName(json: JsonBytes, at: number): number {
  const end = endOfQuietText(json, at + 1);
  return end === NOT_QUIET ? NOT_QUIET : behindColon(json.view, end);
}
