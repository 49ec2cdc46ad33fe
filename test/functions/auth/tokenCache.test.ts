// A token is requested once for all waiting calls, reused while valid, and never shared between caches.
import fc from 'fast-check';
import { type CachedToken, createTokenCache } from '../../../functions/auth/tokenCache.ts';
import { type Secret, secret } from '../../../functions/core/secret.ts';
import { bothOf, openTestClock } from '../../support/clock.ts';

function textOf({ value }: { readonly value: Secret }): string {
  return value.reveal();
}

/** A cache with a manual clock and numbered tokens. */
function openCache(life = 1000) {
  const clock = { now: 0 };
  const made: string[] = [];
  const cache = createTokenCache(
    async () => {
      await Promise.resolve();
      made.push(`token-${made.length + 1}`);
      return { value: secret(made.at(-1) ?? ''), lifetime: life };
    },
    bothOf(() => clock.now),
  );
  return { clock, made, cache };
}

test('A thousand concurrent calls wait for one token', async () => {
  const { cache, made } = openCache();
  const tokens = await Promise.all(Array.from({ length: 1000 }, () => cache.get()));
  expect(made).toEqual(['token-1']);
  expect(new Set(tokens.map(textOf))).toEqual(new Set(['token-1']));
});

test('A token is reused until the last millisecond of its lifetime', async () => {
  const { cache, clock } = openCache();
  await cache.get();
  clock.now = 999;
  expect(textOf(await cache.get())).toBe('token-1');
});

test('An expired token is replaced', async () => {
  const { cache, clock } = openCache();
  await cache.get();
  clock.now = 1000;
  expect(textOf(await cache.get())).toBe('token-2');
});

test('A token that never expires is kept', async () => {
  const { cache, clock, made } = openCache(Number.POSITIVE_INFINITY);
  await cache.get();
  clock.now = Number.MAX_SAFE_INTEGER;
  await cache.get();
  expect(made).toEqual(['token-1']);
});

test('A thousand concurrent calls after the expiry create one new token', async () => {
  const { cache, clock, made } = openCache();
  await cache.get();
  clock.now = 1000;
  await Promise.all(Array.from({ length: 1000 }, () => cache.get()));
  expect(made).toEqual(['token-1', 'token-2']);
});

test('An invalidated token is not returned again', async () => {
  const { cache } = openCache();
  cache.invalidate((await cache.get()).value);
  expect(textOf(await cache.get())).toBe('token-2');
});

test('Invalidating an older token does not affect the newer one', async () => {
  const { cache, made } = openCache();
  cache.invalidate((await cache.get()).value);
  await cache.get();
  cache.invalidate(secret('token-1'));
  expect(textOf(await cache.get())).toBe('token-2');
  expect(made).toHaveLength(2);
});

test('A thousand calls whose token was refused create one new token', async () => {
  const { cache, made } = openCache();
  await cache.get();
  await Promise.all(
    Array.from({ length: 1000 }, async () => {
      cache.invalidate(secret('token-1'));
      await cache.get();
    }),
  );
  expect(made).toEqual(['token-1', 'token-2']);
});

describe('When the wall clock jumps', () => {
  const open = () => {
    const time = openTestClock(Date.parse('2026-11-22T12:00:00Z'));
    let made = 0;
    const cache = createTokenCache(async () => {
      made += 1;
      return { value: secret(`token-${made}`), lifetime: 780_000 };
    }, time);
    return { ...time, cache };
  };

  test.each([-3_600_000, -60_000, -86_400_000])('by %i ms, a token still ends with its own time', async (jump) => {
    const { cache, clock } = open();
    await cache.get();
    clock.ahead = jump;
    clock.now += 779_999;
    expect(textOf(await cache.get())).toBe('token-1');
    clock.now += 1;
    expect(textOf(await cache.get())).toBe('token-2');
  });

  test('ahead while the other clock stands still, as after a suspension, a token ends by the wall clock', async () => {
    const { cache, clock } = open();
    await cache.get();
    clock.ahead = 780_000;
    expect(textOf(await cache.get())).toBe('token-2');
  });

  test('back, the age of a token does not become less than nothing', async () => {
    const { cache, clock } = open();
    await cache.get();
    clock.ahead = -3_600_000;
    clock.now += 5_000;
    expect(cache.current()).toEqual({ age: 5_000, left: 775_000 });
  });

  test('back, a failure is remembered for no longer than a second', async () => {
    const time = openTestClock(3_600_000);
    let tries = 0;
    const cache = createTokenCache(async () => {
      tries += 1;
      if (tries === 1) throw new Error('the store is down');
      return { value: secret('good'), lifetime: 1_000 };
    }, time);
    await Promise.resolve(cache.get()).catch(() => undefined);
    time.clock.ahead = -3_600_000;
    time.clock.now += 1_000;
    expect(textOf(await cache.get())).toBe('good');
  });
});

describe('A failure', () => {
  /** Fails `times` times, then makes tokens. */
  const openFailing = (times: number, fail: () => Promise<CachedToken>) => {
    const clock = { now: 0 };
    const count = { made: 0 };
    const make = (): Promise<CachedToken> => {
      count.made += 1;
      return count.made <= times
        ? fail()
        : Promise.resolve({ value: secret('good'), lifetime: Number.POSITIVE_INFINITY });
    };
    return {
      clock,
      count,
      cache: createTokenCache(
        make,
        bothOf(() => clock.now),
      ),
    };
  };
  const later = async (): Promise<CachedToken> => {
    throw new Error('the store is down');
  };

  test('of one attempt is returned to all waiting calls', async () => {
    const { cache, count } = openFailing(9, later);
    const outcomes = await Promise.allSettled(Array.from({ length: 1000 }, () => cache.get()));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(count.made).toBe(1);
  });

  test('is remembered for a second', async () => {
    const { cache, clock, count } = openFailing(9, later);
    await Promise.resolve(cache.get()).catch(() => undefined);
    clock.now = 999;
    await expect(cache.get()).rejects.toThrow('the store is down');
    expect(count.made).toBe(1);
  });

  test('is followed by another attempt after a second', async () => {
    const { cache, clock } = openFailing(1, later);
    await Promise.resolve(cache.get()).catch(() => undefined);
    clock.now = 1000;
    expect(textOf(await cache.get())).toBe('good');
  });

  test('that is thrown synchronously is followed by another attempt, too', async () => {
    const { cache, clock } = openFailing(1, () => {
      throw new Error('at once');
    });
    await Promise.resolve(cache.get()).catch(() => undefined);
    clock.now = 1000;
    expect(textOf(await cache.get())).toBe('good');
  });

  test('is forgotten after a token was created', async () => {
    const { cache, clock } = openFailing(1, later);
    await Promise.resolve(cache.get()).catch(() => undefined);
    clock.now = 1000;
    const { value } = await cache.get();
    cache.invalidate(value);
    expect(textOf(await cache.get())).toBe('good');
  });
});

test('Two caches never return each other’s token, whatever the order of events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('get a', 'get b', 'forget a', 'forget b', 'later')), async (events) => {
      const clock = { now: 0 };
      let count = 0;
      const open = (name: string) =>
        createTokenCache(
          async () => {
            count += 1;
            return { value: secret(`${name}-${count}`), lifetime: 10 };
          },
          bothOf(() => clock.now),
        );
      const caches = { a: open('a'), b: open('b') };
      const asked: Promise<boolean>[] = [];
      const act = async (event: string): Promise<void> => {
        const name = event.endsWith('a') ? 'a' : 'b';
        if (event === 'later') clock.now += 11;
        else if (event.startsWith('get'))
          asked.push(Promise.resolve(caches[name].get()).then((token) => textOf(token).startsWith(name)));
        else caches[name].invalidate((await caches[name].get()).value);
      };
      for (const event of events) await act(event);
      expect(await Promise.all(asked)).not.toContain(false);
    }),
  );
});
