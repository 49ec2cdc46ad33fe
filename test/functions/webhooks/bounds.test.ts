// Bounds of subscriptions: whose address the store calls, how many there may be, and events that failed begun again.
import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import { MOST_WEBHOOKS, webhookEntity } from '../../../functions/webhooks/webhookTable.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { type EventSession, openEventSession } from './eventSession.ts';

let session: EventSession;
let app: string;
async function open(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  session = await openEventSession(settings);
  app = await session.appIn('REJECTED');
}
afterEach(() => session.close());

const tables = () => session.instance.relay.dependencies.services.events;
const subscriptions = async () => (await session.call('GET', 'apple/hooks')).json.subscriptions;

/** Subscribes with any Host, which fetch does not let a client choose. */
function subscribeAs(host: string): Promise<{ status: number; location: string }> {
  const { hostname, port } = new URL(session.instance.origin);
  const headers = { host, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method: 'POST', path: '/api/apple/hooks', headers }, (answered) => {
      answered.resume();
      answered.once('end', () => {
        resolve({ status: answered.statusCode ?? 0, location: answered.headers.location ?? '' });
      });
    });
    asked.once('error', reject);
    asked.end(JSON.stringify({ appId: app, callback: `${session.callback.origin}/of-${host}` }));
  });
}

const urls = async () =>
  (await session.webhooksOf(app)).map(
    ({ attributes }: { attributes: { url: string } }) => new URL(attributes.url).host,
  );

describe('The address that the store calls', () => {
  test('is the one of the setting, whatever the Host of a call says', async () => {
    await open({ RELAY__PUBLIC_ORIGIN: 'https://relay.example.com' });
    const made = await Promise.all([
      subscribeAs('evil.example.net'),
      subscribeAs('127.0.0.1:1'),
      subscribeAs('b.example'),
    ]);
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await urls()).toEqual(['relay.example.com']);
    // the address that ends a subscription goes to its caller alone
    expect(made[0]?.location).toMatch(/^https:\/\/evil\.example\.net\/api\/apple\/hooks\//);
  });

  test('is the default host name of the app on Azure, if nothing else is set', async () => {
    await open({ WEBSITE_HOSTNAME: 'my-relay.azurewebsites.net' });
    await subscribeAs('evil.example.net');
    expect(await urls()).toEqual(['my-relay.azurewebsites.net']);
  });

  test('changes with the setting: the webhook that is there gets the new one', async () => {
    await open({ RELAY__PUBLIC_ORIGIN: 'https://old.example.com' });
    await subscribeAs('a.example');
    const { events } = session.instance.relay.dependencies.services;
    Object.assign(events, { publicOrigin: 'https://new.example.com' });
    await subscribeAs('a.example');
    expect(await urls()).toEqual(['new.example.com']);
  });

  test('of a store on this machine is that of the call, and one webhook serves all', async () => {
    await open();
    const { port } = new URL(session.instance.origin);
    await subscribeAs(`127.0.0.1:${port}`);
    await subscribeAs(`localhost:${port}`);
    expect(await urls()).toEqual([`localhost:${port}`]);
  });

  test('is not guessed where the store is real: the answer names the setting', async () => {
    await open({ RELAY__SIMULATOR: '' });
    const callback = 'https://prod-1.logic.azure.com/x';
    const { json } = await session.call('POST', 'apple/hooks', { appId: app, callback });
    expect([json.error.code, json.error.message]).toEqual([
      'not_configured',
      expect.stringContaining('RELAY__PUBLIC_ORIGIN'),
    ]);
    expect(session.sandbox.seen.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('There may be', () => {
  test('a thousand subscriptions of one caller, and a place is free once one ends', async () => {
    await open();
    await session.subscribe(app, '/first');
    const own = 'subscriptions-of/default/';
    expect(await kept(own)).toHaveLength(1);
    for (let at = 0; at < 999; at += 1) await tables().webhooks.insert({ partition: own, key: `w-${at}` }, {}, 60_000);
    const refused = await session.subscribe(app, '/one-too-many');
    expect([refused.status, refused.json.error.code]).toEqual([409, 'limit_reached']);
    expect(await subscriptions()).toHaveLength(1);
    expect(await kept(own)).toHaveLength(1_000);
    // a flow that subscribes again replaces its own, and takes no further place
    const { status, headers } = await session.subscribe(app, '/first');
    expect(status).toBe(201);
    expect(await kept(own)).toHaveLength(1_000);
    await session.call('DELETE', headers.get('location') ?? '');
    expect((await session.subscribe(app, '/again')).status).toBe(201);
  });

  test('a thousand for each key of callers that are not in the settings', async () => {
    await open();
    const body = (path: string) => JSON.stringify({ appId: app, callback: `${session.callback.origin}${path}` });
    const made = ['one', 'two'].map((key) =>
      fetch(`${session.instance.origin}/api/apple/hooks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-functions-key': key },
        body: body(`/${key}`),
      }),
    );
    const [first, second] = await Promise.all(made);
    expect([first?.status, second?.status]).toEqual([201, 201]);
    const digests = ['one', 'two'].map((key) => createHash('sha256').update(key).digest('hex'));
    for (const digest of digests) expect(await kept(`subscriptions-of/default/${digest}`)).toHaveLength(1);
    await session.call('DELETE', first?.headers.get('location') ?? '');
    expect(await kept(`subscriptions-of/default/${digests[0]}`)).toEqual([]);
  });

  test('only so many webhooks; an app that has one is not refused', async () => {
    await open();
    await session.subscribe(app, '/first');
    const { webhooks } = tables();
    for (let at = 1; at < MOST_WEBHOOKS; at += 1) await webhooks.insert(webhookEntity(`w-${at}`), {}, 600_000);
    const refused = await session.subscribe('1', '/other');
    expect([refused.status, refused.json.error.code]).toEqual([409, 'limit_reached']);
    expect((await session.subscribe(app, '/second')).status).toBe(201);
  });

  test('two hundred subscriptions to one app; a flow that subscribes again takes no further place', async () => {
    await open();
    for (let at = 0; at < 200; at += 1) expect((await session.subscribe(app, `/${at}`)).status).toBe(201);
    const refused = await session.subscribe(app, '/200');
    expect([refused.status, refused.json.error.code]).toEqual([409, 'limit_reached']);
    expect((await session.subscribe(app, '/199')).status).toBe(201);
    expect(await subscriptions()).toHaveLength(200);
  });
});

/** The secret that App Store Connect got last, and the address that it calls. */
function atStore(): { secret: string; url: string } {
  const writes = session.sandbox.seen.filter(
    ({ method, url }) => /^(POST|PATCH)$/.test(method) && /^\/v1\/webhooks/.test(url),
  );
  return JSON.parse(writes.at(-1)?.body ?? '{}').data.attributes;
}

async function send(id: string): Promise<void> {
  const { secret, url } = atStore();
  const body = JSON.stringify({ data: { type: 'buildUploadStateUpdated', id, version: 1, attributes: {} } });
  const signature = `hmacsha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const { status } = await fetch(url, { method: 'POST', body, headers: { 'x-apple-signature': signature } });
  expect(status).toBe(200);
}

const paths = () => session.callback.calls.map(({ path }) => path);

test('Failed events are begun again by a call, and reach those that did not get them, once', async () => {
  await open();
  for (const path of ['/good', '/bad']) await session.subscribe(app, path);
  session.callback.answers.set('/bad', { status: 500 });
  await send('event-1');
  await until(() => session.instance.lines.some(({ cause }) => cause?.endsWith('status 500, try 1')));
  const webhook = new URL(atStore().url).pathname.split('/').at(-1) ?? '';
  const bad = (await kept(`subscriptions/${webhook}`)).find(({ value }) => String(value.callback).endsWith('/bad'));
  // as they lie there after a day of tries, and after five failures of the work itself
  const message = { webhook, event: 'event-1', correlationId: 'test-of-retries' };
  const since = String(Date.now() - 86_400_000);
  const { poison } = tables();
  await poison.send({ ...message, kind: 'delivery', subscription: bad?.key ?? '', since, attempt: '30' });
  await poison.send({ ...message, kind: 'event' });
  session.callback.answers.delete('/bad');
  const before = paths().filter((path) => path === '/bad').length;
  expect((await session.call('GET', 'events/failed')).json).toEqual({ left: 2 });
  const { status, json } = await session.call('POST', 'events/retry');
  expect([status, json]).toEqual([200, { retried: 2, left: 0 }]);
  await until(() => paths().filter((path) => path === '/bad').length > before);
  const got = session.callback.calls.filter(({ path, item }) => path === '/good' && item.eventId === 'event-1');
  expect(got).toHaveLength(1);
  expect(session.instance.audits).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ audit: 'RetryFailedEvents', outcome: 'done' })]),
  );
  expect((await session.call('POST', 'events/retry')).json).toEqual({ retried: 0, left: 0 });
});

test('A relay with a short time limit begins failed events again, too', async () => {
  await open({ RELAY__DEADLINE_SECONDS: '10' });
  await tables().poison.send({ kind: 'event', webhook: 'gone', event: 'e' });
  expect((await session.call('POST', 'events/retry')).json).toEqual({ retried: 1, left: 0 });
});

test('A caller that is limited to some accounts begins nothing again, and gets no count', async () => {
  await open({ RELAY__ACCOUNTS: 'apple/default' });
  await tables().poison.send({ kind: 'event', webhook: 'gone', event: 'e' });
  for (const [method, path] of [
    ['GET', 'events/failed'],
    ['POST', 'events/retry'],
  ] as const) {
    const { status, json } = await session.call(method, path);
    expect([status, json.error.code]).toEqual([403, 'operation_not_allowed']);
    expect(json.error.message).toContain('RELAY__ACCOUNTS');
  }
  expect(await tables().poison.count()).toBe(1);
});

test('The audit log has each change of subscriptions, also where no store was called', async () => {
  await open();
  const location = (await session.subscribe(app, '/one')).headers.get('location') ?? '';
  await session.subscribe(app, '/two');
  await session.call('DELETE', location);
  await session.call('DELETE', location);
  const outcomes = session.instance.audits.map(({ audit, outcome }) => `${audit} ${outcome}`);
  expect(outcomes.filter((each) => /AppStoreEvent|EndEvent/.test(each))).toEqual([
    'WhenAppStoreEvent done',
    'WhenAppStoreEvent done',
    'EndEventSubscription done',
    'EndEventSubscription unchanged',
  ]);
});

/** The entities of a partition. */
async function kept(partition: string, table = tables().webhooks) {
  const found = [];
  for await (const each of table.list(partition)) found.push(each);
  return found;
}
