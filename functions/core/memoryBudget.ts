// Memory budget of the process for what is read whole: pages of lists, answers that recipes read, uploads. A call that
// finds it used up waits for its turn, and gets 429 with Retry-After where that takes too long.
import { add, admit, type Bounds, enter, full, grow, type Holder, type State, usual } from './admission.ts';
import type { Deadline } from './deadline.ts';
import { fairQueue } from './fairQueue.ts';

export interface MemoryBudget {
  readonly open: () => Holding;
  /** What is taken now by all calls, in bytes. */
  readonly taken: () => number;
  /** Calls that wait now. */
  readonly waiting: () => number;
}

/** What one call holds of the budget, until its end. Bytes are those of memory, not of the message. */
export interface Holding {
  /** Waits until the call may hold anything; at once where it does already. Nothing is sent to a store before. */
  readonly enter: (deadline: Deadline, caller?: string) => Promise<void>;
  /** Something is about to be read whole. */
  readonly begin: () => MemoryReading;
  /** What is in memory already: it is counted, whatever is left. */
  readonly keep: (bytes: number) => void;
  /** Gives back what was kept, and what readings took that have ended: something smaller was made of it. */
  readonly settle: () => void;
  /** Gives back all, and nothing of this call goes on waiting. */
  readonly end: () => void;
}

export interface MemoryReading {
  /** Takes so many bytes more, and waits while others hold too much. Calls never wait for each other for ever. */
  readonly take: (bytes: number, deadline: Deadline) => Promise<void>;
  /** It has ended. It stays counted, until the call settles or ends. */
  readonly done: () => void;
}

/** `most` bytes for all calls together. */
export function createMemoryBudget(most: number, given: Partial<Bounds> = {}): MemoryBudget {
  const lists = { holders: new Set<Holder>(), entering: fairQueue(), growing: new Set<never>() };
  const state: State = { most, bounds: { ...usual, ...given }, ...lists, calls: 0, first: 0, more: 0 };
  return {
    open: () => openHolding(state),
    taken: () => state.first + state.more,
    waiting: () => state.growing.size + state.entering.size(),
  };
}

function openHolding(state: State): Holding {
  const none = { first: 0, more: 0, settled: 0, readings: 0, waiting: 0, entering: undefined };
  state.calls += 1;
  const holder: Holder = { since: state.calls, ...none, isOpen: true, waits: new Set() };
  state.holders.add(holder);
  return {
    enter: (deadline, caller = '') => {
      holder.entering ??= enter(state, holder, deadline, caller);
      return holder.entering;
    },
    begin: () => {
      holder.readings += 1;
      let taken = 0;
      return {
        take: async (bytes, deadline) => {
          await grow(state, holder, bytes, deadline);
          taken += bytes;
        },
        done: () => {
          holder.readings -= 1;
          holder.settled += taken;
          admit(state); // another reading of this call may wait, and this one was the last that did not
        },
      };
    },
    keep: (bytes) => {
      if (!holder.isOpen) return;
      add(state, holder, bytes);
      holder.settled += bytes;
    },
    settle: () => {
      if (!holder.isOpen) return;
      free(state, holder, holder.settled);
      holder.settled = 0;
    },
    end: () => end(state, holder),
  };
}

function free(state: State, holder: Holder, bytes: number): void {
  add(state, holder, -bytes);
  if (bytes > 0) state.bounds.freed(bytes);
  admit(state);
}

function end(state: State, holder: Holder): void {
  if (!holder.isOpen) return;
  holder.isOpen = false;
  state.holders.delete(holder);
  for (const refuse of [...holder.waits]) refuse(full());
  state.first -= holder.first;
  free(state, holder, holder.more);
}
