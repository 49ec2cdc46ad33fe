// Clocks that advance only when a test advances them.
import type { Time } from '../../functions/core/time.ts';

/** The monotonic and the wall clock, which advance together; `ahead` is added to the wall clock only. */
export function openTestClock(start = 0): Time & { readonly clock: { now: number; ahead: number } } {
  const clock = { now: start, ahead: 0 };
  return { clock, now: () => clock.now + clock.ahead, elapsed: () => clock.now };
}

/** Both clocks from an existing one. */
export function bothOf(now: () => number): Time {
  return { now, elapsed: now };
}
