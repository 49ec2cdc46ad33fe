// Instances over one storage share the reads of polls: one call to the store in a minute, for the same account and the same question.
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';
import { openStorageInstances } from '../../support/storageInstances.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const REVIEWS = /^\/v1\/apps\/[^/]+\/customerReviews/;

async function openInstances(count: number, more: Readonly<Record<string, string>> = {}) {
  const { clock, sandbox, storage, instances, openInstance } = await openStorageInstances(open, azurite(), count, more);
  const apps = await openRelay(sandbox.settings).call('ListApps');
  const appId: string = apps.json.data[0].id;
  const poll = (at: number, query: Readonly<Record<string, string>> = {}) =>
    instances[at]?.call('WhenReviewAdded', { query: { app: appId, ...query } });
  return {
    ...{ sandbox, storage, instances, openInstance, poll, appId },
    wait: (seconds: number): void => {
      clock.now += seconds * 1_000;
    },
    reads: () => sandbox.seen.filter(({ url }) => REVIEWS.test(url)).length,
  };
}

withAzurite(`Four instances that poll make one call to the store in a minute${ifAzurite}`, async () => {
  const { poll, reads, wait } = await openInstances(4);
  const first = await Promise.all([0, 1, 2, 3].flatMap((at) => Array.from({ length: 25 }, () => poll(at))));
  expect([new Set(first.map((each) => each?.status)).size, reads()]).toEqual([1, 1]);
  wait(59);
  await poll(2);
  expect(reads()).toBe(1);
  wait(1);
  await Promise.all([0, 1, 2, 3].map((at) => poll(at)));
  expect(reads()).toBe(2);
});

withAzurite(`A result of another instance is used for the rest of its minute only${ifAzurite}`, async () => {
  const { poll, reads, wait } = await openInstances(2);
  await poll(0);
  wait(50);
  await poll(1);
  expect(reads()).toBe(1);
  wait(10);
  await poll(1);
  expect(reads()).toBe(2);
});

withAzurite(`The same items arrive at each instance${ifAzurite}`, async () => {
  const { poll } = await openInstances(2);
  const [one, two] = [await poll(0), await poll(1)];
  expect(two?.json).toEqual(one?.json);
});

withAzurite(`Other accounts, and other settings of an account, share nothing${ifAzurite}`, async () => {
  const { poll, openInstance, reads, appId, sandbox } = await openInstances(1);
  await poll(0);
  await poll(0, { account: 'games' });
  const both = reads();
  expect(both).toBeGreaterThan(1);
  const keys = {
    APPLE__KEY_ID: sandbox.settings.APPLE__GAMES__KEY_ID ?? '',
    APPLE__ISSUER_ID: sandbox.settings.APPLE__GAMES__ISSUER_ID ?? '',
    APPLE__PRIVATE_KEY: sandbox.settings.APPLE__GAMES__PRIVATE_KEY ?? '',
  };
  await (await openInstance(keys)).call('WhenReviewAdded', { query: { app: appId } });
  expect(reads()).toBe(both + 1);
});

withAzurite(`Without a key, or without the storage, each instance reads for itself${ifAzurite}`, async () => {
  const unsealed = await openInstances(2, { RELAY__STATE_KEY: '' });
  for (const at of [0, 1]) await unsealed.poll(at);
  expect([unsealed.reads(), unsealed.storage.operations()]).toEqual([2, 0]);
  const alone = await openInstances(2);
  alone.storage.cut(true);
  for (const at of [0, 1]) expect((await alone.poll(at))?.status).toBe(200);
  expect(alone.reads()).toBe(2);
});

withAzurite(`A read that the store refuses is not kept, and leaves no lease behind${ifAzurite}`, async () => {
  const { poll, sandbox, reads } = await openInstances(2);
  sandbox.fail({ store: 'apple', kind: 'status', status: 403 });
  expect((await poll(0))?.status).toBe(403);
  expect((await poll(1))?.status).toBe(200);
  expect(reads()).toBe(2);
});
