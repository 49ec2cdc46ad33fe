// Callers who leave: the call to the store ends with them, no connection stays behind, and the next caller is served.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../scripts/local-host/hosted.ts';
import { closeLater } from '../support/cleanup.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { listen, listenRaw, rawServer } from '../support/listen.ts';
import { htmlPage, openRelayAt, settingsAt } from './relay.ts';
import { exchanges, goodStore } from './stores.ts';

const open = closeLater();

test('A client that disconnects aborts the request to the store, with 499 in the log', async () => {
  const caller = new AbortController();
  let closed: Promise<unknown> = Promise.resolve();
  const store = await open(
    listenRaw((socket) => {
      closed = new Promise((resolve) => socket.once('close', resolve)); // a reset is an end, too
      caller.abort();
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  expect((await relay.call('ListApps', { signal: caller.signal })).line).toMatchObject({
    status: 499,
    code: 'caller_gone',
  });
  await closed;
  expect(store.received).toHaveLength(1);
});

async function* breaksOff() {
  yield Buffer.from('{"operation":');
  throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}

test.each([
  ['a JSON body', 'CallOperation'],
  ['a message of an agent', 'InvokeMcp'],
  ['an event of a store', 'ReceiveAppStoreEvent'],
  ['the body of a call that takes none', 'ListAllApps'],
])('A client that disconnects within %s is no fault of the relay', async (_, operation) => {
  const relay = await open(openRelayAt('http://127.0.0.1:1'));
  const headers = { 'content-type': 'application/json', 'content-length': '90' };
  const body = Readable.from(breaksOff());
  expect((await relay.call(operation, { path: { webhook: 'a'.repeat(43) }, headers, body })).line).toMatchObject({
    status: 499,
    code: 'caller_gone',
  });
});

test('A hundred clients that disconnect keep no connection, and do not affect the next call', async () => {
  const caller = new AbortController();
  let hangs = true;
  const store = await open(listenRaw((socket) => (hangs ? undefined : socket.write(rawServer('200 OK', htmlPage())))));
  const relay = await open(openRelayAt(store.origin));
  const left = Array.from({ length: 100 }, () => relay.call('ListApps', { signal: caller.signal }));
  await until(() => store.received.length === 64); // as many connections as an account has
  caller.abort();
  expect(new Set((await Promise.all(left)).map(({ code }) => code))).toEqual(new Set(['caller_gone']));
  await until(() => store.sockets.size === 0);
  hangs = false;
  expect((await relay.call('ListApps')).status).toBe(200);
});

test('Three hundred clients that disconnect while queued open no connection to the store, and do not delay the next call', async () => {
  const caller = new AbortController();
  const count = { connections: 0, asked: 0, hangs: true };
  const server = createServer((_, response) => {
    count.asked += 1;
    if (!count.hangs) goodStore(response);
  });
  server.on('connection', () => {
    count.connections += 1;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  await open({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const relay = await open(openRelayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  const left = Array.from({ length: 300 }, () => relay.call('ListApps', { signal: caller.signal }));
  await until(() => count.asked === 64);
  caller.abort();
  await Promise.all(left);
  count.hangs = false;
  expect((await relay.call('ListApps')).status).toBe(200);
  expect([count.asked, count.connections]).toEqual([65, 65]);
});

test('A client that disconnects during the delay before a retry ends the delay', async () => {
  const caller = new AbortController();
  const store = await open(
    listen((response) => {
      response.writeHead(503, { 'retry-after': '9' }).end();
      setTimeout(() => caller.abort(), 20);
    }),
  );
  const relay = await open(openRelayAt(store.origin, 60));
  expect((await relay.call('ListApps', { signal: caller.signal })).code).toBe('caller_gone');
  expect(store.messages).toHaveLength(1);
});

describe('Over the local host', () => {
  const get = (origin: string, signal: AbortSignal, id = 'apple/v1/apps'): Promise<Response> =>
    fetch(`${origin}/api/${id}`, { headers: { 'x-functions-key': TEST_FUNCTION_KEY }, signal });

  test('the store is notified immediately that the caller left: before the answer, and in the middle of it', async () => {
    let open64 = 0;
    const store = await open(
      listen((response, message) => {
        if (exchanges(response, message)) return;
        if (message.path.includes('limit=1')) return goodStore(response);
        open64 += 1;
        response.once('close', () => {
          open64 -= 1;
        });
        if (message.path.includes('limit=2')) response.write(`{"data":["${'a'.repeat(300_000)}`);
      }),
    );
    const entryPoint = await open(openLocalHost({ ...(await settingsAt(store.origin, 60)) }));
    const origin = entryPoint.origin ?? '';
    const leaver = new AbortController();
    const left = ['apple/v1/apps', 'apple/v1/apps?limit=2', 'samsung/auth/checkAccessToken'].flatMap((id) =>
      Array.from({ length: 10 }, () => get(origin, leaver.signal, id).then((answered) => answered.text())),
    );
    const ends = Promise.allSettled(left);
    await until(() => open64 === 30);
    leaver.abort();
    expect(new Set((await ends).map(({ status }) => status))).toEqual(new Set(['rejected']));
    await until(() => open64 === 0);
    await pause(10);
    expect((await entryPoint.call('/api/apple/v1/apps?limit=1')).status).toBe(200);
  });
});
