// Where an item stands in its list: the minute it is from, then a hash of its ID. A total order, so that items of one time are no special case.
import { createHash } from 'node:crypto';

export interface SortKey {
  readonly minute: number;
  readonly hash: number;
}

const MINUTE = 60_000;
/** Four bytes for the hash, two for the minutes since a base: a state has to fit into an address. */
const SIZE = 6;
const MOST_MINUTES = 0xffff;

export const minuteOf = (milliseconds: number): number => Math.floor(milliseconds / MINUTE);

export const hashOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0);

export const sortKeyOf = (id: string, at: number): SortKey => ({ minute: minuteOf(at), hash: hashOf(id) });

/** Below zero where `a` is the older one. */
export const compareSortKeys = (a: SortKey, b: SortKey): number => a.minute - b.minute || a.hash - b.hash;

export const sortKeyText = ({ minute, hash }: SortKey): string => `${minute} ${hash}`;

/** None of them may be before the base, or more than 45 days after it. */
export const packSortKeys = (places: readonly SortKey[], base: number): string => {
  const bytes = Buffer.alloc(places.length * SIZE);
  for (const [at, { minute, hash }] of places.entries()) {
    bytes.writeUInt32BE(hash, at * SIZE);
    bytes.writeUInt16BE(Math.min(minute - base, MOST_MINUTES), at * SIZE + 4);
  }
  return bytes.toString('base64url');
};

/** Undefined for what `pack` never wrote. */
export const unpackSortKeys = (text: string, base: number): readonly SortKey[] | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % SIZE !== 0 || bytes.toString('base64url') !== text) return undefined;
  return Array.from({ length: bytes.length / SIZE }, (_, at) => ({
    minute: base + bytes.readUInt16BE(at * SIZE + 4),
    hash: bytes.readUInt32BE(at * SIZE),
  }));
};
