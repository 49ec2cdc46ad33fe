// The recent calls of several instances on the page of each: the same for all, within what a caller may see.
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../../../connector/catalog.ts';
import type { LogEntry } from '../../../functions/core/types.ts';
import { shareRecentCalls } from '../../../functions/pipeline/sharedCalls.ts';
import { createLeasedValue } from '../../../functions/state/leasedValue.ts';
import { createMemoryTable } from '../../../functions/state/memoryTable.ts';
import type { StateTable } from '../../../functions/state/state.ts';
import { createRecentCalls } from '../../../functions/telemetry/recentCalls.ts';
import { openTestClock } from '../../support/clock.ts';

function openInstances(change: Partial<StateTable> = {}) {
  const time = openTestClock(Date.parse('2026-11-22T12:00:30Z'));
  const memory = createMemoryTable(time.elapsed);
  let operations = 0;
  const counted = {
    ...memory,
    insert: (...of: Parameters<StateTable['insert']>) => {
      operations += 1;
      return memory.insert(...of);
    },
  };
  const table = { ...counted, ...change };
  const open = () =>
    shareRecentCalls(createRecentCalls(catalog, time), {
      values: createLeasedValue({ ...time, table, warn: () => undefined }),
      elapsed: time.elapsed,
      interval: 1,
    });
  return { ...time, open, table, operations: () => operations };
}

let made = 0;
function line(status = 200, more: object = {}): LogEntry {
  made += 1;
  const id = createHash('sha256').update(`${made}`).digest('hex');
  return {
    operation: 'ListApps',
    account: 'default',
    caller: 'default',
    status,
    correlationId: id,
    milliseconds: 5,
    ...more,
  } as never;
}

async function isWritten(table: StateTable, count: number): Promise<void> {
  for (;;) {
    let found = 0;
    for await (const _ of table.list('recent-calls')) found += 1;
    if (found >= count) return;
    await wait(2);
  }
}

test('Each instance shows the calls of all, the newest first, and counts them', async () => {
  const { open, table, clock } = openInstances();
  const [one, two] = [open(), open()];
  one.record(line(200));
  clock.now += 1_000;
  two.record(line(500));
  await isWritten(table, 2);
  await one.refresh?.();
  const { calls, minutes } = one.read(() => true);
  expect(calls.map(({ status }) => status)).toEqual([500, 200]);
  expect(minutes.at(-1)).toMatchObject({ answered: 1, failed: 1 });
  expect(one.lastOf('apple/default')?.status).toBe(500);
  await two.refresh?.();
  expect(two.read(() => true)).toEqual({ calls, minutes });
});

test('A caller sees no more of another instance than of this one', async () => {
  const { open, table } = openInstances();
  const [one, two] = [open(), open()];
  two.record(line());
  two.record(line(200, { account: 'games' }));
  await isWritten(table, 1);
  await one.refresh?.();
  const { calls, minutes } = one.read((whose) => whose === 'apple/games');
  expect(calls.map(({ account }) => account)).toEqual(['games']);
  expect(minutes.at(-1)).toMatchObject({ answered: 1 });
});

test('At most fifty calls are shown, and many calls are one write', async () => {
  const { open, table, operations } = openInstances();
  const [one, two] = [open(), open()];
  for (let at = 0; at < 200; at += 1) two.record(line());
  await isWritten(table, 1);
  for (let at = 0; at < 40; at += 1) one.record(line());
  await one.refresh?.();
  expect([one.read(() => true).calls.length, operations()]).toEqual([50, 1]);
});

test('A storage that cannot be reached leaves the calls of this instance', async () => {
  const gone = () => Promise.reject(new Error('gone'));
  const { open } = openInstances({
    insert: gone,
    list: () => {
      throw new Error('gone');
    },
  });
  const one = open();
  one.record(line());
  await one.refresh?.();
  expect(one.read(() => true).calls).toHaveLength(1);
});

test('The stored calls of an instance are small, whatever was called', async () => {
  const { open, table } = openInstances();
  const one = open();
  for (let at = 0; at < 2_000; at += 1) one.record(line(200, { account: `a${at}-${randomBytes(20).toString('hex')}` }));
  await isWritten(table, 1);
  for await (const { value } of table.list('recent-calls')) expect(JSON.stringify(value).length).toBeLessThan(200_000);
});
