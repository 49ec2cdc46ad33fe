// Memory budget use of each call, keyed by its deadline and released when the deadline ends.
import type { Deadline } from './deadline.ts';
import { usualBudget } from './instanceMemory.ts';
import { createMemoryBudget, type Held, type Holding, type MemoryBudget } from './memoryBudget.ts';
import type { RelayResponse } from './types.ts';

/** Memory per byte of parsed JSON, text and objects together. */
export const TREE = 6;
/** Memory per byte of JSON that stays bytes: with its slices, and the chunks that are not collected yet. */
export const BYTES = 1.25;
/** Initial reservation for a body without a length, in bytes; it doubles each time it is used up. */
const FIRST_STEP = 65_536;
const MIB = 1_048_576;

/** Budget of calls that did not come through the pipeline. */
let other: MemoryBudget | undefined;

/** Counts the received bytes of a body. */
export interface Count {
  /** Adds so many bytes; waits until the budget has room for them. */
  readonly came: (bytes: number) => Promise<void>;
  /** Ends the count. */
  readonly done: () => void;
}

/** Makes a part of a call, which has its own deadline, share the call's holding. */
export function openPart(deadline: Deadline, whole: Deadline): void {
  assignBudget(deadline, heldOf(whole).budget);
}

/**
 * Counts a JSON body that is read whole: reserves memory for its bytes, and for its parsed objects unless `memory` says
 * otherwise, as it arrives. `length` is the declared length of the body, at most the largest one that is read.
 */
export function inBudget<T extends Uint8Array | AsyncIterable<Uint8Array>>(
  body: T,
  deadline: Deadline,
  length?: number,
  memory = TREE,
): T | AsyncIterable<Uint8Array> {
  if (!(body instanceof Uint8Array)) return countedChunks(body, deadline, length, memory);
  holdingOf(deadline).keep(body.length * memory);
  return body;
}

/** Declared length of a message, capped at `largest`; undefined when it declares none. */
export function lengthOf(headers: RelayResponse['headers'], largest: number): number | undefined {
  return /^\d+$/.test(headers['content-length'] ?? '')
    ? Math.min(Number(headers['content-length']), largest)
    : undefined;
}

/** Starts counting a body that the call of this deadline reads whole. */
export function startCount(deadline: Deadline, length = FIRST_STEP, memory = TREE): Count {
  const reading = holdingOf(deadline).begin();
  let [taken, all] = [0, 0];
  return {
    came: async (bytes) => {
      all += bytes;
      while (all > taken) {
        const more = taken === 0 ? Math.max(length, bytes) : taken;
        await reading.take(more * memory, deadline);
        taken += more;
      }
    },
    done: () => reading.done(all),
  };
}

export function holdingOf(deadline: Deadline): Holding {
  const held = heldOf(deadline);
  if (!held.holding) {
    held.holding = held.budget.open();
    deadline.onEnd(held.holding.end);
  }
  return held.holding;
}

/** Makes the call of this deadline use this budget. Nothing is opened before the call buffers anything. */
export function assignBudget(deadline: Deadline, budget: MemoryBudget): void {
  deadline.held = { budget };
}

function heldOf(deadline: Deadline): Held {
  if (deadline.held) return deadline.held;
  other ??= createMemoryBudget(usualBudget() * MIB);
  deadline.held = { budget: other };
  return deadline.held;
}

async function* countedChunks(
  body: AsyncIterable<Uint8Array>,
  deadline: Deadline,
  length: number | undefined,
  memory: number,
): AsyncGenerator<Uint8Array> {
  const count = startCount(deadline, length, memory);
  try {
    for await (const chunk of body) {
      await count.came(chunk.length);
      yield chunk;
    }
  } finally {
    count.done();
  }
}
