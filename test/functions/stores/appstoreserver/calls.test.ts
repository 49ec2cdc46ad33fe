// The operations of the App Store Server API, against the simulator: signed data is verified and read.

import { sandboxValues } from '../../../../scripts/generate/sandboxValues.ts';
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { type EntryPoint, entryPoints } from '../../../support/entryPoints.ts';

const API = '/api/appstoreserver';
const JSON_TYPE = { 'content-type': 'application/json' };
const FIRST = '1000000000000001';
const REQUEST = '5a2db0c5-0000-4000-8000-00000000e001';

let sandbox: Sandbox;
let relay: EntryPoint;

beforeAll(async () => {
  sandbox = await startSandbox();
  relay = await entryPoints['the pipeline']({ ...sandbox.settings, RELAY__ALLOW: '*' });
}, 60_000);
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

const send = (method: string, path: string, body?: object) =>
  relay.call(`${API}${path}`, {
    method,
    ...(body && { headers: JSON_TYPE, body: JSON.stringify(body) }),
  });
const extension = { extendByDays: 5, extendReasonCode: 3, requestIdentifier: REQUEST };

test('A transaction is verified, and has flat fields with times beside the signed data', async () => {
  const { status, json } = await relay.call(`${API}/inApps/v1/transactions/${FIRST}`);
  expect(status).toBe(200);
  expect(json.transaction).toMatchObject({
    verified: true,
    transactionId: FIRST,
    productId: 'com.example.tidewater.plus.month',
    price: 4990,
    environment: 'Production',
    purchaseDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    signed: expect.stringMatching(/^ey[\w-]+\.[\w-]+\.[\w-]+$/),
  });
  expect(json.signedTransactionInfo).toBeUndefined();
});

test('The history has pages of 20, and all of them in one call', async () => {
  const first = await relay.call(`${API}/inApps/v2/history/${FIRST}`);
  expect([first.json.transactions.length, first.json.hasMore]).toEqual([20, true]);
  const second = await relay.call(`${API}/inApps/v2/history/${FIRST}?revision=${first.json.revision}`);
  expect(second.json.transactions[0].transactionId).toBe('1000000000000021');
  const all = await relay.call(`${API}/inApps/v2/history/${FIRST}?all=true`);
  expect([all.json.transactions.length, all.json.pagination.complete]).toEqual([43, true]);
  expect(all.json.transactions.every(({ verified }: { verified: boolean }) => verified)).toBe(true);
});

test('Lists repeat their name in the query, and dates become milliseconds', async () => {
  const query = 'productType=CONSUMABLE,NON_CONSUMABLE&startDate=2020-01-01T00:00:00Z&endDate=2100-01-01T00:00:00Z';
  const { json } = await relay.call(`${API}/inApps/v2/history/${FIRST}?${query}`);
  expect(json.transactions.map(({ type }: { type: string }) => type)).toEqual(['Consumable']);
  expect(sandbox.seen.at(-1)?.url).toBe(
    `/inApps/v2/history/${FIRST}?productType=CONSUMABLE&productType=NON_CONSUMABLE&startDate=1577836800000&endDate=4102444800000`,
  );
});

test('The environment selects the host, and is not sent', async () => {
  const production = await relay.call(`${API}/inApps/v1/transactions/2000000000000001`);
  expect([production.status, production.json.error.code]).toEqual([404, 'store_refused']);
  expect(production.json.error.details[0].code).toBe('4040010');
  expect(production.json.error.message).toContain('Sandbox for test purchases');
  const tested = await relay.call(`${API}/inApps/v1/transactions/2000000000000001?environment=Sandbox`);
  expect([tested.status, tested.json.transaction.environment]).toEqual([200, 'Sandbox']);
  expect(sandbox.seen.at(-1)?.url).toBe('/inApps/v1/transactions/2000000000000001');
  const other = await relay.call(`${API}/inApps/v1/transactions/${FIRST}?environment=Xcode`);
  expect([other.status, other.json.error.code]).toEqual([400, 'invalid_request']);
});

test('The status of a subscription says when it renews', async () => {
  const { json } = await relay.call(`${API}/inApps/v1/subscriptions/${FIRST}?status=1,4`);
  const [last] = json.data[0].lastTransactions;
  expect(last).toMatchObject({
    status: 1,
    transaction: { verified: true, transactionId: '1000000000000042' },
    renewal: { verified: true, autoRenews: true, renewalDate: last.transaction.expiresDate },
  });
  const expired = await relay.call(`${API}/inApps/v1/subscriptions/${FIRST}?status=2`);
  expect(expired.json.data).toEqual([]);
});

test('Refunds and orders are found', async () => {
  const sample = sandboxValues()['ListAppStoreRefunds.transactionId'];
  const refunds = await relay.call(`${API}/inApps/v2/refund/lookup/${sample}`);
  // Apple, RefundHistoryResponse: three members, none of the app
  expect(Object.keys(refunds.json).sort()).toEqual(['hasMore', 'revision', 'transactions']);
  expect(refunds.json.transactions).toMatchObject([{ revocationType: 'REFUND_FULL', verified: true }]);
  const order = await relay.call(`${API}/inApps/v1/lookup/MK5TTTVWJH`);
  expect([order.json.status, order.json.transactions.length]).toEqual([0, 2]);
  const none = await relay.call(`${API}/inApps/v1/lookup/NONE`);
  expect(none.json).toEqual({ status: 1, transactions: [] });
});

test('The download of the app is read', async () => {
  const { json } = await relay.call(`${API}/inApps/v1/transactions/appTransactions/${FIRST}`);
  expect(json.appTransaction).toMatchObject({ verified: true, originalApplicationVersion: '1.0', appId: '6470100003' });
});

test('The app and the products are those that App Store Connect has', async () => {
  const download = await relay.call(`${API}/inApps/v1/transactions/appTransactions/${FIRST}`);
  const { appId, bundleId } = download.json.appTransaction;
  const app = await relay.call(`/api/apple/v1/apps/${appId}`);
  expect(app.json.data?.attributes.bundleId).toBe(bundleId);
  const products = await relay.call(`/api/apple/v1/apps/${appId}/inAppPurchasesV2`);
  const groups = await relay.call(`/api/apple/v1/apps/${appId}/subscriptionGroups`);
  const plans = await relay.call(`/api/apple/v1/subscriptionGroups/${groups.json.data[0].id}/subscriptions`);
  const approved = [...products.json.data, ...plans.json.data]
    .filter(({ attributes }) => attributes.state === 'APPROVED')
    .map(({ attributes }) => attributes.productId);
  const { json } = await relay.call(`${API}/inApps/v2/history/${FIRST}?all=true`);
  const sold = new Set<string>(json.transactions.map(({ productId }: { productId: string }) => productId));
  expect(approved).toEqual(expect.arrayContaining([...sold]));
});

test('A subscription is extended at most twice, and each time once', async () => {
  const before = await relay.call(`${API}/inApps/v1/subscriptions/${FIRST}`);
  const path = `/inApps/v1/subscriptions/extend/${FIRST}`;
  const { status, json } = await send('PUT', path, extension);
  expect([status, json.success]).toEqual([200, true]);
  const days = Date.parse(json.effectiveDate) - Date.parse(before.json.data[0].lastTransactions[0].renewal.renewalDate);
  expect(days / 86_400_000).toBe(5);
  expect((await send('PUT', path, { ...extension, requestIdentifier: REQUEST.replace('e001', 'e002') })).status).toBe(
    200,
  );
  const third = await send('PUT', path, { ...extension, requestIdentifier: REQUEST.replace('e001', 'e003') });
  expect([third.status, third.json.error.details[0].code]).toEqual([403, '4030005']);
  expect(third.json.error.message).toContain('at most twice a year');
});

test.each([
  [{ ...extension, extendByDays: 91 }, 'body.extendByDays'],
  [{ ...extension, extendReasonCode: 4 }, 'body.extendReasonCode'],
  [{ ...extension, requestIdentifier: 'once' }, 'body.requestIdentifier'],
])('An extension is validated before Apple is asked: %j', async (body, target) => {
  const { status, json } = await send('PUT', `/inApps/v1/subscriptions/extend/${FIRST}`, body);
  expect([status, json.error.details[0].target]).toEqual([400, target]);
});

test('All subscriptions of a product are extended, and the result is read', async () => {
  const productId = 'com.example.tidewater.plus.month';
  const { json } = await send('POST', '/inApps/v1/subscriptions/extend/mass?environment=Sandbox', {
    ...extension,
    productId,
  });
  expect(json).toEqual({ requestIdentifier: REQUEST });
  const path = `${API}/inApps/v1/subscriptions/extend/mass/${productId}/${REQUEST}`;
  const done = await relay.call(`${path}?environment=Sandbox`);
  expect(done.json).toMatchObject({ complete: true, succeededCount: 1, completeDate: expect.stringMatching(/Z$/) });
  expect((await relay.call(path)).json.error.details[0].code).toBe('4040009');
});

test('A write without a response is a 204', async () => {
  const used = { customerConsented: true, deliveryStatus: 'DELIVERED', sampleContentProvided: false };
  const { status, text } = await send('PUT', `/inApps/v2/transactions/consumption/${FIRST}`, used);
  expect([status, text]).toEqual([204, '']);
  const noted = await send('PUT', `/inApps/v1/transactions/${FIRST}/appAccountToken`, { appAccountToken: REQUEST });
  expect(noted.status).toBe(204);
});

test('What Apple sent to the server is listed, decoded', async () => {
  const [startDate, endDate] = [-30, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const path = '/inApps/v1/notifications/history';
  const failed = await send('POST', path, { startDate, endDate, onlyFailures: true });
  expect(failed.json.notificationHistory).toMatchObject([
    {
      notification: { verified: true, eventType: 'REFUND', transactionId: '1000000000000201' },
      sendAttempts: [{ sendAttemptResult: 'TIMED_OUT', attemptDate: expect.stringMatching(/^\d{4}-/) }],
    },
  ]);
  const all = await send('POST', `${path}?all=true`, { startDate, endDate });
  expect([all.json.notificationHistory.length > 20, all.json.pagination.complete]).toEqual([true, true]);
  const both = await send('POST', path, { startDate, endDate, notificationType: 'REFUND', transactionId: FIRST });
  expect(both.json.error.details[0].code).toBe('4000019');
});

test('A test notification is requested and read', async () => {
  const { json } = await send('POST', '/inApps/v1/notifications/test');
  const read = await relay.call(`${API}/inApps/v1/notifications/test/${json.testNotificationToken}`);
  expect(read.json.notification).toMatchObject({ verified: true, eventType: 'TEST' });
});
