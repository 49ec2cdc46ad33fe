// Instances over one storage share the access token of a key: one exchange, one renewal, one revocation, and without the storage each has its own.
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { makeKeys, pem } from '../../support/keys.ts';
import { openStorageInstances } from '../../support/storageInstances.ts';

const azurite = azuriteOfFile();
const open = closeLater();

async function openInstances(count: number, more: Readonly<Record<string, string>> = {}) {
  const { clock, sandbox, storage, instances, openInstance } = await openStorageInstances(open, azurite(), count, more);
  const bearers = (path: string) =>
    sandbox.seen.filter(({ url }) => url === path).map(({ headers }) => String(headers.authorization));
  return {
    ...{ sandbox, storage, instances, openInstance },
    wait: (minutes: number): void => {
      clock.now += minutes * 60_000;
    },
    exchanges: () => bearers('/auth/accessToken').length,
    used: () => bearers('/auth/checkAccessToken'),
    revoked: () => bearers('/auth/revokeAccessToken'),
  };
}

withAzurite(`A thousand calls at four instances make one exchange${ifAzurite}`, async () => {
  const { instances, exchanges, used } = await openInstances(4);
  const calls = instances.flatMap((each) => Array.from({ length: 250 }, () => each.call('CheckAccessToken')));
  expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([200]));
  expect([exchanges(), new Set(used()).size]).toEqual([1, 1]);
});

withAzurite(`Calls after the first need no table operation${ifAzurite}`, async () => {
  const { instances, storage } = await openInstances(2);
  for (const each of instances) await each.call('CheckAccessToken');
  const before = storage.operations();
  expect(before).toBeGreaterThan(0);
  for (let at = 0; at < 20; at += 1) await instances[at % 2]?.call('ListGalaxyApps');
  expect(storage.operations()).toBe(before);
});

withAzurite(`A token that a 401 refused at one instance is replaced once for all${ifAzurite}`, async () => {
  const { sandbox, instances, exchanges, used } = await openInstances(3);
  for (const each of instances) await each.call('CheckAccessToken');
  const [old] = used();
  sandbox.fail({ store: 'samsung', kind: 'status', status: 401, path: '/auth/checkAccessToken', times: 3 });
  const received = await Promise.all(instances.map((each) => each.call('CheckAccessToken')));
  expect([received.map(({ status }) => status), exchanges()]).toEqual([[200, 200, 200], 2]);
  expect(new Set(used().slice(-3)).size).toBe(1);
  expect(used().at(-1)).not.toBe(old);
});

withAzurite(`A token that was revoked by a call is replaced once, at the other instance too${ifAzurite}`, async () => {
  const { instances, exchanges, used } = await openInstances(2);
  for (const each of instances) await each.call('CheckAccessToken');
  expect((await instances[0]?.call('RevokeAccessToken'))?.status).toBe(200);
  const received = await Promise.all(instances.map((each) => each.call('CheckAccessToken')));
  expect([received.map(({ status }) => status), exchanges()]).toEqual([[200, 200], 2]);
  expect(new Set(used().slice(-2)).size).toBe(1);
});

withAzurite(
  `An instance that ends leaves the token to the others, and the last one revokes it${ifAzurite}`,
  async () => {
    const { instances, exchanges, used, revoked } = await openInstances(3);
    for (const each of instances) await each.call('CheckAccessToken');
    await instances[0]?.end();
    await instances[1]?.end();
    expect(revoked()).toEqual([]);
    expect((await instances[2]?.call('CheckAccessToken'))?.status).toBe(200);
    await instances[2]?.end();
    expect([exchanges(), revoked()]).toEqual([1, used().slice(0, 1)]);
  },
);

withAzurite(`The last instance also revokes a token that a 401 refused${ifAzurite}`, async () => {
  const { sandbox, instances, used, revoked } = await openInstances(2);
  for (const each of instances) await each.call('CheckAccessToken');
  sandbox.fail({ store: 'samsung', kind: 'status', status: 401, path: '/auth/checkAccessToken' });
  await instances[0]?.call('CheckAccessToken');
  await instances[0]?.end();
  expect(revoked()).toEqual([]);
  await instances[1]?.end();
  expect(new Set(revoked())).toEqual(new Set(used()));
});

withAzurite(`An instance that dies leaves its token to the next one${ifAzurite}`, async () => {
  const { openInstance, exchanges } = await openInstances(0);
  await (await openInstance()).call('CheckAccessToken');
  expect((await (await openInstance()).call('CheckAccessToken')).status).toBe(200);
  expect(exchanges()).toBe(1);
});

withAzurite(`An instance that was idle asks again before it uses the token${ifAzurite}`, async () => {
  const { instances, wait, exchanges } = await openInstances(2);
  for (const each of instances) await each.call('CheckAccessToken');
  wait(16);
  await instances[0]?.call('CheckAccessToken');
  await instances[0]?.end();
  expect((await instances[1]?.call('CheckAccessToken'))?.status).toBe(200);
  expect(exchanges()).toBe(2);
});

withAzurite(`Accounts, and keys of one account, share no token${ifAzurite}`, async () => {
  const { instances, openInstance, used, exchanges } = await openInstances(1);
  await instances[0]?.call('CheckAccessToken');
  await instances[0]?.call('CheckAccessToken', { query: 'account=games' });
  const wrong = await openInstance({ SAMSUNG__PRIVATE_KEY: pem(makeKeys().rsa.privateKey, 'pkcs8') });
  expect((await wrong.call('CheckAccessToken')).json.error.code).toBe('credentials_refused');
  expect([new Set(used()).size, exchanges() >= 3]).toEqual([2, true]);
});

withAzurite(`A refused key is refused at every instance, and leaves no lease behind${ifAzurite}`, async () => {
  const { openInstance, instances } = await openInstances(2, {
    SAMSUNG__PRIVATE_KEY: pem(makeKeys().rsa.privateKey, 'pkcs8'),
  });
  const received = await Promise.all(instances.map((each) => each.call('CheckAccessToken')));
  expect(new Set(received.map(({ json }) => json.error.code))).toEqual(new Set(['credentials_refused']));
  expect((await (await openInstance()).call('CheckAccessToken')).json.error.code).toBe('credentials_refused');
});

withAzurite(`Without the storage each instance has its own token, and one warning${ifAzurite}`, async () => {
  const { storage, instances, exchanges, used, revoked } = await openInstances(2);
  storage.cut(true);
  for (const each of instances) expect((await each.call('CheckAccessToken')).status).toBe(200);
  for (const each of instances) await each.call('CheckAccessToken', { query: 'account=games' });
  expect(exchanges()).toBe(4);
  expect(instances.map(({ warnings }) => warnings.filter((each) => /Azure Storage/.test(each)).length)).toEqual([1, 1]);
  for (const each of instances) await each.end();
  expect(new Set(revoked())).toEqual(new Set(used()));
});

withAzurite(`A token that was made without the storage is shared when it is back${ifAzurite}`, async () => {
  const { storage, instances, exchanges, wait } = await openInstances(2);
  storage.cut(true);
  await instances[0]?.call('CheckAccessToken');
  storage.cut(false);
  wait(15);
  await instances[0]?.call('CheckAccessToken');
  await instances[1]?.call('CheckAccessToken');
  expect(exchanges()).toBe(1);
});

withAzurite(`While the storage is gone the shared token stays in use${ifAzurite}`, async () => {
  const { storage, instances, exchanges, wait } = await openInstances(1);
  await instances[0]?.call('CheckAccessToken');
  storage.cut(true);
  wait(15);
  expect((await instances[0]?.call('CheckAccessToken'))?.status).toBe(200);
  expect(exchanges()).toBe(1);
});

withAzurite(`Without a key nothing is shared: a token is a secret${ifAzurite}`, async () => {
  const { instances, exchanges, storage } = await openInstances(2, { RELAY__STATE_KEY: '' });
  for (const each of instances) await each.call('CheckAccessToken');
  expect([exchanges(), storage.operations()]).toEqual([2, 0]);
});
