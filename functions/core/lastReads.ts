// What a page shows again and again: the last value that was read, while a newer one takes its time.
import { atMost } from './deadline.ts';

export interface LastReadsOptions {
  /** How long a value is shown before it is read again, in milliseconds. */
  readonly fresh: number;
  /** How long to wait for a newer value, in milliseconds. */
  readonly longest?: number;
  /** Most keys; the one that was asked for least recently is dropped. */
  readonly most?: number;
}

/** Reads the value of a key, once at a time. The last value, or undefined, if that takes too long or fails; a first read that fails throws. */
export type LastReads<T> = (key: string, read: () => Promise<T>) => Promise<T | undefined>;

interface Last<T> {
  value?: T;
  /** When the last read has ended. */
  at: number;
  reading?: Promise<void> | undefined;
}

/** Longest time that a page waits for a part of it, in milliseconds. */
const LONGEST_WAIT = 1_000;

/** `elapsed` is monotonic, in milliseconds. */
export function createLastReads<T>(
  elapsed: () => number,
  { fresh, longest = LONGEST_WAIT, most = 50 }: LastReadsOptions,
): LastReads<T> {
  const kept = new Map<string, Last<T>>();
  const lastOf = (key: string): Last<T> => {
    const last = kept.get(key) ?? { at: -Infinity };
    kept.delete(key);
    kept.set(key, last);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return last;
  };
  return async (key, read) => {
    const last = lastOf(key);
    if (!last.reading && elapsed() - last.at >= fresh) last.reading = renew(last, read, elapsed);
    try {
      if (last.reading !== undefined) await atMost(longest, last.reading);
    } catch (thrown) {
      if (!('value' in last)) throw thrown;
    }
    return last.value;
  };
}

async function renew<T>(last: Last<T>, read: () => Promise<T>, elapsed: () => number): Promise<void> {
  try {
    last.value = await read();
  } finally {
    last.at = elapsed();
    last.reading = undefined;
  }
}
