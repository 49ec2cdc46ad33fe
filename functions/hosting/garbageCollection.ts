// Triggers garbage collection after large responses: V8 alone lets several times as much accumulate while memory seems plentiful.
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects after this many bytes were released: parsing 5 MB of JSON takes ten times as long as the collection. */
const WORTH = 33_554_432;
/** A release that is smaller starts none: such an answer dies young, and V8 collects new objects at almost no cost. */
const SMALL = 1_048_576;

let isObserving = false;
let wholeCollections = 0;

/**
 * Receives the number of released bytes. A collection stops all calls for 40 ms or more, so bytes released before V8 made
 * one by itself do not count: in a long list, whose pages are buffers, V8 does so five times a second. Without it, 20 polls
 * over pages of 6 MB held 236 MiB over idle, and kept them (Node 20 on a machine with 24 GB; a smaller heap is collected
 * earlier).
 */
export function makeCollect(
  collect: () => void = openCollect(),
  collections: () => number = countCollections(),
): (bytes: number) => void {
  let [freed, seen] = [0, 0];
  return (bytes) => {
    const count = collections();
    freed = count === seen ? freed + bytes : bytes;
    seen = count;
    if (freed < WORTH || bytes < SMALL) return;
    freed = 0;
    collect();
  };
}

/** Counts V8's collections of the whole heap, its own ones included. One observer serves the process. */
function countCollections(): () => number {
  if (!isObserving) observeCollections();
  return () => wholeCollections;
}

function observeCollections(): void {
  isObserving = true;
  const observer = new PerformanceObserver((list) => {
    wholeCollections += list.getEntries().filter(isOfWholeHeap).length;
  });
  observer.observe({ entryTypes: ['gc'] });
}

function isOfWholeHeap(entry: object): boolean {
  const { detail } = entry as { readonly detail?: { readonly kind?: number } };
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}

/** V8's `gc`, which Node exposes only with a flag; enabled on first use, in a new context. */
function openCollect(): () => void {
  let collect: (() => void) | undefined;
  return () => {
    if (!collect) {
      setFlagsFromString('--expose-gc');
      const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
      setFlagsFromString('--no-expose-gc');
      collect = typeof found === 'function' ? () => void found() : () => undefined;
    }
    collect();
  };
}
