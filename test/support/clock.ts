// Clocks that stand still until a test moves them.
import type { Time } from '../../functions/core/time.ts';

/** Both clocks at once, as on a machine whose wall clock nobody touches; `ahead` is added to the wall clock alone. */
export function openTestClock(start = 0): Time & { readonly clock: { now: number; ahead: number } } {
  const clock = { now: start, ahead: 0 };
  return { clock, now: () => clock.now + clock.ahead, elapsed: () => clock.now };
}

/** Both clocks from one that a test has already. */
export function bothOf(now: () => number): Time {
  return { now, elapsed: now };
}
