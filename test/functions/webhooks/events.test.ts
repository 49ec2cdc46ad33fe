// Events of App Store Connect over real HTTP: subscribed, received, delivered, and ended.
import { createHmac } from 'node:crypto';
import { until } from '../../scripts/local-host/hosted.ts';
import { type EventSession, openEventSession, openInstance } from './eventSession.ts';

let session: EventSession;
let app: string;
beforeEach(async () => {
  session = await openEventSession();
  app = await session.appIn('REJECTED');
});
afterEach(() => session.close());

const MINUTE = 60_000;
function paths() {
  return session.callback.calls.map(({ path }) => path);
}
function items() {
  return session.callback.calls.map(({ item }) => item);
}

/** The secret that App Store Connect got last, and the address that it calls. */
function atStore(): { secret: string; url: string } {
  const writes = session.sandbox.seen.filter(
    ({ method, url }) => /^(POST|PATCH)$/.test(method) && /^\/v1\/webhooks/.test(url),
  );
  return JSON.parse(writes.at(-1)?.body ?? '{}').data.attributes;
}

interface Sent {
  readonly id?: string;
  readonly type?: string;
  readonly attributes?: object;
  readonly relationships?: object;
  readonly secret?: string;
  readonly url?: string;
}

/** Sends a signed event as App Store Connect does. */
async function send({
  id = 'event-1',
  type = 'buildUploadStateUpdated',
  attributes = {},
  relationships,
  ...more
}: Sent = {}) {
  const { secret, url } = { ...atStore(), ...more };
  const body = JSON.stringify({ data: { type, id, version: 1, attributes, ...(relationships && { relationships }) } });
  const signature = `hmacsha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const response = await fetch(url, { method: 'POST', body, headers: { 'x-apple-signature': signature } });
  return { status: response.status, text: await response.text() };
}

/** Lets time pass, and makes the queue notice it. */
let woken = 0;
async function pass(milliseconds: number): Promise<void> {
  session.time.ahead += milliseconds;
  woken += 1;
  await send({ id: `wake-${woken}`, type: 'nobodyAskedForThis' });
}

const uploads = { eventTypes: ['BUILD_UPLOAD_STATE_UPDATED'] };

test('A flow that is subscribed gets what happens to its app, with names and numbers', async () => {
  const made = await session.subscribe(app, '/flow');
  expect([made.status, made.json]).toEqual([201, { appId: app, webhookId: expect.any(String) }]);
  await session.cause(app);
  await until(() => items().some(({ newState }) => newState === 'DEVELOPER_REJECTED'));
  expect(items()[0]).toEqual({
    eventId: expect.any(String),
    eventType: 'APP_STORE_VERSION_APP_VERSION_STATE_UPDATED',
    occurredAt: expect.stringMatching(/^20.*Z$/),
    appId: app,
    appName: expect.any(String),
    bundleId: expect.stringMatching(/^com\.example\./),
    resourceType: 'appStoreVersions',
    resourceId: expect.any(String),
    oldState: 'REJECTED',
    newState: 'DEVELOPER_REJECTED',
    versionString: expect.stringMatching(/^\d/),
    platform: 'IOS',
    url: `https://appstoreconnect.apple.com/apps/${app}`,
    attributes: expect.stringContaining('oldValue'),
  });
});

test('An event that comes several times starts the flow once', async () => {
  await session.subscribe(app, '/flow', uploads);
  const answers = await Promise.all([send(), send(), send({ id: 'event-2' }), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await until(() => paths().length >= 2);
  expect((await send()).status).toBe(200);
  await pass(MINUTE);
  await send({ id: 'event-3' });
  await until(() => items().some(({ eventId }) => eventId === 'event-3'));
  expect(
    items()
      .map(({ eventId }) => eventId)
      .sort(),
  ).toEqual(['event-1', 'event-2', 'event-3']);
});

test('Events that are late or out of order are delivered as they are', async () => {
  await session.subscribe(app, '/flow');
  await send({ id: 'newer', attributes: { newState: 'COMPLETE', timestamp: '2026-11-28T10:00:00Z' } });
  await send({ id: 'older', attributes: { newState: 'PROCESSING', timestamp: '2024-01-01T10:00:00Z' } });
  await until(() => paths().length === 2);
  expect(
    items()
      .map(({ eventId, occurredAt }) => [eventId, occurredAt])
      .sort(),
  ).toEqual([
    ['newer', '2026-11-28T10:00:00.000Z'],
    ['older', '2024-01-01T10:00:00.000Z'],
  ]);
});

test('A forged event and one for an unknown address are refused in the same way', async () => {
  await session.subscribe(app, '/flow');
  const { url } = atStore();
  const forged = await send({ secret: 'another secret' });
  const nowhere = await send({ url: url.replace(/[0-9a-f]{32}$/, '0'.repeat(32)) });
  const unsigned = await fetch(url, { method: 'POST', body: '{}' });
  expect([forged.status, nowhere.status, unsigned.status]).toEqual([401, 401, 401]);
  expect(nowhere.text).toBe(forged.text);
  expect(await unsigned.text()).toBe(forged.text);
  await send({ id: 'good' });
  await until(() => paths().length > 0);
  expect(items().map(({ eventId }) => eventId)).toEqual(['good']);
});

test('An event that is too large is refused', async () => {
  await session.subscribe(app, '/flow');
  expect((await send({ attributes: { text: 'x'.repeat(300_000) } })).status).toBe(413);
});

test('An event about something that was deleted is delivered without its details', async () => {
  await session.subscribe(app, '/flow');
  const instance = { data: { type: 'appStoreVersions', id: 'no-such-version' } };
  await send({
    type: 'appStoreVersionAppVersionStateUpdated',
    attributes: { newValue: 'READY_FOR_REVIEW' },
    relationships: { instance },
  });
  await until(() => paths().length === 1);
  expect(items()[0]).toMatchObject({
    appName: expect.any(String),
    resourceId: 'no-such-version',
    newState: 'READY_FOR_REVIEW',
  });
  expect(items()[0]).not.toHaveProperty('versionString');
});

test('A link in an event is never followed', async () => {
  await session.subscribe(app, '/flow');
  const self = `${session.callback.origin}/stolen`;
  await send({
    relationships: { instance: { data: { type: 'appStoreVersions', id: 'x' }, links: { self, related: self } } },
  });
  await until(() => paths().length === 1);
  expect(paths()).toEqual(['/flow']);
});

describe('Subscriptions to one app', () => {
  test('share one webhook, which has the events of all of them', async () => {
    await session.subscribe(app, '/uploads', uploads);
    expect((await session.webhooksOf(app))[0].attributes.eventTypes).toEqual(uploads.eventTypes);
    await session.subscribe(app, '/feedback', { eventTypes: ['BETA_FEEDBACK_CRASH_SUBMISSION_CREATED'] });
    const hooks = await session.webhooksOf(app);
    expect(hooks).toHaveLength(1);
    expect(hooks[0].attributes.eventTypes.sort()).toEqual([
      'BETA_FEEDBACK_CRASH_SUBMISSION_CREATED',
      ...uploads.eventTypes,
    ]);
    await session.subscribe(app, '/all');
    expect((await session.webhooksOf(app))[0].attributes.eventTypes).toHaveLength(12);
    await send();
    await until(() => paths().length === 2);
    expect(paths().sort()).toEqual(['/all', '/uploads']);
  });

  test('end each by its own address, without a key; the webhook ends with the last one', async () => {
    const one = (await session.subscribe(app, '/one')).headers.get('location') ?? '';
    const two = (await session.subscribe(app, '/two')).headers.get('location') ?? '';
    expect(one).toMatch(new RegExp(`^${session.instance.origin}/api/apple/hooks/[0-9a-f]{32}-[0-9a-f]{32}$`));
    expect((await session.call('DELETE', one)).status).toBe(204);
    await send();
    await until(() => paths().length === 1);
    expect([paths(), (await session.webhooksOf(app)).length]).toEqual([['/two'], 1]);
    expect((await session.call('DELETE', two)).status).toBe(204);
    await until(async () => (await session.webhooksOf(app)).length === 0);
    for (const gone of [one, two, `${one}0`, `${session.instance.origin}/api/apple/hooks/x`])
      expect((await session.call('DELETE', gone)).status).toBe(204);
    expect(
      session.instance.audits.filter(({ changes }) => changes.some(({ operation }) => operation === 'DeleteWebhook')),
    ).toMatchObject([{ audit: 'DeleteWebhook', outcome: 'done', account: 'default' }]);
  });

  test('made twice for one callback are one, and the old address ends nothing', async () => {
    const old = (await session.subscribe(app, '/flow')).headers.get('location') ?? '';
    await session.subscribe(app, '/flow', uploads);
    expect((await session.call('DELETE', old)).status).toBe(204);
    await send();
    await send({ id: 'other', type: 'betaFeedbackCrashSubmissionCreated' });
    await send({ id: 'last' });
    await until(() => paths().length === 2);
    expect(
      items()
        .map(({ eventId }) => eventId)
        .sort(),
    ).toEqual(['event-1', 'last']);
  });

  test('at the same moment make one webhook', async () => {
    const made = await Promise.all(['/a', '/b', '/c', '/d'].map((path) => session.subscribe(app, path, uploads)));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await session.webhooksOf(app)).toHaveLength(1);
    await send();
    await until(() => paths().length === 4);
  });

  test('are listed without the addresses that they wait at, and without those that end them', async () => {
    const location = (await session.subscribe(app, '/flow?sig=very-secret')).headers.get('location') ?? '';
    const { json } = await session.call('GET', 'apple/hooks');
    expect(json.subscriptions).toMatchObject([{ appId: app, eventTypes: [], host: '127.0.0.1' }]);
    expect(JSON.stringify(json)).not.toMatch(/very-secret|sig=/);
    expect(JSON.stringify(json)).not.toContain(location.split('-').at(-1));
  });

  test('that a relay has forgotten are made again with the webhook that is there', async () => {
    await session.subscribe(app, '/flow');
    const before = atStore();
    const again = await openInstance(session.settings, session.time);
    // the same address, as behind one host name
    await session.call('POST', 'apple/hooks', { appId: app, callback: `${session.callback.origin}/x` }, again.origin);
    expect(atStore().secret).not.toBe(before.secret);
    expect((await session.webhooksOf(app)).length).toBe(2); // two hosts, two addresses
    await again.close();
  });
});

describe('A callback', () => {
  test.each([404, 410])('that answers %s ends its subscription, and the webhook with it', async (status) => {
    await session.subscribe(app, '/gone');
    session.callback.answers.set('/gone', { status });
    await send();
    await until(async () => (await session.webhooksOf(app)).length === 0);
    expect((await session.call('GET', 'apple/hooks')).json.subscriptions).toEqual([]);
  });

  test('that fails is called again later, and gets the same item', async () => {
    await session.subscribe(app, '/flow', uploads);
    session.callback.answers.set('/flow', { status: 503 });
    await send();
    await until(() => paths().length === 1);
    session.callback.answers.delete('/flow');
    await until(() =>
      session.instance.lines.some(({ cause }) => cause === 'callback of a subscription: status 503, try 1'),
    );
    await pass(MINUTE);
    await until(() => paths().length === 2);
    expect(items()[1]).toEqual(items()[0]);
    await pass(60 * MINUTE);
    await pass(60 * MINUTE);
    expect(paths()).toHaveLength(2);
  });

  test('is not called before the time that it asks for', async () => {
    await session.subscribe(app, '/flow', uploads);
    session.callback.answers.set('/flow', { status: 429, headers: { 'retry-after': '7200' } });
    await send();
    await until(() => session.instance.lines.some(({ cause = '' }) => /status 429/.test(cause)));
    await pass(119 * MINUTE);
    await pass(0);
    expect(paths()).toHaveLength(1);
    await pass(2 * MINUTE);
    await until(() => paths().length === 2);
  });

  test('that fails for a day is given up, and its event lies in the poison queue', async () => {
    await session.subscribe(app, '/flow', uploads);
    session.callback.answers.set('/flow', { status: 500 });
    await send();
    const { poison } = session.instance.relay.dependencies.services.events;
    const failed = () => session.instance.lines.filter(({ cause = '' }) => /status 500/.test(cause)).length;
    for (let tries = 1; (await poison.count()) === 0; tries += 1) {
      await until(() => failed() === tries);
      if ((await poison.count()) === 0) await pass(61 * MINUTE);
    }
    const before = paths().length;
    expect(before).toBeGreaterThan(10);
    const [given] = await poison.receive(1, 1_000);
    expect(given?.message).toMatchObject({ kind: 'delivery', event: 'event-1', attempt: `${before}` });
    session.callback.answers.delete('/flow');
    await pass(24 * 60 * MINUTE);
    await send({ id: 'later' });
    await until(() => paths().length > before);
    expect(items().at(-1).eventId).toBe('later');
  });

  test('that redirects is not followed', async () => {
    await session.subscribe(app, '/flow', uploads);
    session.callback.answers.set('/flow', {
      status: 307,
      headers: { location: `${session.callback.origin}/elsewhere` },
    });
    await send();
    await until(() => session.instance.lines.some(({ cause = '' }) => /status 307/.test(cause)));
    expect(paths()).toEqual(['/flow']);
  });

  test('that hangs does not delay another', async () => {
    session.callback.answers.set('/slow', { status: 200, hangs: true });
    await session.subscribe(app, '/slow', uploads);
    await session.subscribe(app, '/quick', uploads);
    await send();
    await send({ id: 'event-2' });
    await until(() => paths().filter((path) => path === '/quick').length === 2);
  });

  test.each([
    ['http://hooks.example.com/x'],
    ['https://hooks.example.com/x'],
    ['https://prod-1.logic.azure.com:8443/x'],
    ['https://name:pass@prod-1.logic.azure.com/x'],
    ['https://prod-1.logic.azure.com.example.com/x'],
    ['https://10.0.0.1/x'],
    ['ftp://prod-1.logic.azure.com/x'],
  ])('at %s is refused, and nothing is subscribed', async (callback) => {
    const { status, json } = await session.call('POST', 'apple/hooks', { appId: app, callback });
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(await session.webhooksOf(app)).toEqual([]);
  });

  test('of a platform is taken, with the port that it writes', async () => {
    const callback = 'https://prod-12.westeurope.logic.azure.com:443/workflows/1/triggers/x/run?sig=secret';
    expect((await session.call('POST', 'apple/hooks', { appId: app, callback })).status).toBe(201);
    expect(JSON.stringify([session.instance.lines, session.instance.audits])).not.toContain('sig=secret');
  });
});

test('A test event goes to App Store Connect and back, and starts no flow', async () => {
  await session.subscribe(app, '/flow');
  const { status, json } = await session.call('POST', 'apple/hooks/test', { appId: app });
  expect([status, json]).toEqual([200, { received: true, milliseconds: expect.any(Number) }]);
  expect(paths()).toEqual([]);
});

test('A test without a subscription says so', async () => {
  const { status, json } = await session.call('POST', 'apple/hooks/test', { appId: app });
  expect([status, json.error.code]).toEqual([404, 'not_found']);
});

test('An app that App Store Connect does not know is not subscribed to', async () => {
  const { status, json } = await session.subscribe('1', '/flow');
  expect([status, json.error.code]).toEqual([404, 'store_refused']);
  expect((await session.call('GET', 'apple/hooks')).json.subscriptions).toEqual([]);
});

test('No secret of a subscription is logged', async () => {
  const location = (await session.subscribe(app, '/flow?sig=very-secret')).headers.get('location') ?? '';
  session.callback.answers.set('/flow?sig=very-secret', { status: 500 });
  await send();
  await until(() => paths().length === 1);
  await session.call('DELETE', location);
  await until(async () => (await session.webhooksOf(app)).length === 0);
  const written = JSON.stringify([session.instance.lines, session.instance.audits]);
  expect(written).not.toContain('very-secret');
  expect(written).not.toContain(atStore().secret);
  expect(written).not.toContain(location.split('-').at(-1));
});

/** An event that App Store Connect could not deliver; returns the requests for its redelivery. */
async function missOne() {
  await session.subscribe(app, '/flow');
  const { url } = atStore();
  const hook = (await session.webhooksOf(app))[0].id;
  // for a while App Store Connect reaches something that is not the relay
  const elsewhere = `${session.callback.origin}/down`;
  session.callback.answers.set('/down', { status: 503 });
  await session.call('PATCH', `apple/v1/webhooks/${hook}`, { url: elsewhere });
  await session.cause(app);
  await until(() => paths().includes('/down'));
  await session.call('PATCH', `apple/v1/webhooks/${hook}`, { url });
  const failed = `apple/v1/webhooks/${hook}/deliveries?filter[deliveryState]=FAILED`;
  await until(async () => (await session.call('GET', failed)).json.data.length === 1);
  return () =>
    session.sandbox.seen.filter(({ method, url: at }) => method === 'POST' && at === '/v1/webhookDeliveries');
}

describe('An event that did not arrive', () => {
  test('is asked for again, once for each delivery that failed', async () => {
    const asked = await missOne();
    expect(await session.instance.relay.recover()).toBe(1);
    await until(() => items().some(({ newState }) => newState === 'DEVELOPER_REJECTED'));
    await session.instance.relay.recover();
    await until(() => session.instance.lines.filter(({ operation }) => operation === 'DeliverEvents').length >= 3);
    expect(asked()).toHaveLength(1);
    expect(session.instance.audits).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ audit: 'RedeliverWebhook', outcome: 'done' })]),
    );
  });

  test('is asked for once more if the store refused to send it', async () => {
    const asked = await missOne();
    session.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 500,
      method: 'POST',
      path: '/v1/webhookDeliveries',
    });
    await session.instance.relay.recover();
    await until(() => asked().length === 1);
    session.time.ahead += 10 * MINUTE;
    await session.instance.relay.recover();
    await until(() => asked().length === 2);
    await until(() => items().some(({ newState }) => newState === 'DEVELOPER_REJECTED'));
  });
});

describe('A subscription that is no longer allowed', () => {
  const reopen = async (settings: Readonly<Record<string, string>>) => {
    await session.close();
    session = await openEventSession(settings);
    app = await session.appIn('REJECTED');
  };

  test('because of its callback host delays no other, and gets nothing', async () => {
    for (let at = 0; at < 9; at += 1) await session.subscribe(app, `/good-${at}`, uploads);
    const { webhooks } = session.instance.relay.dependencies.services.events ?? {};
    const [{ partition, key, etag, value }] = await entitiesOf(webhooks);
    await webhooks?.replace({ partition, key }, etag, { ...value, callback: 'https://elsewhere.example/x' }, 60_000);
    await send();
    await until(() => paths().length === 8);
    await until(() => session.instance.lines.some(({ cause }) => String(cause).includes('RELAY__CALLBACK_HOSTS')));
    expect(new Set(paths()).size).toBe(8);
  });

  test('to its caller gets nothing', async () => {
    await reopen({ RELAY__ALLOW: '*, anything' });
    await session.subscribe(app, '/kept', uploads);
    await session.subscribe(app, '/gone', uploads);
    const { webhooks } = session.instance.relay.dependencies.services.events ?? {};
    const gone = (await entitiesOf(webhooks)).find(({ value }) => String(value.callback).endsWith('/gone'));
    if (!gone) throw new Error('There is no such subscription');
    const { partition, key, etag, value } = gone;
    await webhooks?.replace({ partition, key }, etag, { ...value, caller: 'removed' }, 60_000);
    await send();
    await until(() => session.instance.lines.some(({ cause }) => String(cause).includes('caller removed')));
    await until(() => paths().includes('/kept'));
    expect(paths()).toEqual(['/kept']);
  });
});

type Webhooks = NonNullable<EventSession['instance']['relay']['dependencies']['services']['events']>['webhooks'];

/** The subscriptions as they are kept. */
async function entitiesOf(webhooks: Webhooks | undefined) {
  const found = [];
  const { url } = atStore();
  for await (const each of webhooks?.list(`subscriptions/${url.split('/').at(-1)}`) ?? []) found.push(each);
  return found as [(typeof found)[number], ...typeof found];
}
