// When a delivery that failed is tried again.

import { DAY_MS } from '../core/time.ts';

const FIRST = 30_000;
const LONGEST = 3_600_000;
/** Longest wait that a Retry-After may ask for: four hours. */
const LONGEST_ASKED = 14_400_000;
/** A delivery is tried for a day. All in milliseconds. */
export const TRIED_FOR = DAY_MS;

/**
 * Milliseconds until the next try after this many (1 and more): 30 seconds, then twice as long up to an hour, each a
 * random part of it and at least half. `asked` is what the callback asks for.
 */
export function nextTry(tries: number, asked: number | undefined, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 10));
  const own = longest * (0.5 + random() / 2);
  return Math.max(own, Math.min(asked ?? 0, LONGEST_ASKED));
}
