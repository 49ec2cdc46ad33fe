// The two clocks of the relay: one tells dates, the other measures.

/** Given by tests; everything else takes `systemTime`. */
export interface Time {
  /**
   * Wall clock, in milliseconds since 1970. For dates alone: the claims of a JWT, what a report is of, what is shown. It
   * can jump at any moment, in both directions.
   */
  readonly now: () => number;
  /**
   * Monotonic clock, in milliseconds since some moment. For every wait and every age: it never goes back. It may stand
   * still while the machine is suspended (CLOCK_MONOTONIC, man 2 clock_gettime).
   */
  readonly elapsed: () => number;
}

export const systemTime: Time = { now: Date.now, elapsed: () => performance.now() };
