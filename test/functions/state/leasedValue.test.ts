// A value that one instance makes and all use: who waits, who takes over, and what happens when nothing can be shared.
import type { JsonObject } from '../../../connector/core/json.ts';
import { createLeasedValue, type MakeValue } from '../../../functions/state/leasedValue.ts';
import { createMemoryTable } from '../../../functions/state/memoryTable.ts';
import type { StateTable } from '../../../functions/state/state.ts';
import { openTestClock } from '../../support/clock.ts';

const id = { partition: 'p', key: 'k' };

/** Instances over one table, with one clock. */
function openInstances(change: Partial<StateTable> = {}, load = async (): Promise<void> => undefined) {
  const time = openTestClock(1_000_000);
  const table = { ...createMemoryTable(time.elapsed), ...change };
  const warnings: string[] = [];
  const openInstance = () =>
    createLeasedValue({ ...time, table, load, warn: (sentence) => void warnings.push(sentence) });
  return { clock: time.clock, table, warnings, openInstance };
}

function making(make: MakeValue['make'], more: Partial<MakeValue> = {}): MakeValue {
  return { isUsable: ({ made }) => made !== undefined, make, ttl: 60_000, lease: 1_000, ...more };
}

test('Of many instances one makes the value, and all get it', async () => {
  const { openInstance } = openInstances();
  let made = 0;
  const make = async () => {
    made += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return { made };
  };
  const obtained = await Promise.all(Array.from({ length: 20 }, () => openInstance().obtain(id, making(make))));
  expect(made).toBe(1);
  expect(obtained).toEqual(Array.from({ length: 20 }, () => ({ value: { made: 1 }, isShared: true })));
});

test('An error is returned at the instance where it occurred, and the next one tries again', async () => {
  const { openInstance } = openInstances();
  await expect(
    openInstance().obtain(
      id,
      making(() => Promise.reject(new Error('refused'))),
    ),
  ).rejects.toThrow('refused');
  expect(
    await openInstance().obtain(
      id,
      making(async () => ({ made: 2 })),
    ),
  ).toMatchObject({ value: { made: 2 } });
});

test('An expired lease of a dead instance is taken over, with its value', async () => {
  const { openInstance, clock, table } = openInstances();
  await table.insert(id, { made: 0, old: true }, 60_000);
  const dies = making(() => new Promise(() => undefined), {
    isUsable: ({ made }) => made === 1,
    carry: ({ old }) => ({ old }),
  });
  void openInstance().obtain(id, dies);
  await new Promise((resolve) => setImmediate(resolve));
  expect((await table.read(id))?.value).toMatchObject({ old: true, until: clock.now + 1_000 });
  clock.now += 1_001;
  const before: unknown[] = [];
  const make = async (found: JsonObject) => {
    before.push(found.old);
    return { made: 1 };
  };
  const obtained = await openInstance().obtain(id, { ...dies, make });
  expect([obtained, before]).toEqual([{ value: { made: 1 }, isShared: true }, [true]]);
});

test('A value that was made after its lease was taken over is not shared', async () => {
  const { openInstance, table } = openInstances();
  const slow = making(async () => {
    const found = await table.read(id);
    await table.replace(id, found?.etag ?? '', { made: 'by another' }, 60_000);
    return { made: 'late' };
  });
  expect(await openInstance().obtain(id, slow)).toEqual({ value: { made: 'late' }, isShared: false });
  expect((await table.read(id))?.value).toEqual({ made: 'by another' });
});

test('An instance that waits for the whole lease continues without the shared value', async () => {
  const { openInstance, clock, table } = openInstances();
  await table.insert(id, { until: clock.now + 1_500 }, 60_000);
  const obtained = openInstance().obtain(
    id,
    making(async () => ({ made: 1 })),
  );
  setTimeout(() => {
    clock.now += 1_000;
  }, 10);
  expect(await obtained).toBeUndefined();
});

test('A lease that was written by hand and ends in a year blocks nobody', async () => {
  const { openInstance, table, clock } = openInstances();
  await table.insert(id, { until: clock.now + 31_536_000_000 }, 60_000);
  expect(
    await openInstance().obtain(
      id,
      making(async () => ({ made: 1 })),
    ),
  ).toMatchObject({ isShared: true });
});

test('An unreachable storage causes one warning, and is not called for half a minute', async () => {
  let [reads, isDown] = [0, true];
  const memory = createMemoryTable(() => 0);
  const { openInstance, clock, warnings } = openInstances({
    ...memory,
    read: async (asked) => {
      reads += 1;
      if (isDown) throw new Error('gone');
      return memory.read(asked);
    },
  });
  const values = openInstance();
  const how = making(async () => ({ made: 1 }));
  for (let at = 0; at < 3; at += 1) expect(await values.obtain(id, how)).toBeUndefined();
  expect([reads, warnings.length]).toEqual([1, 1]);
  clock.now += 30_000;
  expect(await values.obtain(id, how)).toBeUndefined();
  expect([reads, warnings.length]).toEqual([2, 1]);
  clock.now += 30_000;
  isDown = false;
  expect(await values.obtain(id, how)).toEqual({ value: { made: 1 }, isShared: true });
});

test('A storage that does not respond delays a call for at most five seconds; its client may take longer to load', async () => {
  const how = making(async () => ({ made: 1 }));
  const silent = openInstances({ read: () => new Promise(() => undefined) });
  const given = silent.openInstance().obtain(id, how);
  const loading = openInstances({}, async () => {
    await given;
    await new Promise((resolve) => setTimeout(resolve, 100)); // its own five seconds would be over, too
  });
  expect(await loading.openInstance().obtain(id, how)).toEqual({ value: { made: 1 }, isShared: true });
  expect(await given).toBeUndefined();
  expect([silent.warnings.length, loading.warnings.length]).toEqual([1, 0]);
});
