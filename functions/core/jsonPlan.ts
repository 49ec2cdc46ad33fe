// What a scan of JSON looks at: the expected kinds of values, the members of objects, and the values to report.

import { NOWHERE } from './jsonLayout.ts';

/** Kinds of JSON values, as bits. */
export const KIND = { object: 1, list: 2, text: 4, number: 8, boolean: 16, null: 32 } as const;

/** The kind of a value by its first byte; 0 if no value begins with it. */
export const kindOfByte = new Uint8Array(256);
for (const [kind, characters] of [
  [KIND.object, '{'],
  [KIND.list, '['],
  [KIND.text, '"'],
  [KIND.number, '-0123456789'],
  [KIND.boolean, 'tf'],
  [KIND.null, 'n'],
] as const)
  for (const byte of Buffer.from(characters)) kindOfByte[byte] = kind;

/** Expectation of a value. Values without a plan are only checked to be JSON. */
export interface Plan {
  /** Kinds that need no conversion. */
  readonly fits: number;
  /** Kinds with which a required member counts as present. */
  readonly counts: number;
  /** Further condition on a required member, for the few that have one. */
  readonly counted?: ((json: unknown) => boolean) | undefined;
  /** Bit of this member in its object; 0 for a member whose presence does not matter. */
  readonly bit: number;
  /** Bits of the members that an object must have. */
  readonly needs: number;
  readonly members?: MemberTable | undefined;
  readonly items?: Plan | undefined;
  /** The value is reported under this name. */
  readonly note?: string | undefined;
  /** Kinds of which nothing has to be reported or converted: what fits, counts if it is required, and has no note. */
  readonly quiet: number;
  /** Nothing happens at the end of a value that fits: it has no bit and no note. */
  readonly isSilent: boolean;
  /** It is the plan of the items of a list. */
  readonly isItem: boolean;
  /** Whoever converts the value finds here what it needs. */
  readonly about?: unknown;
}

/** A declared member of an object. */
export interface Member {
  readonly name: string;
  /** The name and the quote behind it. */
  readonly bytes: Buffer;
  /** The name with its quotes and the colon behind it, as words of four bytes, of which the last may overlap the one before. */
  readonly words: Int32Array;
  /** With the blanks around the colon that App Store Connect writes. */
  readonly spaced: Int32Array;
  readonly plan: Plan;
  /** The member that came next the last time: objects of one kind have their members in the same order. */
  next: Member | undefined;
}

/** Members by a hash of their names, with open addressing; the number of slots is a power of two. */
export interface MemberTable {
  readonly slots: readonly (Member | undefined)[];
  readonly byName: ReadonlyMap<string, Member>;
  /** The member that came first the last time. */
  first: Member | undefined;
}

const FACTOR = 31;

export function memberTable(members: readonly (readonly [name: string, plan: Plan])[]): MemberTable {
  const size = 2 ** Math.ceil(Math.log2(members.length * 2 + 1));
  const slots: (Member | undefined)[] = new Array(size).fill(undefined);
  const all: readonly Member[] = members.map(([name, plan]) => ({
    name,
    plan,
    bytes: Buffer.from(`${name}"`),
    words: wordsOf(Buffer.from(`"${name}":`)),
    spaced: wordsOf(Buffer.from(`"${name}" : `)),
    next: undefined,
  }));
  for (const member of all) {
    let slot = hashOf(Buffer.from(member.name)) & (size - 1);
    while (slots[slot]) slot = (slot + 1) & (size - 1);
    slots[slot] = member;
  }
  return { slots, byName: new Map(all.map((member) => [member.name, member])), first: undefined };
}

/** The member with this hash, whose name begins at `from` and has no escapes. */
export function memberAt({ slots }: MemberTable, hash: number, bytes: Uint8Array, from: number): Member | undefined {
  const last = slots.length - 1;
  let slot = hash & last;
  for (let member = slots[slot]; member !== undefined; member = slots[slot]) {
    if (isNamed(member, bytes, from)) return member;
    slot = (slot + 1) & last;
  }
  return undefined;
}

/** Whether the name that begins here, without escapes, is that of the member. */
export function isNamed({ bytes: name }: Member, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < name.length; at += 1) if (name[at] !== bytes[from + at]) return false;
  return true;
}

/** The position behind the name of the member, its quotes and its colon; NOWHERE also if there are other blanks between. */
export function behindMember({ bytes, words, spaced }: Member, view: DataView, from: number): number {
  const length = bytes.length + 2;
  if (hasWords(words, view, from, length)) return from + length;
  return hasWords(spaced, view, from, length + 2) ? from + length + 2 : NOWHERE;
}

function hasWords(words: Int32Array, view: DataView, from: number, length: number): boolean {
  if (from + length > view.byteLength) return false;
  const last = length - 4;
  for (let nth = 0; nth < words.length; nth += 1)
    if (view.getInt32(from + Math.min(nth * 4, last), true) !== words[nth]) return false;
  return words.length > 0;
}

/** The hash with one more byte; it begins with 0. */
export function hashWith(hash: number, byte: number): number {
  return (Math.imul(hash, FACTOR) + byte) | 0;
}

function hashOf(bytes: Uint8Array): number {
  return bytes.reduce(hashWith, 0);
}

/** None for the three bytes of an empty name, which is never found by them. */
function wordsOf(text: Buffer): Int32Array {
  const count = text.length < 4 ? 0 : Math.ceil(text.length / 4);
  return Int32Array.from({ length: count }, (_, nth) => text.readInt32LE(Math.min(nth * 4, text.length - 4)));
}
