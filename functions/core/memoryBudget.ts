// Memory budget of the process for buffered data: pages of lists, responses that recipes read, uploads. A call that
// finds it exhausted waits in a fair queue, and gets 429 with Retry-After after a bounded time.
import { type AdmissionState, add, admit, type Bounds, enter, full, grow, type Holder, usual } from './admission.ts';
import type { Deadline } from './deadline.ts';
import { fairQueue } from './fairQueue.ts';

export interface MemoryBudget {
  readonly open: () => Holding;
  /** Bytes reserved by all calls. */
  readonly taken: () => number;
  /** Number of waiting calls. */
  readonly waiting: () => number;
}

/** The part of the budget that one call holds until its end, in bytes of memory (not of the message). */
export interface Holding {
  /** Waits for the initial reservation; returns at once if the call has it. No request is sent to a store before. */
  readonly enter: (deadline: Deadline, caller?: string) => Promise<void>;
  /** Starts a buffered read. */
  readonly begin: () => MemoryReading;
  /** Counts bytes that are in memory already, even beyond the budget. */
  readonly keep: (bytes: number) => void;
  /** Releases kept bytes and those of finished reads except for so many, which is what was made of them. */
  readonly settle: (kept?: number) => void;
  /** Releases everything and cancels the waits of this call. */
  readonly end: () => void;
}

/** The budget of a call, and the part of it that the call holds, once it holds any. */
export interface Held {
  readonly budget: MemoryBudget;
  holding?: Holding;
}

export interface MemoryReading {
  /** Reserves more bytes, waiting while the budget is exhausted. Deadlock-free. */
  readonly take: (bytes: number, deadline: Deadline) => Promise<void>;
  /** Ends the read. Its bytes stay counted until the call settles or ends; so many were copied, and are garbage. */
  readonly done: (copied?: number) => void;
}

/** Creates a budget of `most` bytes for all calls together. */
export function createMemoryBudget(most: number, given: Partial<Bounds> = {}): MemoryBudget {
  const lists = { holders: new Set<Holder>(), entering: fairQueue(), growing: new Set<never>() };
  const state: AdmissionState = { most, bounds: { ...usual, ...given }, ...lists, calls: 0, first: 0, more: 0 };
  return {
    open: () => openHolding(state),
    taken: () => state.first + state.more,
    waiting: () => state.growing.size + state.entering.size(),
  };
}

function openHolding(state: AdmissionState): Holding {
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
        done: (copied = 0) => {
          holder.readings -= 1;
          holder.settled += taken;
          if (copied > 0) state.bounds.freed(copied);
          admit(state); // all remaining reads of this call may be waiting now
        },
      };
    },
    keep: (bytes) => {
      if (!holder.isOpen) return;
      add(state, holder, bytes);
      holder.settled += bytes;
    },
    settle: (kept = 0) => {
      if (!holder.isOpen) return;
      const freed = holder.settled - kept;
      holder.settled = kept;
      free(state, holder, freed);
    },
    end: () => end(state, holder),
  };
}

function free(state: AdmissionState, holder: Holder, bytes: number): void {
  add(state, holder, -bytes);
  if (bytes > 0) state.bounds.freed(bytes);
  admit(state);
}

function end(state: AdmissionState, holder: Holder): void {
  if (!holder.isOpen) return;
  holder.isOpen = false;
  state.holders.delete(holder);
  for (const refuse of [...holder.waits]) refuse(full());
  state.first -= holder.first;
  free(state, holder, holder.more);
}
