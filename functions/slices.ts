// Work on many things in slices: between two of them, calls are answered.

/** How long one slice may take, in milliseconds. */
const SLICE = 4;

/** Does the work for each, in order; a turn of the event loop comes after each slice. Stops where `goesOn` says no. */
export async function inSlices<T>(
  all: Iterable<T>,
  work: (each: T) => unknown,
  goesOn: () => boolean = () => true,
): Promise<void> {
  let began = performance.now();
  for (const each of all) {
    if (performance.now() - began >= SLICE) {
      await new Promise(setImmediate);
      began = performance.now();
    }
    if (!goesOn()) return;
    work(each);
  }
}
