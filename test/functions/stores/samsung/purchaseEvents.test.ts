// Purchase events of the Galaxy Store: what Samsung signed passes, and nothing else.
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { readPublicKey } from '../../../../functions/auth/publicKey.ts';
import { verifyGalaxyPurchase } from '../../../../functions/stores/samsung/purchaseEvents.ts';
import { writeGalaxyPurchase } from '../../../../scripts/simulator/samsung/purchaseEvents.ts';
import { makeEcPair, makeRsaPair, sharedRsaPair } from '../../../support/keys.ts';

const { publicKey, privateKey } = sharedRsaPair();
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const keys = [readPublicKey(pem) ?? ''];

const claims = {
  iss: 'iap.samsungapps.com',
  sub: 'ARS_RENEWED',
  aud: ['com.example.tidewater'],
  iat: 1_796_040_000,
  nbf: 1_796_040_000,
  version: '2.0',
  data: {
    itemId: 'pro_monthly',
    firstOrderId: 'S20261001DE0000001',
    firstPurchaseId: 'f1',
    renewedOrderId: 'S20261101DE0000002',
    renewedPurchaseId: 'r2',
    paymentPlan: 'Regular',
    scheduledTimeOfRenewal: 1_798_632_000,
    validUntil: 1_798_632_000,
    testPayYn: 'N',
    betaTestYn: 'Y',
  },
};

function verify(body: string) {
  return verifyGalaxyPurchase(body, 'com.example.tidewater', keys);
}

function sign(given: object, key: KeyObject = privateKey, alg = 'RS256'): Promise<string> {
  return new SignJWT({ ...given }).setProtectedHeader({ alg, typ: 'JWT' }).sign(key);
}

test('A renewal becomes one flat item', async () => {
  const event = await verify(await sign(claims));
  expect(event?.type).toBe('ARS_RENEWED');
  expect(event?.item).toEqual({
    eventType: 'ARS_RENEWED',
    occurredAt: '2026-11-30T12:00:00.000Z',
    packageName: 'com.example.tidewater',
    itemId: 'pro_monthly',
    orderId: 'S20261101DE0000002',
    purchaseId: 'r2',
    firstOrderId: 'S20261001DE0000001',
    firstPurchaseId: 'f1',
    paymentPlan: 'Regular',
    renewsAt: '2026-12-30T12:00:00.000Z',
    validUntil: '2026-12-30T12:00:00.000Z',
    testPayment: false,
    betaTest: true,
    data: JSON.stringify(claims.data),
  });
});

test("A TEST event passes with the time of Samsung's sample, in January 1970", async () => {
  const data = { sellerName: null, contentName: 'Martine' };
  const event = await verify(await sign({ ...claims, sub: 'TEST', iat: 1_717_204, nbf: 1_717_204, data }));
  expect(event?.item).toMatchObject({ eventType: 'TEST', occurredAt: '1970-01-20T21:00:04.000Z' });
});

/** Samsung's table of events: each member of the data, and the field that has it. */
const members: Readonly<Record<string, string>> = {
  ...{ itemId: 'itemId', orderId: 'orderId', purchaseId: 'purchaseId', paymentPlan: 'paymentPlan' },
  ...{ firstOrderId: 'firstOrderId', firstPurchaseId: 'firstPurchaseId', validUntil: 'validUntil' },
  ...{ renewedOrderId: 'orderId', renewedPurchaseId: 'purchaseId', scheduledTimeOfRenewal: 'renewsAt' },
  ...{ resubscribedOrderId: 'orderId', resubscribedPurchaseId: 'purchaseId' },
  ...{ refundedOrderId: 'orderId', refundedPurchaseId: 'purchaseId', refundedPurchaseDate: 'refundedPurchaseDate' },
  ...{ gracePeriodStartDate: 'gracePeriodStart', gracePeriodEndDate: 'gracePeriodEnd', agreeYn: 'priceAgreed' },
  ...{ oldItemId: 'formerItemId', oldPaymentPlan: 'formerPaymentPlan' },
  ...{ oldOrderId: 'firstOrderId', oldPurchaseId: 'firstPurchaseId' },
  ...{ newItemId: 'itemId', newPaymentPlan: 'paymentPlan', newOrderId: 'orderId', newPurchaseId: 'purchaseId' },
  ...{ testPayYn: 'testPayment', betaTestYn: 'betaTest' },
  ...{ sellerName: 'sellerName', contentName: 'contentName' },
};

test.each([
  ...['ITEM_PURCHASED', 'ITEM_REFUNDED', 'ARS_SUBSCRIBED', 'ARS_RENEWED', 'ARS_UNSUBSCRIBED', 'ARS_RESUBSCRIBED'],
  ...['ARS_IN_GRACE_PERIOD', 'ARS_OUT_GRACE_PERIOD', 'ARS_REFUNDED', 'ARS_UPDOWNGRADED', 'ARS_PRICECHANGE_AGREED'],
  'TEST',
])('Every member of %s is a field of the item', async (eventType) => {
  const asked = { app: 'com.example.tidewater', eventType };
  const event = await verify(await writeGalaxyPurchase({ privateKey }, asked, 1_796_040_000_000));
  const data: Readonly<Record<string, string | number | null>> = JSON.parse(String(event?.item.data));
  expect(Object.keys(data).length).toBeGreaterThan(1);
  for (const [name, value] of Object.entries(data)) {
    const field = event?.item[members[name] ?? 'none'];
    const flags: Readonly<Record<string, boolean>> = { Y: true, N: false };
    const expected = typeof value === 'number' ? new Date(value * 1000).toISOString() : (flags[value ?? ''] ?? value);
    expect([name, field]).toEqual([name, expected ?? undefined]);
  }
});

test('An unknown event passes, with all its data', async () => {
  const event = await verify(await sign({ ...claims, sub: 'NEW_ONE', data: { fresh: 1 } }));
  expect(event?.item).toMatchObject({ eventType: 'NEW_ONE', data: '{"fresh":1}' });
});

test('A long number keeps its digits', async () => {
  const digits = '12345678901234567890';
  const payload = JSON.stringify({ ...claims, data: { orderId: 7 } }).replace('7}', `${digits}}`);
  const { CompactSign } = await import('jose');
  const jws = await new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  expect((await verify(jws))?.item).toMatchObject({
    orderId: digits,
    data: `{"orderId":${digits}}`,
  });
});

test('The same event has the same ID in each delivery, another event another ID', async () => {
  const [first, second] = [await sign(claims), await sign({ ...claims, sub: 'ARS_REFUNDED' })];
  const ids = await Promise.all([first, `${first}\n`, second].map(async (each) => (await verify(each))?.id));
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

describe('An event is not accepted', () => {
  test('if another key signed it', async () => {
    expect(await verify(await sign(claims, makeRsaPair().privateKey))).toBeUndefined();
  });

  test('if it is signed with another algorithm', async () => {
    expect(await verify(await sign(claims, makeEcPair().privateKey, 'ES256'))).toBeUndefined();
    expect(await verify(await sign(claims, privateKey, 'RS512'))).toBeUndefined();
  });

  test.each([
    ['issuer', { iss: 'someone' }],
    ['event', { sub: undefined }],
    ['package', { aud: ['com.example.other'] }],
    ['package at all', { aud: undefined }],
  ])('without the right %s', async (_, change) => {
    expect(await verify(await sign({ ...claims, ...change }))).toBeUndefined();
  });

  test.each(['', 'a.b', 'a.b.c', '{}'])('if the body is %p', async (body) => {
    expect(await verify(body)).toBeUndefined();
  });
});

describe('The public key', () => {
  const bare = pem.replace(/-----.*-----|\s/g, '');

  test.each([
    ['PEM', pem],
    ['PEM on one line', pem.replaceAll('\n', '\\n')],
    ['the base64 alone', bare],
    ['base64 in quotes', `"${bare}"`],
  ])('is read from %s', (_, given) => {
    expect(readPublicKey(given)).toBe(pem);
  });

  test('is not read from a private key, a key of another kind, or something else', () => {
    const others = [
      privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
      makeEcPair().publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      'not a key',
      '',
    ];
    expect(others.map(readPublicKey)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
