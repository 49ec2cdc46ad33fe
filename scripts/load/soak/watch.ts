// Watches the process of one relay: memory during the run, and what it still holds at the end.
import { setTimeout as pause } from 'node:timers/promises';
import type { SoakRelay } from './environment.ts';
import { searchLog } from './logs.ts';
import { type Left, leftOf, memoryOf } from './memory.ts';
import type { ProcessState } from './process/state.ts';
import type { RelayFound } from './results.ts';
import type { Secrets } from './secrets.ts';

export interface WatchedProcess {
  readonly sample: () => Promise<void>;
  /** Resident memory at the last sample, in bytes. */
  readonly memory: () => number | undefined;
  /** Stops listening; the process stays alive. */
  readonly end: () => Promise<void>;
  /** The state after the stores are gone, too. */
  readonly find: (secrets: Secrets) => Promise<Pick<RelayFound, 'memory' | 'heapGrowth' | 'left' | 'log'>>;
}

/** Closed connections take a moment to disappear; a timer that was not cleared would last longer. */
const LONGEST_SETTLING = 3_000;

export async function watchRelay({ child, log }: SoakRelay, seconds: number): Promise<WatchedProcess> {
  const read = (collect = false): Promise<ProcessState> => child.ask<ProcessState>('state', { collect });
  const before = await read();
  const began = performance.now();
  const samples: number[] = [];
  let third: ProcessState | undefined;
  return {
    sample: async () => {
      const isThird = third === undefined && performance.now() - began > (seconds * 1000) / 3;
      const state = await read(isThird);
      if (isThird) third = state;
      samples.push(state.memory);
    },
    memory: () => samples.at(-1),
    end: () => child.ask('end'),
    find: async (secrets) => {
      const left = await settle(before, read);
      const { heap } = await read(true);
      return {
        memory: memoryOf(samples),
        heapGrowth: heap - (third?.heap ?? heap),
        left,
        log: await searchLog(log, secrets),
      };
    },
  };
}

async function settle(before: ProcessState, read: () => Promise<ProcessState>): Promise<Left> {
  const began = performance.now();
  for (;;) {
    const left = leftOf(before, await read());
    const isClean = left.handles === 0 && (left.descriptors ?? 0) === 0;
    if (isClean || performance.now() - began > LONGEST_SETTLING) return left;
    await pause(100);
  }
}
