// Circuit breaker of a store, for each caller: after many consecutive failures nothing is sent for a moment, then a single probe.
import { Failure } from '../core/errors.ts';

/** How many successes there had been when a message was sent. */
export type Entry = number;

export interface CircuitBreaker {
  /** Passes, or throws while the circuit is open for this caller. */
  readonly assertClosed: (caller: string) => Entry;
  readonly recordSuccess: (caller: string) => void;
  /**
   * Counts a failure, unless the store has answered anything since that message was sent: then the store is there, and
   * what one caller asks for is at fault. So calls that hang never refuse others.
   */
  readonly recordFailure: (caller: string, entry: Entry) => void;
  /** No caller's last message failed: a new circuit would do the same. */
  readonly isNew: () => boolean;
}

/** Tries in a row that must fail: seven calls with their repeats. */
const THRESHOLD = 20;
/** How long it stays open at first and at most, in milliseconds: a store that is back is used again within seconds. */
const OPEN = 1_000;
const LONGEST_OPEN = 4_000;

interface State {
  failures: number;
  /** How long it will be open next, and until when it is, in milliseconds. */
  open: number;
  openUntil: number;
}

/**
 * Each caller has its own: what the store fails at for one caller is not refused to another. `elapsed` is the monotonic
 * clock: a clock set back must not keep a store that is well refused.
 */
export function createCircuitBreaker(elapsed: () => number): CircuitBreaker {
  /** Of callers whose last message failed. */
  const states = new Map<string, State>();
  let successes = 0;
  return {
    assertClosed: (caller) => {
      const state = states.get(caller);
      if (!state || state.failures < THRESHOLD) return successes;
      if (elapsed() < state.openUntil) throw isOpen(state.openUntil - elapsed());
      state.openUntil = elapsed() + state.open; // half open: this call tries, the others wait for what it finds
      return successes;
    },
    recordSuccess: (caller) => {
      successes += 1;
      states.delete(caller);
    },
    recordFailure: (caller, entry) => {
      if (successes > entry) return;
      const state = states.get(caller) ?? { failures: 0, open: OPEN, openUntil: 0 };
      states.set(caller, state);
      state.failures += 1;
      if (state.failures < THRESHOLD) return;
      state.openUntil = elapsed() + state.open;
      state.open = Math.min(state.open * 2, LONGEST_OPEN);
    },
    isNew: () => states.size === 0,
  };
}

function isOpen(left: number): Failure {
  return new Failure(
    'store_unreachable',
    'The store has not answered for a while; the relay tries it again in a few seconds.',
    { headers: { 'retry-after': String(Math.ceil(left / 1000)) }, cause: 'circuit open' },
  );
}
