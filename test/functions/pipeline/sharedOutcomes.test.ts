// Write outcomes in a state table: one claim among all instances, kept outcomes, calls in progress, and lost ones.
import { randomBytes } from 'node:crypto';
import { Failure } from '../../../functions/core/errors.ts';
import { secret } from '../../../functions/core/secret.ts';
import type { StoredOutcome } from '../../../functions/pipeline/idempotencyStore.ts';
import { openOutcomes, prepareOutcomes } from '../../../functions/pipeline/openOutcomes.ts';
import { createMemoryTable, type MemoryTable } from '../../../functions/state/memoryTable.ts';
import type { State, StateTable } from '../../../functions/state/state.ts';

const key = secret(randomBytes(32).toString('base64'));
const TEN_MINUTES = 600_000;
const longest = 100_000;

/** Two instances over the same tables. */
function newInstances({ stateKeys = [key], table }: { stateKeys?: readonly (typeof key)[]; table?: StateTable } = {}) {
  const clock = { now: 1_000_000_000_000 };
  const tables = new Map<string, MemoryTable>();
  const warnings: string[] = [];
  const state: State = {
    kind: 'storage',
    load: async () => undefined,
    table: (name) => {
      const made = tables.get(name) ?? createMemoryTable(() => clock.now);
      tables.set(name, made);
      return name === 'storerelayoutcomes' && table ? table : made;
    },
    queue: () => {
      throw new Error('No queue is used.');
    },
    consume: () => undefined,
    sweep: async () => 0,
    close: () => undefined,
  };
  const open = (keys = stateKeys) =>
    openOutcomes({ stateKeys: keys, deadlineMilliseconds: longest }, state, {
      now: () => clock.now,
      elapsed: () => clock.now,
      warn: (sentence) => warnings.push(sentence),
    });
  return { clock, state, warnings, open, one: open(), two: open() };
}

function outcome(body = '{"id":"1"}'): StoredOutcome {
  return { status: 201, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
}

async function settled(instances: ReturnType<typeof newInstances>, made: StoredOutcome | undefined) {
  const claim = await instances.one.claim('me', 'k', 'inputs');
  if (claim.is === 'first') await claim.settle(made);
}

test('Of concurrent claims at two instances, one is first and the other waits for it', async () => {
  const { one, two } = newInstances();
  const claims = await Promise.all([one, two].map((each) => each.claim('me', 'k', 'inputs')));
  expect(claims.map(({ is }) => is).sort()).toEqual(['first', 'pending']);
  const first = claims.find(({ is }) => is === 'first');
  const pending = claims.find(({ is }) => is === 'pending');
  if (first?.is === 'first') await first.settle(outcome());
  if (pending?.is === 'pending') await pending.ended;
  expect(await two.claim('me', 'k', 'inputs')).toEqual({ is: 'kept', inputs: 'inputs', outcome: outcome() });
});

test('An outcome is kept for ten minutes, for its caller alone, with the inputs that it had', async () => {
  const instances = newInstances();
  await settled(instances, outcome());
  expect((await instances.two.claim('me', 'k', 'others')).is).toBe('kept');
  expect(await instances.two.claim('me', 'k', 'others')).toMatchObject({ inputs: 'inputs' });
  expect((await instances.two.claim('you', 'k', 'inputs')).is).toBe('first');
  instances.clock.now += TEN_MINUTES;
  expect((await instances.two.claim('me', 'k', 'inputs')).is).toBe('first');
});

test('An outcome without a change is forgotten at once', async () => {
  const instances = newInstances();
  await settled(instances, undefined);
  expect((await instances.two.claim('me', 'k', 'inputs')).is).toBe('first');
});

test('A call whose instance died is lost, and is not repeated for ten minutes', async () => {
  const { one, two, clock } = newInstances();
  await one.claim('me', 'k', 'inputs');
  expect((await two.claim('me', 'k', 'inputs')).is).toBe('pending');
  clock.now += longest + 10_001;
  expect(await two.claim('me', 'k', 'inputs')).toEqual({ is: 'lost', inputs: 'inputs' });
  clock.now += TEN_MINUTES;
  expect((await two.claim('me', 'k', 'inputs')).is).toBe('first');
});

test('A call that waits for one whose instance died stops waiting', async () => {
  const { one, two, clock } = newInstances();
  await one.claim('me', 'k', 'inputs');
  const claim = await two.claim('me', 'k', 'inputs');
  clock.now += longest + 10_001;
  await (claim.is === 'pending' && claim.ended);
  expect((await two.claim('me', 'k', 'inputs')).is).toBe('lost');
});

test('Nothing of an outcome can be read in the storage when there is a key', async () => {
  const instances = newInstances();
  await settled(instances, outcome('{"password":"open sesame"}'));
  const kept = await instances.state.table('storerelayoutcomes').read({ partition: 'me', key: 'k' });
  expect(JSON.stringify(kept)).not.toMatch(/sesame|201|inputs/);
  expect(await instances.two.claim('me', 'k', 'inputs')).toMatchObject({
    outcome: outcome('{"password":"open sesame"}'),
  });
});

test.each(['{"demoAccountPassword": "x"}', '{"a":{"accessToken":"x"}}', '{"client_secret":"x"}', '{"privateKey":"x"}'])(
  'Without a key, %s is not kept, only that the call was made',
  async (body) => {
    const instances = newInstances({ stateKeys: [] });
    await settled(instances, outcome(body));
    const claim = await instances.two.claim('me', 'k', 'inputs');
    expect(claim).toMatchObject({ is: 'kept', outcome: { status: 201, withheld: 'secret', body: undefined } });
    const kept = await instances.state.table('storerelayoutcomes').read({ partition: 'me', key: 'k' });
    expect(Object.keys(kept?.value ?? {})).not.toContain('body');
  },
);

test('Without a key, a body without a secret is kept', async () => {
  const instances = newInstances({ stateKeys: [] });
  await settled(instances, outcome());
  expect(await instances.two.claim('me', 'k', 'inputs')).toMatchObject({ is: 'kept', outcome: outcome() });
});

test('A body that is too large is not kept, only that the call was made', async () => {
  const instances = newInstances();
  await settled(instances, outcome('x'.repeat(131_073)));
  expect(await instances.two.claim('me', 'k', 'inputs')).toMatchObject({
    outcome: { withheld: 'size', body: undefined },
  });
});

test('The largest body is kept unchanged', async () => {
  const instances = newInstances();
  const body = randomBytes(131_072);
  await settled(instances, { ...outcome(), body });
  const claim = await instances.two.claim('me', 'k', 'inputs');
  expect(claim.is === 'kept' && claim.outcome.body?.equals(body)).toBe(true);
});

test('A modified entity makes the call lost, and it is never repeated', async () => {
  const instances = newInstances();
  await settled(instances, outcome());
  const table = instances.state.table('storerelayoutcomes');
  const kept = await table.read({ partition: 'me', key: 'k' });
  await table.replace({ partition: 'me', key: 'k' }, kept?.etag ?? '', { sealed: 'forged' }, TEN_MINUTES);
  expect((await instances.two.claim('me', 'k', 'inputs')).is).toBe('lost');
});

test('After a rotation, what the old key sealed is still read', async () => {
  const instances = newInstances();
  await settled(instances, outcome());
  const rotated = instances.open([secret(randomBytes(32).toString('base64')), key]);
  expect((await rotated.claim('me', 'k', 'inputs')).is).toBe('kept');
});

test('All instances make the same digests, with a key and without one; other keys make others', async () => {
  for (const stateKeys of [[key], []]) {
    const { one, two } = newInstances({ stateKeys });
    const [first, second] = [await one.digest(), await two.digest()];
    expect(first(['a', 'b'])).toBe(second(['a', 'b']));
    expect(first(['a', 'b'])).not.toBe(first(['ab', '']));
    const other = await newInstances({ stateKeys: stateKeys.map(() => secret('x'.repeat(32))) }).one.digest();
    expect(other(['a', 'b'])).not.toBe(first(['a', 'b']));
  }
});

test('Where the storage cannot be reached, a claim fails, and an outcome that cannot be kept leaves the claim', async () => {
  const table = createMemoryTable(() => 0);
  const refuse = () => Promise.reject(new Error('gone'));
  const { one, two, warnings } = newInstances({ table: { ...table, replace: refuse } });
  const claim = await one.claim('me', 'k', 'inputs');
  if (claim.is === 'first') await claim.settle(outcome());
  expect(warnings).toHaveLength(1);
  expect((await two.claim('me', 'k', 'inputs')).is).toBe('pending');
  const gone = newInstances({ table: { ...table, insert: refuse } });
  await expect(gone.one.claim('me', 'k', 'inputs')).rejects.toThrow('gone');
});

test('However many calls wait at an instance for one of another instance, one of them polls', async () => {
  const table = createMemoryTable(() => 0);
  let reads = 0;
  const read: StateTable['read'] = (id) => {
    reads += 1;
    return table.read(id);
  };
  const { one, two } = newInstances({ table: { ...table, read } });
  const first = await one.claim('me', 'k', 'inputs');
  const claims = await Promise.all(Array.from({ length: 20 }, () => two.claim('me', 'k', 'inputs')));
  expect(new Set(claims.map((claim) => claim.is === 'pending' && claim.ended)).size).toBe(1);
  const before = reads;
  if (first.is === 'first') await first.settle(outcome());
  await Promise.all(claims.map((claim) => claim.is === 'pending' && claim.ended));
  expect(reads - before).toBeLessThan(3);
});

test('A call that waits at the same instance is notified at once, without polling', async () => {
  const table = createMemoryTable(() => 0);
  let reads = 0;
  const read: StateTable['read'] = (id) => {
    reads += 1;
    return table.read(id);
  };
  const { one } = newInstances({ table: { ...table, read } });
  const first = await one.claim('me', 'k', 'inputs');
  const again = await one.claim('me', 'k', 'inputs');
  if (first.is === 'first') await first.settle(outcome());
  await (again.is === 'pending' && again.ended);
  expect([again.is, reads]).toEqual(['pending', 1]);
});

test('A storage that cannot be reached is reported at startup', async () => {
  const warned: string[] = [];
  const refuse = () => Promise.reject(new Failure('store_unreachable', 'No storage.'));
  const { one } = newInstances({ table: { ...createMemoryTable(() => 0), read: refuse } });
  await prepareOutcomes(one, (sentence) => warned.push(sentence));
  expect(warned).toEqual(['Durable state: No storage.']);
});
