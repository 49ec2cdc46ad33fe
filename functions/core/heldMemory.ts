// What a call holds of the memory budget, found by its deadline: it is given back when that ends.
import { type Deadline, whenEnded } from './deadline.ts';
import { usualBudget } from './instanceMemory.ts';
import { createMemoryBudget, type Holding, type MemoryBudget } from './memoryBudget.ts';
import type { RelayResponse } from './types.ts';

/** JSON that is read becomes objects: so many bytes for each byte of it, text and objects together. */
const TREE = 6;
/** Of a message that does not say how long it is, so many bytes are taken at first, and then as many again as there were. */
const FIRST_STEP = 65_536;
const MIB = 1_048_576;

interface Held {
  readonly budget: MemoryBudget;
  readonly holding: Holding;
}

const held = new WeakMap<Deadline, Held>();
/** Of calls that no pipe began. */
let other: MemoryBudget | undefined;

/** Counts what comes of a body. */
export interface Count {
  /** So many bytes more have come. Waits until there is room for them. */
  readonly came: (bytes: number) => Promise<void>;
  /** Nothing more is read. */
  readonly done: () => void;
}

/** A part of a call, with a deadline of its own, takes from the same budget. */
export function openPart(deadline: Deadline, whole: Deadline): void {
  openHolding(deadline, heldOf(whole).budget);
}

/**
 * JSON that is about to be read whole: it takes its part of the budget as it comes, together with the objects that will be
 * made of it. `length` is what the message says of its length, at most the largest one that is read.
 */
export function counted<T extends Uint8Array | AsyncIterable<Uint8Array>>(
  body: T,
  deadline: Deadline,
  length?: number,
): T | AsyncIterable<Uint8Array> {
  if (!(body instanceof Uint8Array)) return countedChunks(body, deadline, length);
  holdingOf(deadline).keep(body.length * TREE);
  return body;
}

/** What a message says of its length, as far as so many bytes are read of it. */
export function lengthOf(headers: RelayResponse['headers'], largest: number): number | undefined {
  return /^\d+$/.test(headers['content-length'] ?? '')
    ? Math.min(Number(headers['content-length']), largest)
    : undefined;
}

/** What comes of a body that is read whole by the call of this deadline. */
export function startCount(deadline: Deadline, length = FIRST_STEP): Count {
  const reading = holdingOf(deadline).begin();
  let [taken, all] = [0, 0];
  return {
    came: async (bytes) => {
      all += bytes;
      while (all > taken) {
        const more = taken === 0 ? Math.max(length, bytes) : taken;
        await reading.take(more * TREE, deadline);
        taken += more;
      }
    },
    done: reading.done,
  };
}

export function holdingOf(deadline: Deadline): Holding {
  return heldOf(deadline).holding;
}

/** The call of this deadline takes from this budget. */
export function openHolding(deadline: Deadline, budget: MemoryBudget): void {
  const holding = budget.open();
  held.set(deadline, { budget, holding });
  whenEnded(deadline, holding.end);
}

function heldOf(deadline: Deadline): Held {
  const found = held.get(deadline);
  if (found) return found;
  other ??= createMemoryBudget(usualBudget() * MIB);
  openHolding(deadline, other);
  return heldOf(deadline);
}

async function* countedChunks(
  body: AsyncIterable<Uint8Array>,
  deadline: Deadline,
  length: number | undefined,
): AsyncGenerator<Uint8Array> {
  const count = startCount(deadline, length);
  try {
    for await (const chunk of body) {
      await count.came(chunk.length);
      yield chunk;
    }
  } finally {
    count.done();
  }
}
