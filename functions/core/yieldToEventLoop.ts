// Work on many things in slices: between two of them, calls are answered.

import { setTimeout as wait } from 'node:timers/promises';

/** How long one slice may take, and the pause after it, in milliseconds: at most half of the time is taken from calls. */
const [SLICE, PAUSE] = [2, 2];

/** Does the work for each, in order, with a pause after each slice. Stops where `goesOn` says no. */
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
