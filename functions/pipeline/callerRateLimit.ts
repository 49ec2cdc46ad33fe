// Rate limit per caller: fixed windows of one minute by the monotonic clock.
import { Failure } from '../core/errors.ts';

/** Counts a call; throws 429 with the seconds until the next window if the limit is reached. */
export type CallerRateLimit = () => void;

const MINUTE = 60_000;

/** `setting` is the name of the setting, for the error; `elapsed` is the monotonic clock, in milliseconds. */
export function createCallerRateLimit(most: number, setting: string, elapsed: () => number): CallerRateLimit {
  let begun = Number.NEGATIVE_INFINITY;
  let calls = 0;
  return () => {
    const now = elapsed();
    if (now - begun >= MINUTE) [begun, calls] = [now, 0];
    if (calls >= most) throw tooMany(most, setting, begun + MINUTE - now);
    calls += 1;
  };
}

function tooMany(most: number, setting: string, wait: number): Failure {
  const seconds = String(Math.max(1, Math.ceil(wait / 1000)));
  const message = `This key may make ${most} calls in a minute. Try again in ${seconds} seconds. An administrator can change the setting ${setting}.`;
  return new Failure('too_many_calls', message, { headers: { 'retry-after': seconds } });
}
