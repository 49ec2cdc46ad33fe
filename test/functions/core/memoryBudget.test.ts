// Buffered data of the process shares one budget, and cached reads are bounded in bytes and time.
import { startDeadline } from '../../../functions/core/deadline.ts';
import { assignBudget, holdingOf, inBudget } from '../../../functions/core/heldMemory.ts';
import { createMemoryBudget, type MemoryBudget } from '../../../functions/core/memoryBudget.ts';
import { makeCollect } from '../../../functions/hosting/garbageCollection.ts';
import { readAtMost } from '../../../functions/pipeline/bufferResponse.ts';
import { createReadCache } from '../../../functions/transport/readCache.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { failureOf } from '../../support/failures.ts';

const deadlines: ReturnType<typeof startDeadline>[] = [];
function deadlineOf() {
  const deadline = startDeadline(10_000);
  deadlines.push(deadline);
  return deadline;
}
afterEach(() => {
  for (const each of deadlines.splice(0)) each.end();
});

async function* chunks(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield Buffer.alloc(size);
}

const entry = 1_000;
/** A call: its deadline and its holding. */
function callIn(budget: MemoryBudget, caller = '') {
  const deadline = deadlineOf();
  assignBudget(deadline, budget);
  const holding = holdingOf(deadline);
  return { deadline, holding, enter: () => holding.enter(deadline, caller) };
}

/** The state of a promise after all pending microtasks and immediates. */
async function standing(work: Promise<unknown>): Promise<string> {
  let state = 'waits';
  work.then(
    () => {
      state = 'done';
    },
    () => {
      state = 'failed';
    },
  );
  await new Promise(setImmediate);
  return state;
}

describe('The budget', () => {
  test('counts JSON that is read with its objects, until its call ends', async () => {
    const budget = createMemoryBudget(100_000, { entry });
    const { deadline } = callIn(budget);
    await readAtMost(inBudget(chunks(10, 100), deadline, 1_000), 100_000);
    expect(budget.taken()).toBe(6_000);
    deadline.end();
    deadline.end();
    expect(budget.taken()).toBe(0);
  });

  test('counts a message without a length as it comes', async () => {
    const budget = createMemoryBudget(10_000_000, { entry });
    const { deadline } = callIn(budget);
    await readAtMost(inBudget(chunks(6, 100_000), deadline), 1_000_000);
    expect(budget.taken()).toBe(6 * 800_000);
  });

  test('allows a single response, however large', async () => {
    const budget = createMemoryBudget(1_000, { entry });
    const { deadline } = callIn(budget);
    expect(await readAtMost(inBudget(chunks(1, 5_000), deadline, 5_000), 100_000)).toHaveLength(5_000);
  });

  test('that is exhausted makes the next call wait until memory is released', async () => {
    const budget = createMemoryBudget(10_000, { entry });
    const [first, second] = [callIn(budget), callIn(budget)];
    await first.holding.begin().take(8_000, first.deadline);
    const waits = second.holding.begin().take(4_000, second.deadline);
    expect([await standing(waits), budget.waiting()]).toEqual(['waits', 1]);
    first.deadline.end();
    expect([await standing(waits), budget.taken()]).toEqual(['done', 4_000]);
  });

  test('that stays exhausted ends the wait with 429 and Retry-After', async () => {
    const budget = createMemoryBudget(10_000, { entry, maxWait: () => 1 });
    const [first, second] = [callIn(budget), callIn(budget)];
    await first.holding.begin().take(8_000, first.deadline);
    const failure = await failureOf(second.holding.begin().take(4_000, second.deadline));
    expect([failure.code, failure.status, failure.headers]).toEqual(['too_many_calls', 429, { 'retry-after': '5' }]);
    expect([budget.taken(), budget.waiting()]).toEqual([8_000, 0]);
  });

  test('has a limited queue, and refuses the next call at once', async () => {
    const budget = createMemoryBudget(1_000, { entry, waiting: 2 });
    const [first, ...others] = Array.from({ length: 4 }, () => callIn(budget));
    await first?.enter();
    const waits = others.slice(0, 2).map(({ enter }) => enter());
    expect((await failureOf(others[2]?.enter() ?? Promise.resolve())).code).toBe('too_many_calls');
    first?.deadline.end();
    expect(await standing(waits[0] ?? Promise.reject())).toBe('done');
    waits[1]?.catch(() => undefined);
  });

  test('admits callers round-robin, however many calls of one wait', async () => {
    const budget = createMemoryBudget(1_000, { entry });
    const first = callIn(budget);
    await first.enter();
    const order: string[] = [];
    const enter = (caller: string) => {
      const call = callIn(budget, caller);
      return call.enter().then(() => {
        order.push(caller);
        call.deadline.end();
      });
    };
    const waits = ['greedy', 'greedy', 'greedy', 'other'].map(enter);
    first.deadline.end();
    await Promise.all(waits);
    expect(order).toEqual(['greedy', 'other', 'greedy', 'greedy']);
  });

  test('lets the first call continue if all that hold memory wait for more', async () => {
    const budget = createMemoryBudget(10_000, { entry });
    const calls = [callIn(budget), callIn(budget)].map((call) => ({ ...call, reading: call.holding.begin() }));
    for (const { reading, deadline } of calls) await reading.take(5_000, deadline);
    const [second, first] = [calls[1], calls[0]].map((each) => each?.reading.take(5_000, each.deadline));
    expect([await standing(first as Promise<void>), await standing(second as Promise<void>)]).toEqual([
      'done',
      'waits',
    ]);
    calls[0]?.deadline.end();
    expect(await standing(second as Promise<void>)).toBe('done');
  });

  test('admits small calls while a large one waits', async () => {
    const budget = createMemoryBudget(10_000, { entry });
    const [first, second, small] = [callIn(budget), callIn(budget), callIn(budget)];
    await first.holding.begin().take(9_500, first.deadline);
    const waits = second.holding.begin().take(9_000, second.deadline);
    expect([await standing(small.enter()), await standing(waits)]).toEqual(['done', 'waits']);
    first.deadline.end();
    await waits;
  });

  test('forgets a call that ends while it waits', async () => {
    const budget = createMemoryBudget(10_000, { entry });
    const [first, second] = [callIn(budget), callIn(budget)];
    await first.holding.begin().take(9_000, first.deadline);
    const waits = second.holding.begin().take(9_000, second.deadline);
    second.deadline.end();
    first.deadline.end();
    expect(await standing(waits)).toBe('failed');
    expect([budget.taken(), budget.waiting()]).toEqual([0, 0]);
  });

  test('releases the bytes of a response as soon as something smaller was made of it', async () => {
    const budget = createMemoryBudget(10_000, { entry });
    const { holding, deadline } = callIn(budget);
    const reading = holding.begin();
    await reading.take(8_000, deadline);
    holding.settle();
    expect(budget.taken()).toBe(8_000);
    reading.done();
    holding.settle();
    holding.keep(500);
    expect(budget.taken()).toBe(500);
  });

  test('what was made of it stays counted, and nobody gets its room meanwhile', async () => {
    const budget = createMemoryBudget(10_000, { entry, maxWait: () => 10_000 });
    const { deadline, holding } = callIn(budget);
    const reading = holding.begin();
    await reading.take(9_000, deadline);
    reading.done();
    const other = callIn(budget);
    const waiting = other.holding.begin().take(2_000, other.deadline);
    holding.settle(8_500);
    expect([budget.taken(), await standing(waiting)]).toEqual([8_500, 'waits']);
    holding.settle(7_000);
    expect([budget.taken(), await standing(waiting)]).toEqual([9_000, 'done']);
  });

  test('a read reports how many bytes it copied, so that they are collected', async () => {
    let freed = 0;
    const budget = createMemoryBudget(1_000_000, {
      entry,
      freed: (bytes) => {
        freed += bytes;
      },
    });
    const { deadline } = callIn(budget);
    await readAtMost(inBudget(chunks(4, 1_000), deadline), 10_000);
    expect(freed).toBe(4_000);
  });
});

test('Garbage is collected after so many bytes were released, unless V8 has collected them by itself', () => {
  let [times, byItself] = [0, 0];
  const collect = (): void => {
    times += 1;
  };
  const freed = makeCollect(collect, () => byItself);
  const mib = 1_048_576;
  freed(31 * mib);
  expect(times).toBe(0);
  freed(mib);
  expect(times).toBe(1);
  freed(31 * mib);
  byItself = 1;
  freed(31 * mib);
  expect(times).toBe(1);
  freed(mib);
  expect(times).toBe(2);
});

test('Small answers start no collection, however many they are', () => {
  let times = 0;
  const freed = makeCollect(
    () => {
      times += 1;
    },
    () => 0,
  );
  for (let answers = 0; answers < 1_000; answers += 1) freed(1_048_575);
  expect(times).toBe(0);
  freed(1_048_576); // they count, once a large one is released
  expect(times).toBe(1);
});

test('A collection frees unreferenced memory', async () => {
  const freed = makeCollect();
  const before = process.memoryUsage().arrayBuffers;
  let held: Buffer | undefined = Buffer.alloc(50_000_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThan(40_000_000);
  held = undefined;
  freed(33_554_432);
  expect(held).toBeUndefined();
  await until(() => process.memoryUsage().arrayBuffers - before < 40_000_000); // V8 frees buffers in another thread
});

async function ask(cache: ReturnType<typeof createReadCache>, owner: object, question: string, answer: unknown) {
  let reads = 0;
  const read = async () => {
    reads += 1;
    return answer;
  };
  const reported = await cache.share(owner, question, deadlineOf(), read);
  return { reported, reads };
}

test('What polls share is bounded in bytes, and the account with the most loses what it used longest ago', async () => {
  const cache = createReadCache(() => 0, { most: 70_000 });
  const [one, other] = [{}, {}];
  const page = 'x'.repeat(20_000);
  await ask(cache, other, 'a', page);
  for (const question of ['a', 'b', 'a', 'c']) await ask(cache, one, question, page);
  expect(cache.bytes()).toBeLessThan(70_000);
  expect((await ask(cache, other, 'a', page)).reads).toBe(0);
  expect((await ask(cache, one, 'a', page)).reads).toBe(0);
  expect((await ask(cache, one, 'c', page)).reads).toBe(0);
  expect((await ask(cache, one, 'b', page)).reads).toBe(1);
});

test('What is shared is what was read, with what JSON could not say', async () => {
  const cache = createReadCache(() => 0);
  const owner = {};
  const value = { when: new Date(0), none: undefined, not: Number.NaN, by: new Map([['a', 1]]) };
  await ask(cache, owner, 'a', value);
  const { reported, reads } = await ask(cache, owner, 'a', value);
  expect([reported, reads]).toEqual([value, 0]);
});

test('An answer larger than all that may be kept is not kept', async () => {
  const cache = createReadCache(() => 0, { most: 1_000 });
  const owner = {};
  await ask(cache, owner, 'a', 'x'.repeat(2_000));
  expect([cache.bytes(), (await ask(cache, owner, 'a', '')).reads]).toEqual([0, 1]);
});

test('A timer evicts unused entries', async () => {
  const cache = createReadCache(() => performance.now(), { ttl: 5 });
  await ask(cache, {}, 'a', 'x'.repeat(2_000));
  const end = performance.now() + 10_000;
  while (cache.bytes() > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(cache.bytes()).toBe(0);
});
