// The quota of a key over several instances: the last report counts, and no call waits for it.
import { createSharedQuotas } from '../../../functions/pipeline/sharedQuotas.ts';
import { createLeasedValue } from '../../../functions/state/leasedValue.ts';
import { createMemoryTable } from '../../../functions/state/memoryTable.ts';
import { appleRateLimit } from '../../../functions/stores/apple/rateLimit.ts';
import { trackRateLimit } from '../../../functions/transport/rateLimit.ts';
import { until } from '../../scripts/local-host/hosted.ts';

const id = { partition: 'quota', key: expect.any(String) };

/** Instances over one table, whose clock is moved by hand; they exchange what they know after 20 ms. */
function openInstances() {
  const clock = { now: 1_000_000, operations: 0, isDown: false };
  const memory = createMemoryTable(() => clock.now);
  const counted = <T>(work: () => Promise<T>): Promise<T> => {
    clock.operations += 1;
    return clock.isDown ? Promise.reject(new Error('down')) : work();
  };
  const table = {
    ...memory,
    read: (...given: Parameters<typeof memory.read>) => counted(() => memory.read(...given)),
    insert: (...given: Parameters<typeof memory.insert>) => counted(() => memory.insert(...given)),
    replace: (...given: Parameters<typeof memory.replace>) => counted(() => memory.replace(...given)),
  };
  const now = () => clock.now;
  const openInstance = (key = 'the key') => {
    const values = createLeasedValue({ now, elapsed: now, table, warn: () => undefined });
    const tracker = trackRateLimit(appleRateLimit, now, 0.1);
    const shared = createSharedQuotas({ values, now, interval: 20 })(key, tracker.receive);
    return {
      reported: (remaining: number): void => {
        clock.now += 1;
        if (tracker.record({ 'x-rate-limit': `user-hour-lim:3600;user-hour-rem:${remaining};` }))
          shared.report(tracker.current());
      },
      look: shared.look,
      left: () => tracker.current().remaining,
      mayRead: (): boolean => {
        try {
          tracker.assertAvailable(true);
          return true;
        } catch {
          return false;
        }
      },
    };
  };
  return { clock, memory, openInstance };
}

test('An instance without calls of late gets what the store reported to another, and keeps the reserve for writes', async () => {
  const { openInstance } = openInstances();
  const [busy, idle] = [openInstance(), openInstance()];
  idle.reported(3_000);
  busy.reported(350);
  await until(() => {
    idle.look();
    return idle.left() === 350;
  });
  expect([busy.mayRead(), idle.mayRead()]).toEqual([false, false]);
});

test('A refusal ends when the store reports to another instance that calls are left again', async () => {
  const { openInstance } = openInstances();
  const [one, other] = [openInstance(), openInstance()];
  one.reported(0);
  other.reported(3_600);
  await until(() => {
    one.look();
    return one.left() === 3_600;
  });
  expect(one.mayRead()).toBe(true);
});

test('What is older than the own report is not taken', async () => {
  const { openInstance, memory } = openInstances();
  const [one, other] = [openInstance(), openInstance()];
  one.reported(100);
  await until(async () => (await partition(memory)).length === 1);
  other.reported(2_000);
  other.look();
  await until(async () => (await partition(memory))[0]?.value.remaining === 2_000);
  expect(other.left()).toBe(2_000);
});

test('Many calls make one read and one write in an interval, none of which a call waits for', async () => {
  const { openInstance, clock } = openInstances();
  const one = openInstance();
  for (let left = 3_600; left > 2_600; left -= 1) {
    one.look();
    one.reported(left);
  }
  expect(clock.operations).toBe(0);
  await until(() => clock.operations > 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(clock.operations).toBe(2);
});

test('Keys are apart, and a storage that cannot be reached changes nothing', async () => {
  const { openInstance, clock } = openInstances();
  const [one, other] = [openInstance(), openInstance('another key')];
  one.reported(0);
  await until(() => clock.operations >= 2);
  other.look();
  await until(() => clock.operations >= 3);
  expect(other.left()).toBeUndefined();
  clock.isDown = true;
  one.reported(5);
  await until(() => clock.operations >= 4);
  expect(one.left()).toBe(5);
});

test.each([
  { remaining: -1, at: 1_000_001 },
  { remaining: 'none', at: 1_000_001 },
  { remaining: 0, at: 9_000_000_000_000 },
  { remaining: 0, at: -9_000_000 },
  { remaining: 0 },
  {},
])('A value that was written by hand, %j, is not taken', async (value) => {
  const { openInstance, memory, clock } = openInstances();
  const one = openInstance();
  one.reported(3_000);
  await until(async () => (await partition(memory)).length === 1);
  const [found] = await partition(memory);
  expect(found).toMatchObject(id);
  if (found) await memory.replace(found, found.etag, value as never, 60_000);
  const before = clock.operations;
  one.look();
  await until(() => clock.operations > before);
  await new Promise((resolve) => setImmediate(resolve));
  expect(one.left()).toBe(3_000);
});

async function partition(table: ReturnType<typeof createMemoryTable>) {
  const found = [];
  for await (const each of table.list('quota')) found.push(each);
  return found;
}
