// Asks V8 to collect after large answers: by itself it lets several times as much pile up while memory seems plentiful.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After so many bytes were given back: 5 MB of JSON, whose reading takes ten times as long as the collection. */
const WORTH = 33_554_432;

/**
 * Hears how many bytes were given back. Without it 20 polls over pages of 6 MB held 236 MiB over idle, and kept them
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

/** `gc` of V8, which Node shows with a flag alone: opened when it is first needed, in a context of its own. */
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
