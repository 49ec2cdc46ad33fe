// The store's clock is learned from the Date header of an error response, and from no other format.
import { createStoreClock } from '../../../functions/core/clockSkew.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;
function date(difference: number): string {
  return new Date(noon + difference).toUTCString();
}

function openClock() {
  const time = { now: noon };
  return { time, clock: createStoreClock(() => time.now) };
}

test('Until a store reports its time, the local clock is used', () => {
  const { clock } = openClock();
  expect([clock.seconds(), clock.skew()]).toEqual([noon / 1000, 0]);
});

test.each([31_000, -31_000, 90_000, -90_000, HOUR, -HOUR, 24 * HOUR])(
  'A difference of %i ms is learned',
  (difference) => {
    const { clock } = openClock();
    expect(clock.adjust(date(difference))).toBe(true);
    expect([clock.skew(), clock.seconds()]).toEqual([difference, (noon + difference) / 1000]);
  },
);

test.each([0, 1000, -1000, 30_000, -30_000])('A difference of %i ms is left alone', (difference) => {
  const { clock } = openClock();
  expect([clock.adjust(date(difference)), clock.skew()]).toEqual([false, 0]);
});

test('The learned time advances with the local clock', () => {
  const { clock, time } = openClock();
  clock.adjust(date(HOUR));
  time.now += 10_000;
  expect(clock.seconds()).toBe((noon + HOUR + 10_000) / 1000);
});

test('The same skew reported again changes nothing', () => {
  const { clock } = openClock();
  clock.adjust(date(HOUR));
  expect([clock.adjust(date(HOUR + 5_000)), clock.skew()]).toEqual([false, HOUR]);
});

test('Another skew replaces the first', () => {
  const { clock } = openClock();
  clock.adjust(date(HOUR));
  expect([clock.adjust(date(-HOUR)), clock.skew()]).toEqual([true, -HOUR]);
});

test('When the clocks agree again, there is no skew', () => {
  const { clock } = openClock();
  clock.adjust(date(HOUR));
  expect([clock.adjust(date(2_000)), clock.skew(), clock.seconds()]).toEqual([true, 0, noon / 1000]);
});

test.each([
  undefined,
  '',
  ' ',
  'soon',
  'NaN',
  '0',
  ' GMT',
  'x GMT',
  '1 GMT',
  '9999 GMT',
  '1790000000',
  '1790000000 GMT',
  '2020-01-01T00:00:00Z',
  'Sun, 22 Nov 2020 12:00:00',
  'Sun, 22 Nov 2020 12:00:00 PST',
  'Sun, 99 Nov 2020 12:00:00 GMT',
  'Sun, 22 Nov 2020 12:00:00 GMT, Sun, 22 Nov 2020 12:00:00 GMT',
  'Infinity GMT',
])('%j is no date, and changes nothing', (reported) => {
  const { clock } = openClock();
  expect([clock.adjust(reported), clock.skew()]).toEqual([false, 0]);
});
