// A call ends in time whatever the store does, and so does its connection.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { listen, listenRaw, rawServer } from '../../support/listen.ts';
import { bytesOf, openClient, sendUntilAnswered, type Trip } from '../../support/sendOnce.ts';

const open = closeLater();
const post: Trip = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

function drip(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
  const timer = setInterval(() => socket.write('a'), 20);
  socket.once('close', () => clearInterval(timer));
}

const silences: Record<string, (socket: Socket) => unknown> = {
  'sends nothing': () => undefined,
  'stops in the status line': (socket) => socket.write('HTTP/1.1 20'),
  'stops in the headers': (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-type: app'),
  'stops in the body': (socket) => socket.write(rawServer('200 OK', '{"data":[', { 'content-length': '9000' })),
  'stops in a chunk': (socket) => socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{'),
  'drips one byte after the other': drip,
};

describe.each(Object.entries(silences))('A store that %s', (_, hang) => {
  test.each<[string, Trip, string]>([
    ['read', {}, 'store_timeout'],
    ['write', post, 'outcome_unknown'],
  ])('is given up at the deadline of a %s, and its connection is closed', async (_kind, trip, code) => {
    const sendOnce = async (milliseconds: number) => {
      let closed: Promise<unknown> = Promise.resolve();
      const store = await open(
        listenRaw((socket) => {
          closed = new Promise((resolve) => socket.once('close', resolve)); // `once` would fail on a reset
          hang(socket);
        }),
      );
      const { send } = await open(openClient(store.origin));
      const given = await failureOf(send({ ...trip, milliseconds }));
      await closed;
      return { code: given.code, received: store.received.length };
    };
    let given = { code: '', received: 0 };
    // on a busy machine the time may be over before the store has the request
    for (let milliseconds = 250; given.received === 0 && milliseconds < 30_000; milliseconds *= 2)
      given = await sendOnce(milliseconds);
    expect(given).toEqual({ code, received: 1 });
  });

  test('is aborted when the client disconnects, and its connection is closed', async () => {
    const caller = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    const store = await open(
      listenRaw((socket) => {
        closed = new Promise((resolve) => socket.once('close', resolve)); // `once` would fail on a reset
        hang(socket);
        setTimeout(() => caller.abort(), 50);
      }),
    );
    const { send } = await open(openClient(store.origin));
    expect((await failureOf(send({ caller: caller.signal }))).code).toBe('caller_gone');
    await closed;
  });
});

test('A client that has already disconnected sends nothing', async () => {
  const store = await open(listen((response) => response.end('{}')));
  const { send } = await open(openClient(store.origin));
  expect((await failureOf(send({ caller: AbortSignal.abort() }))).code).toBe('caller_gone');
  expect(store.messages).toHaveLength(0);
});

test('A client that disconnects before the connection is open sends nothing', async () => {
  const store = await open(listen((response) => response.end('{}')));
  const { send } = await open(openClient(store.origin));
  const caller = new AbortController();
  const left = failureOf(send({ path: '/left', caller: caller.signal }));
  caller.abort();
  expect((await left).code).toBe('caller_gone');
  await send({ path: '/stayed' });
  expect(store.messages.map(({ path }) => path)).toEqual(['/stayed']);
});

test('The deadline applies to all attempts together', async () => {
  const store = await open(listenRaw((socket, nth) => (nth === 1 ? socket.resetAndDestroy() : undefined)));
  const { send } = await open(openClient(store.origin));
  expect((await failureOf(send({ milliseconds: 1500 }))).code).toBe('store_timeout');
});

test('A long answer that hangs is ended by the deadline while it streams', async () => {
  const half = rawServer('200 OK', 'a'.repeat(100_000), { 'content-length': '200000' });
  const store = await open(listenRaw((socket) => socket.write(half)));
  const { send } = await open(openClient(store.origin));
  const sent = await sendUntilAnswered(send, 300);
  expect((await failureOf(bytesOf(sent))).code).toBe('store_timeout');
});

test('A client that disconnects during a long response aborts it at the store, too', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const store = await open(
    listen((response) => {
      closed = once(response, 'close');
      response.write(Buffer.alloc(1_000_000, 97));
    }),
  );
  const { send } = await open(openClient(store.origin));
  const { body } = await send();
  if (Buffer.isBuffer(body)) throw new Error('It was to be a stream');
  body.destroy();
  await closed;
  expect(body.destroyed).toBe(true);
});
