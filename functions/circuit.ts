// Spares a store that is down: after many faults in a row nothing is sent for a moment, then one call tries.
import { Failure } from './errors.ts';

export interface Circuit {
  /** Passes, or throws while the circuit is open. */
  readonly enter: () => void;
  readonly succeeded: () => void;
  readonly failed: () => void;
}

/** Tries in a row that must fail: seven calls with their repeats. */
const THRESHOLD = 20;
/** How long it stays open at first and at most, in milliseconds: a store that is back is used again within seconds. */
const OPEN = 1_000;
const LONGEST_OPEN = 4_000;

/** `elapsed` is the monotonic clock: a clock set back must not keep a store that is well refused. */
export const makeCircuit = (elapsed: () => number): Circuit => {
  let failures = 0;
  let open = OPEN;
  let openUntil = 0;
  return {
    enter: () => {
      if (failures < THRESHOLD) return;
      if (elapsed() >= openUntil) {
        openUntil = elapsed() + open; // half open: this call tries, the others wait for what it finds
        return;
      }
      throw new Failure(
        'store_unreachable',
        'The store has not answered for a while; the relay tries it again in a few seconds.',
        {
          headers: { 'retry-after': String(Math.ceil((openUntil - elapsed()) / 1000)) },
          cause: 'circuit open',
        },
      );
    },
    succeeded: () => {
      failures = 0;
      open = OPEN;
    },
    failed: () => {
      failures += 1;
      if (failures < THRESHOLD) return;
      openUntil = elapsed() + open;
      open = Math.min(open * 2, LONGEST_OPEN);
    },
  };
};
