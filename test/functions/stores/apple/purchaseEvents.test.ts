// Purchase events of the App Store: what Apple signed passes, and nothing else.
import { verifyApplePurchase } from '../../../../functions/stores/apple/purchaseEvents.ts';
import { APPLE_ROOT_G3 } from '../../../../functions/stores/apple/signedData.ts';
import { makeAppleChain } from '../../../support/appleChain.ts';

const chain = makeAppleChain();
const app = { bundleId: 'com.example.tidewater', appId: '6470100003' };
const signedDate = Date.UTC(2026, 10, 28, 10);

const transaction = {
  bundleId: app.bundleId,
  environment: 'Production',
  transactionId: '2000000900000001',
  originalTransactionId: '2000000900000000',
  productId: 'pro.monthly',
  type: 'Auto-Renewable Subscription',
  purchaseDate: signedDate,
  expiresDate: signedDate + 2_592_000_000,
  quantity: 1,
  price: 4990,
  currency: 'EUR',
  storefront: 'DEU',
  signedDate,
};
const renewal = {
  environment: 'Production',
  originalTransactionId: '2000000900000000',
  autoRenewProductId: 'pro.monthly',
  autoRenewStatus: 1,
  signedDate,
};

async function notification(changes: object = {}, data: object = {}, signer = chain): Promise<string> {
  const [signedTransactionInfo, signedRenewalInfo] = [await signer.sign(transaction), await signer.sign(renewal)];
  const signedPayload = await signer.sign({
    notificationType: 'DID_RENEW',
    notificationUUID: '3f1c5f8e-0000-4000-8000-000000000001',
    version: '2.0',
    signedDate,
    data: {
      environment: 'Production',
      appAppleId: Number(app.appId),
      bundleId: app.bundleId,
      bundleVersion: '412',
      status: 1,
      signedTransactionInfo,
      signedRenewalInfo,
      ...data,
    },
    ...changes,
  });
  return JSON.stringify({ signedPayload });
}

function verify(body: string, root = chain.root) {
  return verifyApplePurchase(body, { app: app.appId, name: app.bundleId }, root);
}

test('A renewal becomes one flat item with its transaction and its renewal information', async () => {
  const event = await verify(await notification());
  expect(event).toMatchObject({ id: '3f1c5f8e-0000-4000-8000-000000000001', type: 'DID_RENEW' });
  expect(event?.item).toMatchObject({
    eventType: 'DID_RENEW',
    occurredAt: '2026-11-28T10:00:00.000Z',
    environment: 'Production',
    appId: app.appId,
    subscriptionStatus: 1,
    productId: 'pro.monthly',
    transactionId: '2000000900000001',
    price: 4990,
    currency: 'EUR',
    expiresDate: '2026-12-28T10:00:00.000Z',
    autoRenews: true,
  });
  expect(JSON.parse(String(event?.item.transaction))).toEqual(transaction);
});

test('A test notification has no transaction', async () => {
  const body = await notification(
    { notificationType: 'TEST' },
    { signedTransactionInfo: undefined, signedRenewalInfo: undefined, status: undefined },
  );
  const event = await verify(body);
  expect(event?.item.eventType).toBe('TEST');
  expect(event?.item).not.toHaveProperty('transaction');
});

test('An unknown type of event passes', async () => {
  expect((await verify(await notification({ notificationType: 'SOMETHING_NEW' })))?.item.eventType).toBe(
    'SOMETHING_NEW',
  );
});

test('The summary of an extension names its app, and counts', async () => {
  const summary = {
    environment: 'Production',
    appAppleId: Number(app.appId),
    bundleId: app.bundleId,
    succeededCount: 7,
  };
  const event = await verify(await notification({ notificationType: 'RENEWAL_EXTENSION', data: undefined, summary }));
  expect(event?.item).toMatchObject({ bundleId: app.bundleId, details: JSON.stringify(summary) });
});

test('A token of an external purchase counts as Sandbox by the beginning of its ID', async () => {
  const externalPurchaseToken = { externalPurchaseId: 'SANDBOX-1', appAppleId: 1, bundleId: app.bundleId };
  const event = await verify(await notification({ data: undefined, externalPurchaseToken }));
  expect(event?.item.details).toBe(JSON.stringify(externalPurchaseToken));
});

describe('An event is not accepted', () => {
  test('if another root signed it', async () => {
    expect(await verify(await notification({}, {}, makeAppleChain()))).toBeUndefined();
    expect(await verify(await notification(), APPLE_ROOT_G3)).toBeUndefined();
  });

  test('if its certificates are not those of the App Store', async () => {
    const other = makeAppleChain({ marks: false });
    expect(await verify(await notification({}, {}, other), other.root)).toBeUndefined();
  });

  test.each(['Xcode', 'LocalTesting', ''])(
    'in the environment "%s", which the library does not verify',
    async (environment) => {
      expect(await verify(await notification({}, { environment }))).toBeUndefined();
    },
  );

  test('if it is about another app, or names another ID of the app', async () => {
    expect(await verify(await notification({}, { bundleId: 'com.example.other' }))).toBeUndefined();
    expect(await verify(await notification({}, { appAppleId: 1 }))).toBeUndefined();
  });

  test('if its transaction is of another app, or signed by another root', async () => {
    const [ofOther, byOther] = [
      await chain.sign({ ...transaction, bundleId: 'com.example.other' }),
      await makeAppleChain().sign(transaction),
    ];
    expect(await verify(await notification({}, { signedTransactionInfo: ofOther }))).toBeUndefined();
    expect(await verify(await notification({}, { signedTransactionInfo: byOther }))).toBeUndefined();
  });

  test('if a character of its signed part was changed', async () => {
    const { signedPayload } = JSON.parse(await notification());
    const [header, payload, signature] = signedPayload.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, notificationType: 'REFUND' })).toString('base64url');
    expect(await verify(JSON.stringify({ signedPayload: [header, changed, signature].join('.') }))).toBeUndefined();
  });

  test.each(['', '{}', '[]', '{"signedPayload":1}', '{"signedPayload":"a.b.c"}'])('if the body is %s', async (body) => {
    expect(await verify(body)).toBeUndefined();
  });
});
