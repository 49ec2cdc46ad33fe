// Verify signed transaction: what Apple signed for the app of the account passes, and nothing else.

import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { makeAppleChain } from '../../../support/appleChain.ts';
import { type EntryPoint, entryPoints } from '../../../support/entryPoints.ts';
import { oddValues, signedByNobody } from '../../../support/unsignedData.ts';

const chain = makeAppleChain();
const signedDate = Date.UTC(2026, 10, 28, 10);
const transaction = {
  bundleId: 'com.example.tidewater',
  environment: 'Sandbox',
  transactionId: '2000000000000009',
  price: 1990,
  purchaseDate: signedDate,
  signedDate,
};

let sandbox: Sandbox;
let relay: EntryPoint;
beforeAll(async () => {
  sandbox = await startSandbox();
  relay = await entryPoints['the pipeline']({
    ...sandbox.settings,
    APPLE__PURCHASES__PURCHASE_ROOT_SHA256: chain.root,
  });
}, 60_000);
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

async function verify(signed: string, what?: string) {
  const { status, json } = await relay.call('/api/appstoreserver/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ signed, what }),
  });
  expect(status).toBe(200);
  return json;
}

test('A transaction is verified without a call to the store', async () => {
  const before = sandbox.seen.length;
  const { verified, problem, transaction: read } = await verify(await chain.sign(transaction));
  expect([verified, problem]).toEqual([true, undefined]);
  expect(read).toMatchObject({
    transactionId: '2000000000000009',
    price: 1990,
    purchaseDate: '2026-11-28T10:00:00.000Z',
  });
  expect(sandbox.seen.length).toBe(before);
});

test('A renewal, a download and an event are verified, too', async () => {
  const renewal = await verify(await chain.sign({ environment: 'Sandbox', autoRenewStatus: 0, signedDate }), 'renewal');
  expect([renewal.verified, renewal.renewal.autoRenews]).toEqual([true, false]);
  const download = {
    receiptType: 'Production',
    bundleId: transaction.bundleId,
    appAppleId: 7,
    receiptCreationDate: signedDate,
  };
  const app = await verify(await chain.sign(download), 'appTransaction');
  expect([app.verified, app.appTransaction.appId]).toEqual([true, '7']);
  const { bundleId, environment } = transaction;
  const event = { notificationType: 'TEST', notificationUUID: 'one', signedDate, data: { bundleId, environment } };
  expect((await verify(await chain.sign(event), 'notification')).notification.eventType).toBe('TEST');
});

describe('Not verified, and without fields:', () => {
  const refused = async (signed: string, words: string): Promise<void> => {
    const { verified, problem, transaction: read } = await verify(signed);
    expect(verified).toBe(false);
    expect(problem).toContain(words);
    expect(Object.keys(read).sort()).toEqual(['problem', 'signed', 'verified']);
  };

  test.each(['Xcode', 'LocalTesting', 'sandbox', ''])('the environment %j', async (environment) => {
    await refused(await chain.sign({ ...transaction, environment }), 'not from Production or Sandbox');
  });

  test('another app', async () => {
    await refused(await chain.sign({ ...transaction, bundleId: 'com.example.other' }), 'about another app');
  });

  test('another root', async () => {
    await refused(await makeAppleChain().sign(transaction), 'does not come with Apple');
  });

  test('a certificate that Apple gives to any developer', async () => {
    const plain = makeAppleChain({ marks: false });
    const other = await entryPoints['the pipeline']({
      ...sandbox.settings,
      APPLE__PURCHASES__PURCHASE_ROOT_SHA256: plain.root,
    });
    const { json } = await other.call('/api/appstoreserver/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ signed: await plain.sign(transaction) }),
    });
    await other.close();
    expect([json.verified, json.problem]).toEqual([false, expect.stringContaining('certificate is not right')]);
  });

  test('a certificate of a setting, where the store is real', async () => {
    const { APPLE__IAP_ORIGIN: _, APPLE__IAP_SANDBOX_ORIGIN: __, ...settings } = sandbox.settings;
    const live = await entryPoints['the pipeline']({
      ...settings,
      RELAY__SIMULATOR: 'apple',
      APPLE__PURCHASES__PURCHASE_ROOT_SHA256: chain.root,
    });
    const { json } = await live.call('/api/appstoreserver/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ signed: await chain.sign(transaction) }),
    });
    await live.close();
    expect([json.verified, json.problem]).toEqual([false, expect.stringContaining("Apple's root certificate")]);
  });

  test('claims that no text can be made of', async () => {
    const app = `"bundleId":"${transaction.bundleId}"`;
    for (const odd of oddValues)
      for (const [what, claims] of [
        ['transaction', `{${app},"environment":${odd}}`],
        ['renewal', `{"environment":${odd}}`],
        ['appTransaction', `{${app},"receiptType":${odd}}`],
        ['appTransaction', `{${app},"receiptType":"Production","appAppleId":${odd}}`],
        ['notification', `{"data":{${app},"environment":${odd}}}`],
      ] as const)
        expect(await verify(signedByNobody(claims), what)).toMatchObject({ verified: false });
  });

  test('a changed payload, another algorithm, a text', async () => {
    const [head = '', , tail = ''] = (await chain.sign(transaction)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...transaction, price: 1 })).toString('base64url');
    await refused(`${head}.${changed}.${tail}`, 'signature');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await refused(`${none}.${changed}.`, 'does not come with Apple');
    await refused('a text', 'no signed data');
  });
});
