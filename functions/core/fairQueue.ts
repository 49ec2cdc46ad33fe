// Fair queue: bounded wait within the deadline of the call, round-robin between callers.
import { type Deadline, within } from './deadline.ts';
import type { Failure } from './errors.ts';

/** A waiting call. */
export interface Turn {
  readonly go: () => void;
}

/** Waiting calls by caller: round-robin between callers, first in first out within a caller. */
export interface FairQueue {
  readonly add: (caller: string, turn: Turn) => void;
  /** Removes and returns the next one, if any. */
  readonly next: () => Turn | undefined;
  readonly remove: (turn: Turn) => void;
  readonly size: () => number;
}

const waits = new WeakMap<Deadline, number>();

export function fairQueue(): FairQueue {
  const callers = new Map<string, Set<Turn>>();
  const forget = (caller: string, turns: Set<Turn>, turn: Turn): void => {
    turns.delete(turn);
    if (turns.size === 0) callers.delete(caller);
  };
  return {
    add: (caller, turn) => {
      callers.set(caller, (callers.get(caller) ?? new Set()).add(turn));
    },
    next: () => {
      for (const [caller, turns] of callers) {
        const [turn] = turns;
        if (!turn) continue;
        callers.delete(caller);
        callers.set(caller, turns); // moves the caller to the end
        forget(caller, turns, turn);
        return turn;
      }
      return undefined;
    },
    remove: (turn) => {
      for (const [caller, turns] of callers) if (turns.has(turn)) forget(caller, turns, turn);
    },
    size: () => [...callers.values()].reduce((sum, turns) => sum + turns.size, 0),
  };
}

/** Whether the call of this deadline waits in a queue: it reads nothing meanwhile, so it does not count as a slow reader. */
export function isWaiting(deadline: Deadline): boolean {
  return (waits.get(deadline) ?? 0) > 0;
}

/**
 * Waits until `queue` admits the turn. Rejects with `late` after so many milliseconds, or with the failure of the
 * deadline; the function that `queue` returned then removes the turn.
 */
export async function waitTurn(
  deadline: Deadline,
  { milliseconds, late }: { readonly milliseconds: number; readonly late: () => Failure },
  queue: (turn: Turn, refuse: (failure: Failure) => void) => () => void,
): Promise<void> {
  let left = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const turn = new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(0, milliseconds));
    left = queue({ go: resolve }, reject);
  });
  waits.set(deadline, (waits.get(deadline) ?? 0) + 1);
  try {
    await within(deadline, turn);
  } catch (thrown) {
    left();
    throw thrown;
  } finally {
    clearTimeout(timer);
    waits.set(deadline, (waits.get(deadline) ?? 0) - 1);
  }
}
