// The wall clock for dates and the monotonic clock for durations.

/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

/** Injected by tests; all other code uses `systemTime`. */
export interface Time {
  /**
   * Wall clock, in milliseconds since 1970. Only for dates: JWT claims, report dates, display. It can jump at any moment,
   * in both directions.
   */
  readonly now: () => number;
  /**
   * Monotonic clock, in milliseconds since an arbitrary moment, for every wait and age: it never goes back. It may stop
   * while the machine is suspended (CLOCK_MONOTONIC, man 2 clock_gettime).
   */
  readonly elapsed: () => number;
}

export const systemTime: Time = { now: Date.now, elapsed: () => performance.now() };
