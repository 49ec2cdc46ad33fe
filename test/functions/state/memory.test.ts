// State in this process: the contract, the bounds, and the timer that does not keep the process alive.
import { spawnSync } from 'node:child_process';
import { Failure } from '../../../functions/core/errors.ts';
import { createMemoryQueue } from '../../../functions/state/memoryQueue.ts';
import { createMemoryTable } from '../../../functions/state/memoryTable.ts';
import { openState } from '../../../functions/state/openState.ts';
import { queueContract, tableContract } from './contract.ts';

const clock = { now: 0, elapsed: 0 };
const state = openState({ now: () => clock.now, elapsed: () => clock.elapsed });
const subject = {
  state,
  pass: (milliseconds: number) => {
    clock.elapsed += milliseconds;
  },
};
afterAll(() => state.close());

describe('In a table of this process,', () => tableContract(() => subject));
describe('In a queue of this process,', () => queueContract(() => subject));

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.catch((error: unknown) => error);
  return thrown instanceof Failure ? thrown.code : String(thrown);
}

test('A jump of the wall clock expires nothing', async () => {
  const id = { partition: 'clock', key: 'jump' };
  await state.table('storerelaysettings').insert(id, {}, 60_000);
  clock.now += 86_400_000;
  expect(await state.table('storerelaysettings').read(id)).toBeDefined();
});

test('A full table rejects new entities and keeps the existing ones', async () => {
  const table = createMemoryTable(() => clock.elapsed, { entries: 2, bytes: 100 });
  await table.insert({ partition: 'p', key: 'a' }, {}, 1_000);
  const b = (await table.insert({ partition: 'p', key: 'b' }, {}, 60_000)) ?? '';
  expect(await codeOf(table.insert({ partition: 'p', key: 'c' }, {}, 1_000))).toBe('too_many_calls');
  expect(await codeOf(table.replace({ partition: 'p', key: 'b' }, b, { text: 'x'.repeat(100) }, 1_000))).toBe(
    'too_many_calls',
  );
  expect(await table.read({ partition: 'p', key: 'b' })).toMatchObject({ value: {} });
  clock.elapsed += 1_000;
  expect(await table.insert({ partition: 'p', key: 'c' }, {}, 1_000)).toBeDefined();
  table.close();
});

describe('An owner in a table', () => {
  const open = () => createMemoryTable(() => clock.elapsed, { entries: 12, bytes: 1_200 });
  /** How many entities an owner gets into the table. */
  const fill = async (table: ReturnType<typeof open>, owner: string, text: string): Promise<number> => {
    for (let count = 0; count < 100; count += 1)
      if (
        (await codeOf(table.insert({ partition: owner, key: `${count}` }, { text }, 60_000, { owner }))) ===
        'too_many_calls'
      )
        return count;
    return 100;
  };

  test.each([
    ['many', '', [6, 3, 1]],
    ['large', 'x'.repeat(180), [3, 1, 1]],
  ])('with %s values leaves room for another one, and so does that', async (_, text, expected) => {
    const table = open();
    const counts = [];
    for (const owner of ['a', 'b', 'c']) counts.push(await fill(table, owner, text));
    expect(counts).toEqual(expected);
    table.close();
  });

  test('replaces its values within its share, and has room again when some expire or are removed', async () => {
    const table = open();
    await fill(table, 'a', '');
    const id = { partition: 'a', key: '0' };
    const { etag = '' } = (await table.read(id)) ?? {};
    expect(await codeOf(table.replace(id, etag, { text: 'x'.repeat(600) }, 60_000))).toBe('too_many_calls');
    expect(await table.replace(id, etag, { text: 'x'.repeat(100) }, 60_000)).toBeDefined();
    expect(await codeOf(table.insert({ partition: 'a', key: 'next' }, {}, 60_000, { owner: 'a' }))).toBe(
      'too_many_calls',
    );
    await table.remove(id);
    expect(await table.insert({ partition: 'a', key: 'next' }, {}, 60_000, { owner: 'a' })).toBeDefined();
    clock.elapsed += 60_000;
    expect(await fill(table, 'a', '')).toBe(6);
    table.close();
  });
});

test('Capacity to grow is never refused later, and what gives way is removed, the oldest first', async () => {
  const table = createMemoryTable(() => clock.elapsed, { entries: 10, bytes: 100 });
  const at = (key: string) => ({ partition: 'p', key });
  const a = (await table.insert(at('a'), {}, 60_000, { growth: 48 })) ?? '';
  await table.insert(at('old'), { n: 1 }, 60_000, { evictable: true });
  await table.insert(at('new'), { n: 2 }, 60_000, { evictable: true });
  await table.insert(at('b'), { text: 'y'.repeat(26) }, 60_000);
  expect([await table.read(at('old')), (await table.read(at('new')))?.value]).toEqual([undefined, { n: 2 }]);
  expect(await codeOf(table.insert(at('c'), {}, 60_000, { growth: 48 }))).toBe('too_many_calls');
  expect(await table.replace(at('a'), a, { text: 'x'.repeat(38) }, 60_000, { growth: 48 })).toBeDefined();
  table.close();
});

test('Capacity to grow that was given back is reserved again, or refused before it is used', async () => {
  const table = createMemoryTable(() => clock.elapsed, { entries: 10, bytes: 100 });
  const at = (key: string) => ({ partition: 'p', key });
  const growth = { growth: 48 };
  const begun = (await table.insert(at('job'), {}, 60_000, growth)) ?? '';
  const ended = (await table.replace(at('job'), begun, {}, 60_000)) ?? '';
  const other = (await table.insert(at('other'), { text: 'y'.repeat(60) }, 60_000)) ?? '';
  expect(await codeOf(table.replace(at('job'), ended, {}, 60_000, growth))).toBe('too_many_calls');
  expect(await table.remove(at('other'), other)).toBe(true);
  const again = (await table.replace(at('job'), ended, {}, 60_000, growth)) ?? '';
  expect(await codeOf(table.insert(at('late'), { text: 'y'.repeat(60) }, 60_000))).toBe('too_many_calls');
  expect(await table.replace(at('job'), again, { text: 'x'.repeat(38) }, 60_000, growth)).toBeDefined();
  table.close();
});

test('What an owner has that gives way makes room in its share, and nothing of another owner', async () => {
  const table = createMemoryTable(() => clock.elapsed, { entries: 12, bytes: 1_200 });
  const put = (owner: string, key: string) =>
    table.insert({ partition: owner, key }, {}, 60_000, { owner, evictable: true });
  await put('b', 'first');
  for (let key = 0; key < 20; key += 1) await put('a', `${key}`);
  const keys = [];
  for await (const { key } of table.list('a')) keys.push(key);
  expect(keys).toEqual(['15', '16', '17', '18', '19']);
  expect(await table.read({ partition: 'b', key: 'first' })).toBeDefined();
  table.close();
});

test('A full queue rejects new messages until there is space', async () => {
  const queue = createMemoryQueue('q', () => clock.elapsed, { entries: 1, bytes: 100 });
  await queue.send({ id: '1' });
  expect(await codeOf(queue.send({ id: '2' }))).toBe('too_many_calls');
  await (await queue.receive(1, 1_000))[0]?.done();
  await queue.send({ id: '2' });
  expect(await queue.count()).toBe(1);
});

test('A table with entities does not keep the process alive', () => {
  const file = new URL('../../../functions/state/memoryTable.js', import.meta.url);
  const program = `import { createMemoryTable } from '${file}';
    await createMemoryTable(() => 0).insert({ partition: 'p', key: 'k' }, {}, 1e6); console.log('kept');`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect([ended.status, ended.stdout.trim()]).toEqual([0, 'kept']);
});
