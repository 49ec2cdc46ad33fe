// A lock over several instances: it is kept as long as its work needs, and work that has lost it ends.
import { setTimeout as wait } from 'node:timers/promises';
import { type Deadline, pause, startDeadline } from '../../../functions/core/deadline.ts';
import { Failure } from '../../../functions/core/errors.ts';
import { assignBudget } from '../../../functions/core/heldMemory.ts';
import { createMemoryBudget } from '../../../functions/core/memoryBudget.ts';
import { createMemoryTable } from '../../../functions/state/memoryTable.ts';
import { withSharedLock } from '../../../functions/state/sharedLock.ts';
import type { StateTable } from '../../../functions/state/state.ts';

const id = { partition: 'lock', key: 'webhook' };
const ttl = 1_500;
const elapsed = () => performance.now();
const busy = () => new Failure('too_many_calls', 'Busy.');

let deadline: Deadline;
beforeEach(() => {
  deadline = startDeadline(60_000);
  assignBudget(deadline, createMemoryBudget(1_000_000));
});
afterEach(() => deadline.end());

function lockOver(change: Partial<StateTable> = {}) {
  const table = { ...createMemoryTable(elapsed), ...change };
  return { table, id, elapsed, busy, ttl };
}

test('Work that takes longer than the lock lives keeps it; another waits for its end', async () => {
  const lock = lockOver();
  const done: string[] = [];
  const first = withSharedLock(lock, deadline, async (locked) => {
    await pause(locked, ttl * 2.5);
    done.push('first');
  });
  await wait(100);
  const second = withSharedLock(lock, deadline, async () => void done.push('second'));
  await Promise.all([first, second]);
  expect(done).toEqual(['first', 'second']);
  expect(await lock.table.read(id)).toBeUndefined();
});

test('The lock of an instance that died is free after its time', async () => {
  const lock = lockOver();
  await lock.table.insert(id, {}, ttl);
  const began = elapsed();
  await withSharedLock(lock, deadline, async () => undefined);
  expect(elapsed() - began).toBeGreaterThan(ttl - 50);
});

test('Work whose lock another has taken ends, and does not remove the lock of the other', async () => {
  const lock = lockOver();
  let other: string | undefined;
  const work = withSharedLock(lock, deadline, async (locked) => {
    await lock.table.remove(id);
    other = await lock.table.insert(id, { by: 'another' }, 60_000);
    await pause(locked, 30_000);
  });
  await expect(work).rejects.toMatchObject({ code: 'too_many_calls' });
  expect((await lock.table.read(id))?.etag).toBe(other);
});

test('Work ends in time if the storage that keeps the lock cannot be reached', async () => {
  const lock = lockOver({ replace: () => Promise.reject(new Error('down')) });
  const began = elapsed();
  const work = withSharedLock(lock, deadline, (locked) => pause(locked, 30_000));
  await expect(work).rejects.toMatchObject({ code: 'too_many_calls' });
  expect(elapsed() - began).toBeGreaterThan((ttl * 2) / 3);
  expect(elapsed() - began).toBeLessThan(ttl * 4);
});

test('An error of the work is thrown as it is, and frees the lock', async () => {
  const lock = lockOver();
  await expect(withSharedLock(lock, deadline, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await lock.table.read(id)).toBeUndefined();
});

test('A caller that leaves ends the work as before', async () => {
  let leave: () => void = () => undefined;
  const called = startDeadline(60_000, (work) => {
    leave = work;
    return () => undefined;
  });
  assignBudget(called, createMemoryBudget(1_000_000));
  const work = withSharedLock(lockOver(), called, (locked) => pause(locked, 30_000));
  await wait(50);
  leave();
  await expect(work).rejects.toMatchObject({ code: 'caller_gone' });
  called.end();
});
