// Leaves at least half of the time to other calls: work is done in time slices, with a pause after each.

import { setTimeout as wait } from 'node:timers/promises';

/** Length of a slice and of the pause after it, in milliseconds: calls get at least half of the time. */
const [SLICE, PAUSE] = [2, 2];
/** Longest pause in milliseconds. */
const LONGEST_PAUSE = 100;

/** Processes each item in order, with a pause after each slice. Stops when `goesOn` returns false. */
export async function forEachYielding<T>(
  all: Iterable<T>,
  work: (each: T) => unknown,
  goesOn: () => boolean = () => true,
): Promise<void> {
  let began = performance.now();
  for (const each of all) {
    if (performance.now() - began >= SLICE) {
      await wait(PAUSE);
      began = performance.now();
    }
    if (!goesOn()) return;
    work(each);
  }
}

/** Does work of a few milliseconds and pauses as long as it took. */
export async function doYielding<T>(work: () => T): Promise<T> {
  const began = performance.now();
  const made = work();
  await wait(Math.min(performance.now() - began, LONGEST_PAUSE));
  return made;
}
