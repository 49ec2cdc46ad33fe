// How often the relay looks whether something is done.
import { jobDelay, pollDelay } from '../../../functions/pipeline/pollDelay.ts';

/** Polls of a job within so many milliseconds. */
function pollsWithin(milliseconds: number): number {
  let [looks, passed] = [0, 0];
  for (; passed < milliseconds; looks += 1) passed += jobDelay(pollDelay, looks);
  return looks;
}

test('A job looks every ten seconds in its first minutes', () => {
  expect(pollsWithin(240_000)).toBeGreaterThan(24);
});

test('A day of waiting takes about 200 looks, none later than ten minutes after the last', () => {
  expect(pollsWithin(86_400_000)).toBeGreaterThan(150);
  expect(pollsWithin(86_400_000)).toBeLessThan(220);
  expect(Math.max(...Array.from({ length: 500 }, (_, looks) => jobDelay(pollDelay, looks)))).toBe(600_000);
});
