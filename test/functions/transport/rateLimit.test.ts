// Apple's rate limit is parsed among other entries, and a request that would fail is not sent.
import fc from 'fast-check';
import { appleRateLimit } from '../../../functions/stores/apple/rateLimit.ts';
import { trackRateLimit } from '../../../functions/transport/rateLimit.ts';
import { failureOf } from '../../support/failures.ts';

describe('The header', () => {
  test.each([
    ['user-hour-lim:3600;user-hour-rem:3599;', { limit: 3600, remaining: 3599 }],
    ['user-hour-lim:3600;user-hour-rem:0', { limit: 3600, remaining: 0 }],
    ['user-hour-rem:7;user-hour-lim:3600;', { limit: 3600, remaining: 7 }],
    [' user-hour-lim:3600; user-hour-rem:7;', { limit: 3600, remaining: 7 }],
    ['user-hour-rem:7;', { remaining: 7 }],
    ['user-hour-lim:3600;', { limit: 3600 }],
    ['team-minute-rem:3;user-hour-rem:7;user-day-rem:9;', { remaining: 7 }],
  ])('%j is read', (header, quota) => {
    expect(appleRateLimit.parse(header)).toEqual(quota);
  });

  test.each([
    undefined,
    '',
    ';',
    'user-hour-rem',
    'user-hour-rem:',
    'user-hour-rem:;',
    'user-hour-rem:-1;',
    'user-hour-rem:1.5;',
    'user-hour-rem:1e3;',
    'user-hour-rem:0x10;',
    'user-hour-rem:many;',
    'user-hour-rem:99999999999;',
    'super-user-hour-rem:0;',
    'user-hour-remaining:0;',
    `${'x'.repeat(5_000)};user-hour-rem:0;`,
  ])('%j says nothing', (header) => {
    expect(appleRateLimit.parse(header)).toEqual({});
  });

  test('never gives more than two numbers, whatever its value', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const { limit = 0, remaining = 0, ...rest } = appleRateLimit.parse(header);
        expect([Number.isSafeInteger(limit), Number.isSafeInteger(remaining), rest]).toEqual([true, true, {}]);
      }),
    );
  });
});

describe('A key', () => {
  const openWatch = () => {
    const clock = { now: 1_000_000 };
    const { record, ...watched } = trackRateLimit(appleRateLimit, () => clock.now);
    const watch = {
      ...watched,
      record: (value: string | undefined): void => void record(value === undefined ? {} : { 'x-rate-limit': value }),
    };
    const passes = (): boolean => {
      try {
        watch.assertAvailable();
        return true;
      } catch {
        return false;
      }
    };
    return { clock, watch, passes };
  };
  const left = (calls: number): string => `user-hour-lim:3600;user-hour-rem:${calls};`;

  test.each([undefined, '', 'nonsense', left(1), left(3_599)])('passes after %j', (header) => {
    const { watch, passes } = openWatch();
    watch.record(header);
    expect(passes()).toBe(true);
  });

  test('without remaining calls is refused at once, like by the store, with Retry-After', async () => {
    const { clock, watch } = openWatch();
    watch.record(left(0));
    clock.now += 10_500;
    const { code, status, headers, message, details } = await failureOf(watch.assertAvailable);
    expect([code, status, headers]).toEqual([
      'store_refused',
      429,
      { 'retry-after': '50', 'x-ratelimit-limit': '3600', 'x-ratelimit-remaining': '0' },
    ]);
    expect(message).toMatch(/no calls left in this hour.*50 seconds/);
    expect(details).toEqual([expect.objectContaining({ code: 'RATE_LIMIT_EXCEEDED' })]);
  });

  test('stays refused for a minute, and not longer', () => {
    const { clock, watch, passes } = openWatch();
    watch.record(left(0));
    clock.now += 59_999;
    expect(passes()).toBe(false);
    clock.now += 1;
    expect(passes()).toBe(true);
  });

  test('is probed by one call after the minute; the others wait for its result', () => {
    const { clock, watch, passes } = openWatch();
    watch.record(left(0));
    clock.now += 60_000;
    expect([passes(), passes(), passes()]).toEqual([true, false, false]);
  });

  test('is open again as soon as the store reports remaining calls', () => {
    const { watch, passes } = openWatch();
    watch.record(left(0));
    watch.record(left(12));
    expect([passes(), passes()]).toEqual([true, true]);
  });

  test('stays refused when the store then says nothing of the quota', () => {
    const { watch, passes } = openWatch();
    watch.record(left(0));
    watch.record(undefined);
    expect(passes()).toBe(false);
  });

  test('that is exhausted again after the minute is refused for another', () => {
    const { clock, watch, passes } = openWatch();
    watch.record(left(0));
    clock.now += 60_000;
    watch.record(left(0));
    clock.now += 59_999;
    expect(passes()).toBe(false);
  });
});
