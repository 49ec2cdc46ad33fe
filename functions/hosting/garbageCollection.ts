// Triggers garbage collection after large responses: V8 alone lets several times as much accumulate while memory seems plentiful.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects after this many bytes were released: parsing 5 MB of JSON takes ten times as long as the collection. */
const WORTH = 33_554_432;

/**
 * Receives the number of released bytes. Without it, 20 polls over pages of 6 MB held 236 MiB over idle, and kept them
 * (Node 20 on a machine with 24 GB; a smaller heap is collected earlier).
 */
export function makeCollect(collect: () => void = openCollect()): (bytes: number) => void {
  let freed = 0;
  return (bytes) => {
    freed += bytes;
    if (freed < WORTH) return;
    freed = 0;
    collect();
  };
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
