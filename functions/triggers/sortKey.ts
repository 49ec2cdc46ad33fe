// Sort key of an item: minute, then ID hash (a total order).
import { createHash } from 'node:crypto';

export interface SortKey {
  readonly minute: number;
  readonly hash: number;
}

const MINUTE = 60_000;
/** Four bytes for the hash, two for the minutes since a base: a checkpoint has to fit into a URL. */
const SIZE = 6;
const MOST_MINUTES = 0xffff;

export function sortKeyOf(id: string, at: number): SortKey {
  return { minute: minuteOf(at), hash: hashOf(id) };
}

export function minuteOf(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE);
}

export function hashOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0);
}

/** Negative if `a` is the older one. */
export function compareSortKeys(a: SortKey, b: SortKey): number {
  return a.minute - b.minute || a.hash - b.hash;
}

export function sortKeyText({ minute, hash }: SortKey): string {
  return `${minute} ${hash}`;
}

/** None of them may be before the base, or more than 45 days after it. */
export function packSortKeys(places: readonly SortKey[], base: number): string {
  const bytes = Buffer.alloc(places.length * SIZE);
  for (const [at, { minute, hash }] of places.entries()) {
    bytes.writeUInt32BE(hash, at * SIZE);
    bytes.writeUInt16BE(Math.min(minute - base, MOST_MINUTES), at * SIZE + 4);
  }
  return bytes.toString('base64url');
}

/** Undefined for anything that `packSortKeys` did not produce. */
export function unpackSortKeys(text: string, base: number): readonly SortKey[] | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % SIZE !== 0 || bytes.toString('base64url') !== text) return undefined;
  return Array.from({ length: bytes.length / SIZE }, (_, at) => ({
    minute: base + bytes.readUInt16BE(at * SIZE + 4),
    hash: bytes.readUInt32BE(at * SIZE),
  }));
}
