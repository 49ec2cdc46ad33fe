// Schedules of timers: the next time, in UTC.
import { nextTime } from '../../../scripts/local-host/schedule.ts';

test.each([
  ['0 */10 * * * *', '2026-11-29T00:00:00Z', '2026-11-29T00:10:00Z'],
  ['0 */10 * * * *', '2026-11-29T23:59:59.500Z', '2026-11-30T00:00:00Z'],
  ['* * * * * *', '2026-11-29T00:00:00.001Z', '2026-11-29T00:00:01Z'],
  ['30,15 0 9-17/4 * * *', '2026-11-29T09:00:15Z', '2026-11-29T09:00:30Z'],
  ['30,15 0 9-17/4 * * *', '2026-11-29T09:00:30Z', '2026-11-29T13:00:15Z'],
  ['0 0 0 29 2 *', '2026-11-29T00:00:00Z', '2028-02-29T00:00:00Z'],
  ['0 30 9 * * 1', '2026-11-29T00:00:00Z', '2026-11-30T09:30:00Z'],
  ['0 5/20 * * * *', '2026-11-29T00:46:00Z', '2026-11-29T01:05:00Z'],
])('%s after %s is %s', (schedule, after, next) => {
  expect(new Date(nextTime(schedule, Date.parse(after)) ?? Number.NaN).toISOString()).toBe(
    new Date(next).toISOString(),
  );
});

test('What never comes has no next time', () => {
  expect(nextTime('0 0 0 31 2 *', 0)).toBeUndefined();
});

test.each(['* * * * *', '60 * * * * *', '* * * 0 * *', '*/0 * * * * *', '5-1 * * * * *', 'a * * * * *', ''])(
  '"%s" is refused',
  (schedule) => {
    expect(() => nextTime(schedule, 0)).toThrow(RangeError);
  },
);
