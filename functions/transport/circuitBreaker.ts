// Circuit breaker per store and caller: opens after N consecutive failures, half-opens with a single probe.
import { Failure } from '../core/errors.ts';

/** Number of successes at the time a request was sent. */
export type Entry = number;

export interface CircuitBreaker {
  /** Throws while the circuit is open for this caller. */
  readonly assertClosed: (caller: string) => Entry;
  readonly recordSuccess: (caller: string) => void;
  /**
   * Counts a failure, unless any request succeeded since that request was sent: the store is then available, and this
   * request is at fault. Hanging calls therefore never block others.
   */
  readonly recordFailure: (caller: string, entry: Entry) => void;
  /** No state to keep: the last request of every caller succeeded. */
  readonly isNew: () => boolean;
}

/** Consecutive failed attempts that open the circuit: seven calls with their retries. */
const THRESHOLD = 20;
/** First and longest open time, in milliseconds: short, so that a recovered store is used again within seconds. */
const OPEN = 1_000;
const LONGEST_OPEN = 4_000;

interface State {
  failures: number;
  /** Next open time, and the end of the current one, in milliseconds. */
  open: number;
  openUntil: number;
}

/**
 * Each caller has its own state: failures of one caller do not block another. `elapsed` is the monotonic clock, since a
 * wall clock set back would keep the circuit open.
 */
export function createCircuitBreaker(elapsed: () => number): CircuitBreaker {
  /** State of each caller whose last request failed. */
  const states = new Map<string, State>();
  let successes = 0;
  return {
    assertClosed: (caller) => {
      const state = states.get(caller);
      if (!state || state.failures < THRESHOLD) return successes;
      if (elapsed() < state.openUntil) throw isOpen(state.openUntil - elapsed());
      state.openUntil = elapsed() + state.open; // half-open: this call is the probe, others are rejected until it succeeds
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
