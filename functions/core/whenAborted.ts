// Runs callbacks when a signal is aborted, with a single listener per signal: a call can wait for dozens of responses at
// a time, and Node.js warns of a leak above ten listeners.

const waiting = new WeakMap<AbortSignal, Waiting>();

interface Waiting {
  readonly works: Set<() => void>;
  readonly listener: () => void;
}

/**
 * Runs `work` once when the signal is aborted; immediately if it already is.
 * @returns a function that cancels the callback
 */
export function whenAborted(signal: AbortSignal, work: () => void): () => void {
  if (signal.aborted) {
    work();
    return () => undefined;
  }
  const { works, listener } = waiting.get(signal) ?? listenTo(signal);
  // a new function each time, so that the same callback can be registered twice
  const own = (): void => work();
  works.add(own);
  return () => {
    if (!works.delete(own) || works.size > 0) return;
    waiting.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}

function listenTo(signal: AbortSignal): Waiting {
  const works = new Set<() => void>();
  const listener = (): void => {
    waiting.delete(signal);
    for (const work of works) work();
    works.clear();
  };
  const made = { works, listener };
  waiting.set(signal, made);
  signal.addEventListener('abort', listener, { once: true });
  return made;
}
