// Purchase events over real HTTP: subscribed, verified, delivered once, and ended.
import { SignJWT } from 'jose';
import { until } from '../../scripts/local-host/hosted.ts';
import { makeAppleChain } from '../../support/appleChain.ts';
import { makeRsaPair, sharedRsaPair } from '../../support/keys.ts';
import { oddValues, signedByNobody } from '../../support/unsignedData.ts';
import { type EventSession, openEventSession } from './eventSession.ts';

const chain = makeAppleChain();
const { publicKey, privateKey } = sharedRsaPair();
const settings = {
  APPLE__PURCHASE_ROOT_SHA256: chain.root,
  SAMSUNG__ISN_PUBLIC_KEY: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
};

let session: EventSession;
beforeEach(async () => {
  session = await openEventSession(settings);
});
afterEach(() => session.close());

const packageName = 'com.example.tidewater';
function items() {
  return session.callback.calls.map(({ item }) => item);
}

function galaxyEvent(changes: object = {}, key = privateKey): Promise<string> {
  const data = { itemId: 'coins', orderId: 'S1', purchaseId: 'p1', testPayYn: 'N', betaTestYn: 'N' };
  const claims = { iss: 'iap.samsungapps.com', sub: 'ITEM_PURCHASED', aud: [packageName], iat: 1_796_040_000, data };
  return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(key);
}

async function appleEvent(app: { id: string; bundleId: string }, changes: object = {}): Promise<string> {
  const data = { environment: 'Production', appAppleId: Number(app.id), bundleId: app.bundleId };
  const claims = {
    notificationType: 'REFUND',
    notificationUUID: 'uuid-1',
    version: '2.0',
    signedDate: Date.now(),
    data,
  };
  return JSON.stringify({ signedPayload: await chain.sign({ ...claims, ...changes }) });
}

function subscribe(store: string, body: object, path = '/flow') {
  return session.call('POST', `${store}/purchases`, { ...body, callback: `${session.callback.origin}${path}` });
}
async function send(address: string, body: string) {
  return (await fetch(address, { method: 'POST', body })).status;
}

async function anApp(): Promise<{ id: string; bundleId: string }> {
  const { data } = (await session.call('GET', 'apple/v1/apps?limit=1')).json;
  return { id: data[0].id, bundleId: data[0].attributes.bundleId };
}

test('A purchase in the Galaxy Store starts every flow that asked for it, once for each event', async () => {
  const { status, json } = await subscribe('samsung', { packageName }, '/all');
  await subscribe('samsung', { packageName, eventTypes: ['ITEM_REFUNDED'] }, '/refunds');
  const event = await galaxyEvent();
  expect([status, await send(json.address, event), await send(json.address, event)]).toEqual([201, 200, 200]);
  expect(await send(json.address, await galaxyEvent({ sub: 'ITEM_REFUNDED' }))).toBe(200);
  await until(() => session.callback.calls.length === 3);
  const sent = session.callback.calls.map(({ path, item }) => `${path} ${item.eventType}`).sort();
  expect(sent).toEqual(['/all ITEM_PURCHASED', '/all ITEM_REFUNDED', '/refunds ITEM_REFUNDED']);
  expect(items()[0]).toMatchObject({ packageName, itemId: 'coins', purchaseId: 'p1', testPayment: false });
});

test('A refund in the App Store starts a flow, whose app the relay has looked up', async () => {
  const app = await anApp();
  const { status, json } = await subscribe('apple', { appId: app.id });
  expect([status, await send(json.address, await appleEvent(app))]).toEqual([201, 200]);
  await until(() => session.callback.calls.length === 1);
  expect(items()).toEqual([expect.objectContaining({ eventType: 'REFUND', appId: app.id, bundleId: app.bundleId })]);
});

test('What is not signed as it should be, is about another app or comes to another address gets 401 and starts nothing', async () => {
  const app = await anApp();
  const galaxy = (await subscribe('samsung', { packageName })).json.address;
  const apple = (await subscribe('apple', { appId: app.id })).json.address;
  const statuses = [
    await send(galaxy, await galaxyEvent({}, makeRsaPair().privateKey)),
    await send(galaxy, await galaxyEvent({ aud: ['com.example.other'] })),
    await send(galaxy, await appleEvent(app)),
    await send(galaxy.replace(/\w{8}$/, '00000000'), await galaxyEvent()),
    await send(apple, await appleEvent({ ...app, bundleId: 'com.example.other' })),
    await send(apple, JSON.stringify({ signedPayload: await makeAppleChain().sign({}) })),
    await send(apple, ''),
    // the address of purchases takes no event that is signed with the secret of a webhook
    await send(apple.replace('/purchases/', '/'), await appleEvent(app)),
  ];
  expect(statuses).toEqual(statuses.map(() => 401));
  expect(session.callback.calls).toEqual([]);
});

test('Claims that nobody signed, and that no text can be made of, get 401 as well', async () => {
  const app = await anApp();
  const { address } = (await subscribe('apple', { appId: app.id })).json;
  const { bundleId } = app;
  for (const odd of oddValues)
    for (const claims of [
      `{"data":{"bundleId":"${bundleId}","environment":${odd}}}`,
      `{"data":{"bundleId":"${bundleId}","environment":"Production","appAppleId":${odd}}}`,
      `{"externalPurchaseToken":{"bundleId":"${bundleId}","externalPurchaseId":${odd}}}`,
    ])
      expect(await send(address, JSON.stringify({ signedPayload: signedByNobody(claims) }))).toBe(401);
});

test('Lists distinguish subscriptions to purchases from those to events', async () => {
  const app = await anApp();
  await subscribe('apple', { appId: app.id });
  await subscribe('samsung', { packageName });
  await session.subscribe(app.id, '/events');
  const kindsIn = async (path: string) => {
    const { json } = await session.call('GET', path);
    return json.subscriptions.map(({ kind, appId }: { kind: string; appId: string }) => `${kind} ${appId}`).sort();
  };
  expect(await kindsIn('apple/hooks')).toEqual([`events ${app.id}`, `purchases ${app.id}`]);
  expect(await kindsIn('apple/purchases')).toEqual([`purchases ${app.id}`]);
  expect(await kindsIn('samsung/purchases')).toEqual([`purchases ${packageName}`]);
});

test('After a flow is turned off, its address receives nothing more', async () => {
  const { headers, json } = await subscribe('samsung', { packageName });
  const location = headers.get('location') ?? '';
  expect(location).toMatch(/\/api\/samsung\/purchases\/[0-9a-f-]{65}$/);
  expect((await session.call('DELETE', location)).status).toBe(204);
  expect((await session.call('DELETE', location)).status).toBe(204);
  await until(async () => (await send(json.address, await galaxyEvent())) === 401);
});

test('Without the key that verifies them, nobody can subscribe, and the message names the setting', async () => {
  await session.close();
  session = await openEventSession({ SAMSUNG__ISN_PUBLIC_KEY: undefined });
  const { status, json } = await subscribe('samsung', { packageName });
  expect([status, json.error.code]).toEqual([503, 'not_configured']);
  expect(json.error.message).toContain('SAMSUNG__ISN_PUBLIC_KEY');
});

test('A key that is no public key is reported at the account, without its text', async () => {
  await session.close();
  session = await openEventSession({ SAMSUNG__ISN_PUBLIC_KEY: 'not-a-key-at-all' });
  const { json } = await session.call('GET', 'accounts?store=samsung');
  const problem = JSON.stringify(json);
  expect(problem).toContain('SAMSUNG__ISN_PUBLIC_KEY is not an RSA public key');
  expect(problem).not.toContain('not-a-key-at-all');
});

test('A body that is too long gets 413', async () => {
  const { json } = await subscribe('samsung', { packageName });
  expect(await send(json.address, 'x'.repeat(200_000))).toBe(413);
});
