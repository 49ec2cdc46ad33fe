// Reads that many polls share: each is made once in a while for an account, however many flows ask the same.
import { type Deadline, within } from './deadline.ts';
import { Failure } from './errors.ts';

/** So long an answer is good, in milliseconds: Power Automate asks once a minute at most. */
const TTL = 60_000;
/** Answers that are kept of an account: 1,000 apps under watch, and more. The one that was asked for longest ago goes first. */
const MOST = 1_024;

interface Kept {
  readonly value: Promise<unknown>;
  /** When the answer came, by the monotonic clock; undefined while it is awaited. */
  at?: number;
}

/** `owner` stands for the account: nothing is shared between two of them. */
export type Share = <T>(owner: object, question: string, deadline: Deadline, read: () => Promise<T>) => Promise<T>;

/** The first asker's call may end before the answer is there; that is no failure of those who wait with it. */
const isItsOwn = (thrown: unknown): boolean =>
  thrown instanceof Failure && (thrown.code === 'caller_gone' || thrown.code === 'store_timeout');

/** Old answers go, and of too many the one that was asked for longest ago; what is awaited stays, as others wait with it. */
const tidy = (kept: Map<string, Kept>, moment: number): void => {
  for (const [question, { at }] of kept)
    if (at !== undefined && (moment - at >= TTL || kept.size > MOST)) kept.delete(question);
};

/** A failure is told to all who wait for it, and not kept. */
const begin = (kept: Map<string, Kept>, question: string, value: Promise<unknown>, elapsed: () => number): Kept => {
  const made: Kept = { value };
  kept.delete(question);
  kept.set(question, made);
  tidy(kept, elapsed());
  value.then(
    () => {
      made.at = elapsed();
    },
    () => {
      if (kept.get(question) === made) kept.delete(question);
    },
  );
  return made;
};

export const makeShare = (elapsed: () => number): Share => {
  const owners = new WeakMap<object, Map<string, Kept>>();
  const keptOf = (owner: object): Map<string, Kept> => {
    const kept = owners.get(owner) ?? new Map<string, Kept>();
    owners.set(owner, kept);
    return kept;
  };
  const isGood = ({ at }: Kept): boolean => at === undefined || elapsed() - at < TTL;
  return async <T>(owner: object, question: string, deadline: Deadline, read: () => Promise<T>): Promise<T> => {
    const kept = keptOf(owner);
    for (;;) {
      const found = kept.get(question);
      if (!found || !isGood(found)) return (await begin(kept, question, read(), elapsed).value) as T;
      kept.delete(question);
      kept.set(question, found); // asked for last
      try {
        return (await within(deadline, found.value)) as T;
      } catch (thrown) {
        // each turn waits for another's read, or makes its own and ends
        if (deadline.signal.aborted || !isItsOwn(thrown)) throw thrown;
      }
    }
  };
};
