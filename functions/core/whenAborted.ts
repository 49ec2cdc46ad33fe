// Work to do when a signal is aborted. However many wait for one signal, it has one listener: a call can wait for dozens of
// answers at a time, and Node.js takes more than ten listeners for a leak.

const waiting = new WeakMap<AbortSignal, Waiting>();

interface Waiting {
  readonly works: Set<() => void>;
  readonly listener: () => void;
}

/**
 * Does the work once when the signal is aborted; at once where it is already.
 * @returns forgets the work: nothing of it stays at the signal
 */
export function whenAborted(signal: AbortSignal, work: () => void): () => void {
  if (signal.aborted) {
    work();
    return () => undefined;
  }
  const { works, listener } = waiting.get(signal) ?? listenTo(signal);
  // of its own, so that the same function can wait twice
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
