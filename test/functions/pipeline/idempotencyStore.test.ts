// Stored outcomes are bounded in time, number and bytes; what remains always shows that the write was made.
import {
  createMemoryOutcomeStore,
  type OutcomeStore,
  type StoredOutcome,
} from '../../../functions/pipeline/idempotencyStore.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();
const bounds = { entries: 4, bytes: 100, body: 60 };
const TEN_MINUTES = 600_000;

function outcome(length = 2): StoredOutcome {
  return { status: 201, headers: {}, body: Buffer.alloc(length, 97) };
}

async function start() {
  const clock = { now: 0 };
  const store = createMemoryOutcomeStore(() => clock.now, bounds);
  await open(Promise.resolve({ close: async () => store.close() }));
  return { clock, store };
}

async function keep(store: OutcomeStore, owner: string, key: string, made: StoredOutcome | undefined = outcome()) {
  const claim = await store.claim(owner, key, 'inputs');
  if (claim.is === 'first') await claim.settle(made);
  return claim.is;
}

async function found(store: OutcomeStore, owner: string, key: string) {
  const claim = await store.claim(owner, key, 'inputs');
  if (claim.is === 'first') await claim.settle(undefined);
  return claim.is === 'kept' ? claim.outcome : claim.is;
}

test('Of concurrent calls, one is the first', async () => {
  const { store } = await start();
  const claims = await Promise.all([1, 2, 3].map(() => store.claim('me', 'k', 'inputs')));
  expect(claims.map(({ is }) => is)).toEqual(['first', 'pending', 'pending']);
});

test('An outcome is found for ten minutes after its end, and no longer', async () => {
  const { clock, store } = await start();
  await keep(store, 'me', 'k');
  clock.now = TEN_MINUTES - 1;
  expect(await found(store, 'me', 'k')).toEqual(outcome());
  clock.now = TEN_MINUTES;
  expect(await found(store, 'me', 'k')).toBe('first');
});

test('An outcome without a change is forgotten at once', async () => {
  const { store } = await start();
  const claim = await store.claim('me', 'k', 'inputs');
  if (claim.is === 'first') await claim.settle(undefined);
  expect(await found(store, 'me', 'k')).toBe('first');
});

test('Two callers share no key', async () => {
  const { store } = await start();
  await keep(store, 'me', 'k');
  expect(await found(store, 'you', 'k')).toBe('first');
});

test('A caller with many outcomes loses its own oldest, and none of another caller', async () => {
  const { store } = await start();
  await keep(store, 'you', 'first of all');
  for (const key of ['a', 'b', 'c', 'd']) await keep(store, 'me', key);
  expect(await found(store, 'me', 'a')).toBe('first');
  expect(await found(store, 'you', 'first of all')).toEqual(outcome());
  expect(await found(store, 'me', 'd')).toEqual(outcome());
});

test('A write in progress is never evicted', async () => {
  const { store } = await start();
  await store.claim('me', 'long', 'inputs');
  for (const key of ['a', 'b', 'c', 'd', 'e']) await keep(store, 'me', key);
  expect(await found(store, 'me', 'long')).toBe('pending');
});

const without = { ...outcome(), body: undefined, withheld: 'size' };

test('A body that is too long is left out, and its write is still known', async () => {
  const { store } = await start();
  await keep(store, 'me', 'long', outcome(61));
  expect(await found(store, 'me', 'long')).toEqual(without);
});

test('The caller that holds the most loses its oldest bodies, whoever comes next', async () => {
  const { store } = await start();
  await keep(store, 'me', 'a', outcome(50));
  await keep(store, 'me', 'b', outcome(50));
  await keep(store, 'you', 'first', outcome(40));
  expect(await found(store, 'you', 'first')).toEqual(outcome(40));
  expect(await found(store, 'me', 'a')).toEqual(without);
  expect(await found(store, 'me', 'b')).toEqual(outcome(50));
  await keep(store, 'me', 'c', outcome(60));
  expect(await found(store, 'you', 'first')).toEqual(outcome(40));
  expect(await found(store, 'me', 'b')).toEqual(without);
  expect(await found(store, 'me', 'c')).toEqual(outcome(60));
});

test('By default, 128 of the largest responses of one caller leave room for that of another', async () => {
  const store = createMemoryOutcomeStore();
  await open(Promise.resolve({ close: async () => store.close() }));
  for (let at = 0; at < 128; at += 1) await keep(store, 'greedy', `k${at}`, outcome(131_072));
  await keep(store, 'you', 'only', outcome(20));
  expect(await found(store, 'you', 'only')).toEqual(outcome(20));
  expect(await found(store, 'greedy', 'k0')).toEqual(without);
  expect(await found(store, 'greedy', 'k127')).toEqual(outcome(131_072));
});

test('The memory of an evicted body is free again', async () => {
  const { clock, store } = await start();
  await keep(store, 'me', 'a', outcome(60));
  clock.now = TEN_MINUTES;
  await found(store, 'me', 'a');
  await keep(store, 'me', 'b', outcome(60));
  expect(await found(store, 'me', 'b')).toEqual(outcome(60));
});
