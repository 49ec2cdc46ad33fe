// Connections after a request: none is opened without need, and none is reused for a later write.
import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { openConnectionPool } from '../../../functions/transport/connectionPool.ts';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { goneBy } from '../../support/goneBy.ts';
import { listenRaw, rawServer } from '../../support/listen.ts';
import { countListeners } from '../../support/listeners.ts';
import { bodyTextOf, bytesOf, openClient, type Trip } from '../../support/sendOnce.ts';

const open = closeLater();
const post: Trip = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

/** A store that counts its connections, and calls `hang` for each message. */
async function openCounting(reply: (socket: Socket, nth: number) => unknown) {
  const opened: Socket[] = [];
  const store = await open(listenRaw(reply, (socket) => opened.push(socket)));
  return { ...store, opened };
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 4_000;
  while (!isSo() && performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
  if (!isSo()) throw new Error('It did not come to that');
}

test.each<[string, Trip]>([
  ['reads', {}],
  ['writes', post],
])('Of %s that are abandoned in flight none costs a second connection', async (_, trip) => {
  const store = await openCounting(() => undefined);
  const { send } = await open(openClient(store.origin));
  const caller = new AbortController();
  setMaxListeners(64, caller.signal);
  const calls = Array.from({ length: 32 }, () => failureOf(send({ ...trip, caller: caller.signal })));
  await until(() => store.received.length === 32);
  caller.abort();
  await Promise.all(calls);
  await until(() => store.sockets.size === 0);
  // a connection that undici would open now would stand before this one
  await openOneMore(store.origin);
  expect(store.opened.length).toBe(33);
});

async function openOneMore(origin: string): Promise<void> {
  const { send } = await open(openClient(origin));
  await failureOf(send({ milliseconds: 400 }));
}

test('A write after an aborted one uses its own connection', async () => {
  const store = await openCounting((socket, nth) => {
    if (nth > 1) socket.end(rawServer('200 OK', '{}'));
  });
  const { send } = await open(openClient(store.origin));
  const caller = new AbortController();
  const left = failureOf(send({ ...post, caller: caller.signal }));
  await until(() => store.received.length === 1);
  caller.abort();
  await left;
  const before = store.opened.length;
  expect(await bodyTextOf(await send(post))).toBe('{}');
  expect(store.opened.length - before).toBe(1);
});

test('Every write has its own connection, which is closed after it even where the store would keep it', async () => {
  const store = await openCounting((socket) => socket.write(rawServer('200 OK', '{}', { connection: 'keep-alive' })));
  const { send } = await open(openClient(store.origin));
  for (let turn = 0; turn < 5; turn += 1) expect((await send(post)).status).toBe(200);
  await until(() => store.sockets.size === 0);
  expect(store.opened.length).toBe(5);
});

test('A long response to a write is complete before its connection is closed', async () => {
  const long = 'a'.repeat(300_000);
  const store = await openCounting((socket) => socket.write(rawServer('200 OK', long, { connection: 'keep-alive' })));
  const { send } = await open(openClient(store.origin));
  expect((await bodyTextOf(await send(post))).length).toBe(long.length);
  await until(() => store.sockets.size === 0);
});

test('Reads go on over connections that are kept', async () => {
  const store = await openCounting((socket) => socket.write(rawServer('200 OK', '{}')));
  const { send } = await open(openClient(store.origin));
  for (let turn = 0; turn < 5; turn += 1) expect((await send()).status).toBe(200);
  expect(store.opened.length).toBeLessThan(5);
});

test('A read after an aborted one succeeds', async () => {
  const store = await openCounting((socket, nth) => (nth > 1 ? socket.write(rawServer('200 OK', '{}')) : undefined));
  const { send } = await open(openClient(store.origin));
  const caller = new AbortController();
  const left = failureOf(send({ caller: caller.signal }));
  await until(() => store.received.length === 1);
  caller.abort();
  await left;
  expect((await send()).status).toBe(200);
});

const outgoing = { method: 'GET', path: '/', headers: {}, secrets: [] };
const never = startDeadline(30_000);
afterAll(never.end);
function faultOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'none',
    (error: Error) => error.message,
  );
}

test('Reads beyond the maximum number of connections wait for a free one', async () => {
  const store = await openCounting((socket) => setImmediate(() => socket.write(rawServer('200 OK', '{}'))));
  const { overKept } = await open(openConnectionPool(store.origin, 2));
  const sent = await Promise.all(Array.from({ length: 9 }, () => overKept(outgoing, never)));
  expect(sent.map(({ status }) => status)).toEqual(Array(9).fill(200));
  expect(store.opened.length).toBe(2);
});

test('A read that waits for a connection continues when the pool is replaced', async () => {
  const answers: (() => void)[] = [];
  const store = await openCounting((socket) => answers.push(() => socket.write(rawServer('200 OK', '{}'))));
  const { overKept, renew } = await open(openConnectionPool(store.origin, 1));
  const both = [overKept(outgoing, never), overKept(outgoing, never)];
  await until(() => answers.length === 1);
  renew();
  await until(() => answers.length === 2);
  for (const answer of answers) answer();
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
  expect(store.opened.length).toBe(2);
});

test('A read that waits for a connection fails when all are closed', async () => {
  const store = await openCounting(() => undefined);
  const { overKept, close } = openConnectionPool(store.origin, 1);
  const both = [faultOf(overKept(outgoing, never)), faultOf(overKept(outgoing, never))];
  await until(() => store.received.length === 1);
  await close();
  expect(await Promise.all(both)).toEqual(Array(2).fill('The client is destroyed'));
});

test('A read after one that could not connect takes another connection', async () => {
  const gone = await listenRaw(() => undefined);
  await gone.close();
  const { overKept } = await open(openConnectionPool(gone.origin, 1));
  const refused = Array.from({ length: 3 }, () => faultOf(overKept(outgoing, never)));
  expect(await Promise.all(refused)).toEqual(Array(3).fill(expect.stringContaining('ECONNREFUSED')));
});

test.each([
  ['a short response', '{}'],
  ['a streamed response', 'a'.repeat(100_000)],
])('After %s nothing of the request listens to the deadline any more', async (_, body) => {
  const store = await openCounting((socket) => socket.end(rawServer('200 OK', body, { connection: 'close' })));
  const { overKept } = await open(openConnectionPool(store.origin, 1));
  const { counting, open: listening } = countListeners(never);
  const sent = await overKept(outgoing, counting);
  await bytesOf(sent);
  await until(() => listening() === 0);
  expect(listening()).toBe(0);
});

test('An expired deadline sends nothing', async () => {
  const store = await openCounting(() => undefined);
  const { overKept } = await open(openConnectionPool(store.origin, 1));
  const over = startDeadline(60_000, goneBy(AbortSignal.abort()));
  expect(await faultOf(overKept(outgoing, over))).toContain('disconnected');
  over.end();
  expect(store.opened.length).toBe(0);
});
