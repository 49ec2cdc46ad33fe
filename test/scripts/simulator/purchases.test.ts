// Purchase events of the sandbox: the relay verifies them as it does those of the stores, and believes only a simulated one.
import { X509Certificate } from 'node:crypto';
import { type EventSession, openEventSession } from '../../functions/webhooks/eventSession.ts';
import { until } from '../local-host/hosted.ts';

let session: EventSession;
afterEach(() => session.close());

const packageName = 'com.example.tidewater';
const items = () => session.callback.calls.map(({ item }) => item);

async function subscribe(store: 'apple' | 'samsung', body: object, callback = `${session.callback.origin}/flow`) {
  return (await session.call('POST', `${store}/purchases`, { ...body, callback })).json.address as string;
}

async function cause(store: 'apple' | 'samsung', body: object) {
  const origin = session.sandbox.origins[store].api;
  const response = await fetch(`${origin}/simulator/purchases`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, json: (await response.json()) as { status?: number } };
}

const anApp = async (): Promise<string> => (await session.call('GET', 'apple/v1/apps?limit=1')).json.data[0].id;

test('A purchase in the simulated App Store starts a flow', async () => {
  session = await openEventSession();
  const app = await anApp();
  const address = await subscribe('apple', { appId: app });
  expect(await cause('apple', { address, app })).toEqual({ status: 200, json: { sent: true, status: 200 } });
  expect(await cause('apple', { address, app, eventType: 'REFUND' })).toMatchObject({ json: { status: 200 } });
  await until(() => items().length === 2);
  expect(items().find(({ eventType }) => eventType === 'SUBSCRIBED')).toMatchObject({
    subtype: 'INITIAL_BUY',
    environment: 'Sandbox',
    bundleId: expect.stringMatching(/^com\.example\./),
    transactionId: '2000000000000002',
    autoRenews: true,
    price: 4990,
  });
});

test('A purchase in the simulated Galaxy Store starts a flow', async () => {
  session = await openEventSession();
  const address = await subscribe('samsung', { packageName });
  await cause('samsung', { address, app: packageName });
  await cause('samsung', { address, app: packageName, eventType: 'ARS_RENEWED' });
  await until(() => items().length === 2);
  const types = items().map(({ eventType, itemId }) => `${eventType} ${itemId}`);
  expect(types.sort()).toEqual(['ARS_RENEWED monthly', 'ITEM_PURCHASED coins']);
});

test('An event about another app, and an address that is not of this machine, start nothing', async () => {
  session = await openEventSession();
  const app = await anApp();
  const address = await subscribe('apple', { appId: app });
  const galaxy = await subscribe('samsung', { packageName });
  const other = (await session.call('GET', 'apple/v1/apps?limit=2')).json.data[1].id;
  expect((await cause('apple', { address, app: other })).json).toEqual({ sent: true, status: 401 });
  expect((await cause('samsung', { address: galaxy, app: 'com.example.other' })).json.status).toBe(401);
  expect((await cause('apple', { address: 'https://relay.example.com/x', app })).status).toBe(400);
  expect((await cause('apple', { address, app: 'none' })).status).toBe(400);
  expect(items()).toEqual([]);
});

test('Where the App Store is real, a setting does not replace the certificate of Apple', async () => {
  session = await openEventSession({ RELAY__SIMULATOR: '', RELAY__PUBLIC_ORIGIN: 'https://relay.example.com' });
  const app = await anApp();
  const address = await subscribe('apple', { appId: app }, 'https://prod-1.westeurope.logic.azure.com/x');
  const here = new URL(new URL(address).pathname, session.instance.origin).href;
  expect((await cause('apple', { address: here, app })).json.status).toBe(401);
});

test('The root certificate is one that Node.js reads, and signs itself', async () => {
  session = await openEventSession();
  const app = await anApp();
  const address = await subscribe('apple', { appId: app });
  await cause('apple', { address, app });
  await until(() => items().length === 1);
  const root = session.settings.APPLE__PURCHASE_ROOT_SHA256;
  const { purchaseChain } = await import('../../../scripts/simulator/apple/purchases.ts');
  const [header = ''] = (await purchaseChain().sign({})).split('.');
  const { x5c } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { x5c: string[] };
  const [leaf, middle, top] = x5c.map((each) => new X509Certificate(Buffer.from(each, 'base64')));
  if (!leaf || !middle || !top) throw new Error('There are three certificates');
  expect(top.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(root);
  expect([leaf.verify(middle.publicKey), middle.verify(top.publicKey), top.verify(top.publicKey)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([leaf.ca, middle.ca, top.ca]).toEqual([false, true, true]);
});
