// What the process holds whole has one budget, and the answers that polls share are bounded in bytes and time.
import { setMaxListeners } from 'node:events';
import { startDeadline } from '../../functions/deadline.ts';
import { counted, makeBudget } from '../../functions/memory.ts';
import { makeReadCache } from '../../functions/share.ts';
import { readBytes } from '../../functions/whole.ts';
import { failureOf } from '../tools/failures.ts';

const deadlines: ReturnType<typeof startDeadline>[] = [];
const deadlineOf = () => {
  const deadline = startDeadline(10_000);
  setMaxListeners(0, deadline.signal);
  deadlines.push(deadline);
  return deadline;
};
afterEach(() => {
  for (const each of deadlines.splice(0)) each.end();
});

async function* chunks(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield Buffer.alloc(size);
}

test('JSON that is read takes room for itself and its objects, until its call ends', async () => {
  const budget = makeBudget(10_000);
  const deadline = deadlineOf();
  await readBytes(counted(chunks(10, 100), deadline, budget), 100_000);
  expect(budget.taken()).toBe(4_000);
  deadline.end();
  deadline.end();
  expect(budget.taken()).toBe(0);
});

test('Beyond the budget reading stops with 429 and a time to wait, and gives back what it took', async () => {
  const budget = makeBudget(10_000);
  const [first, second] = [deadlineOf(), deadlineOf()];
  await readBytes(counted(Buffer.alloc(2_000), first, budget), 100_000);
  const failure = await failureOf(() => readBytes(counted(chunks(100, 100), second, budget), 100_000));
  expect([failure.code, failure.status, failure.headers]).toEqual(['too_many_calls', 429, { 'retry-after': '5' }]);
  second.end();
  expect(budget.taken()).toBe(8_000);
});

test('What comes alone is read, however large', () => {
  const budget = makeBudget(1_000);
  expect(counted(Buffer.alloc(5_000), deadlineOf(), budget)).toHaveLength(5_000);
});

const ask = async (cache: ReturnType<typeof makeReadCache>, owner: object, question: string, answer: unknown) => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    return answer;
  };
  const told = await cache.share(owner, question, deadlineOf(), read);
  return { told, reads };
};

test('What polls share is bounded in bytes over all accounts, and the one that was asked for longest ago goes', async () => {
  const cache = makeReadCache(() => 0, { most: 50_000 });
  const [one, other] = [{}, {}];
  const page = 'x'.repeat(20_000);
  for (const [owner, question] of [
    [one, 'a'],
    [other, 'a'],
  ] as const)
    await ask(cache, owner, question, page);
  expect((await ask(cache, one, 'a', page)).reads).toBe(0);
  await ask(cache, one, 'b', page);
  expect(cache.bytes()).toBeLessThan(50_000);
  expect((await ask(cache, one, 'a', page)).reads).toBe(0);
  expect((await ask(cache, other, 'a', page)).reads).toBe(1);
});

test('What is shared is what was read, with what JSON could not say', async () => {
  const cache = makeReadCache(() => 0);
  const owner = {};
  const value = { when: new Date(0), none: undefined, not: Number.NaN, by: new Map([['a', 1]]) };
  await ask(cache, owner, 'a', value);
  const { told, reads } = await ask(cache, owner, 'a', value);
  expect([told, reads]).toEqual([value, 0]);
});

test('An answer larger than all that may be kept is not kept', async () => {
  const cache = makeReadCache(() => 0, { most: 1_000 });
  const owner = {};
  await ask(cache, owner, 'a', 'x'.repeat(2_000));
  expect([cache.bytes(), (await ask(cache, owner, 'a', '')).reads]).toEqual([0, 1]);
});

test('A timer lets go of what nobody asks for any more', async () => {
  const cache = makeReadCache(() => performance.now(), { ttl: 5 });
  await ask(cache, {}, 'a', 'x'.repeat(2_000));
  const end = performance.now() + 10_000;
  while (cache.bytes() > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(cache.bytes()).toBe(0);
});
