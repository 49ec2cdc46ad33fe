// Processes many items in time slices and yields to the event loop between them.

import { setTimeout as wait } from 'node:timers/promises';

/** Length of a slice and of the pause after it, in milliseconds: calls get at least half of the time. */
const [SLICE, PAUSE] = [2, 2];

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
