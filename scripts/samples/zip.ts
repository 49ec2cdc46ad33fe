// A zip that is the same, byte for byte, whenever and wherever it is made.
import { type Zippable, zipSync } from 'fflate';

/** A zip keeps the time of the clock on the wall, so it is made from that, and no time zone has a say. */
const ANY_TIME = new Date(2026, 0, 1);

export const zip = (files: ReadonlyMap<string, Uint8Array>): Buffer => {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(sorted.map(([name, bytes]) => [name, [bytes, { mtime: ANY_TIME }]]));
  return Buffer.from(zipSync(entries, { level: 9 }));
};
