// The last value of a read, while a newer one takes its time.
import { createLastReads } from '../../../functions/core/lastReads.ts';

function openReads(fresh: number) {
  const clock = { now: 0 };
  const reads: ((value: number | Error) => void)[] = [];
  const last = createLastReads<number>(() => clock.now, { fresh, longest: 20, most: 2 });
  const ask = (key = 'a') =>
    last(key, () => new Promise((resolve, reject) => reads.push((v) => (v instanceof Error ? reject(v) : resolve(v)))));
  return { clock, reads, ask };
}

test('A value is read once while it is fresh, and once for all who ask at the same time', async () => {
  const { clock, reads, ask } = openReads(100);
  const both = [ask(), ask()];
  reads[0]?.(1);
  expect([await Promise.all(both), await ask(), reads.length]).toEqual([[1, 1], 1, 1]);
  clock.now = 100;
  const next = ask();
  reads[1]?.(2);
  expect([await next, reads.length]).toEqual([2, 2]);
});

test('A slow read leaves the value before, and is not begun twice; its value comes with a later call', async () => {
  const { reads, ask } = openReads(0);
  expect(await ask()).toBeUndefined();
  expect(await ask()).toBeUndefined();
  expect(reads).toHaveLength(1);
  reads[0]?.(1);
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect([await ask(), reads.length]).toEqual([1, 2]);
});

test('A read that fails leaves the value before; the first one throws, and the next call reads again', async () => {
  const { reads, ask } = openReads(0);
  const first = ask();
  reads[0]?.(new Error('not reached'));
  await expect(first).rejects.toThrow('not reached');
  const second = ask();
  reads[1]?.(5);
  expect(await second).toBe(5);
  const third = ask();
  reads[2]?.(new Error('not reached'));
  expect(await third).toBe(5);
});

test('The keys are bounded', async () => {
  const { reads, ask } = openReads(1_000);
  for (const [at, key] of ['a', 'b', 'c', 'a'].entries()) {
    const asked = ask(key);
    reads[at]?.(at);
    expect(await asked).toBe(at);
  }
});
