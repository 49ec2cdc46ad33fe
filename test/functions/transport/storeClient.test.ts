// Which requests are retried and which never, against stores that abort, hang or send invalid responses.
import { Readable } from 'node:stream';
import { readRetryAfter } from '../../../functions/transport/retryPolicy.ts';
import { BUFFER_LIMIT } from '../../../functions/transport/storeResponse.ts';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { listen, listenRaw, nowhere, rawServer } from '../../support/listen.ts';
import { bodyTextOf, openClient, type Trip } from '../../support/sendOnce.ts';

const open = closeLater();
function clientOf(origin: string) {
  return open(openClient(origin));
}
const post: Trip = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"a"}' };

/** How a store can fail a request that has reached it. */
const faults = {
  'breaks off before it answers': (socket) => socket.resetAndDestroy(),
  'closes before it answers': (socket) => socket.end(),
  'breaks off in the status line': (socket) => socket.end('HTTP/1.1 2'),
  'breaks off in the headers': (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'),
  'breaks off in a counted body': (socket) => socket.end(rawServer('200 OK', '{"data":', { 'content-length': '100' })),
  'breaks off in a chunked body': (socket) =>
    socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"dat\r\n'),
  'answers 500': (socket) => socket.end(rawServer('500 Internal Server Error', '{}')),
  'answers 502': (socket) => socket.end(rawServer('502 Bad Gateway', '<html>')),
  'answers 503': (socket) => socket.end(rawServer('503 Service Unavailable', '{}')),
  'answers 504': (socket) => socket.end(rawServer('504 Gateway Timeout', '{}')),
} satisfies Record<string, Parameters<typeof listenRaw>[0]>;

describe.each(Object.entries(faults))('When the store %s', (_, fail) => {
  test('once, a read is retried and succeeds', async () => {
    const store = await open(
      listenRaw((socket, nth) => (nth === 1 ? fail(socket) : socket.end(rawServer('200 OK', '{}')))),
    );
    const { send } = await clientOf(store.origin);
    const sent = await send();
    expect([sent.status, await bodyTextOf(sent), store.received.length]).toEqual([200, '{}', 2]);
  });

  test('always, a read is sent three times and no more', async () => {
    const store = await open(listenRaw(fail));
    const { send, count } = await clientOf(store.origin);
    await send().catch(() => undefined);
    expect([store.received.length, count.sent]).toEqual([3, 3]);
  });

  test('a write is never retried', async () => {
    const store = await open(listenRaw(fail));
    const { send } = await clientOf(store.origin);
    await send(post).catch(() => undefined);
    expect(store.received).toHaveLength(1);
  });

  test('a POST without effect is retried like a read', async () => {
    const store = await open(
      listenRaw((socket, nth) => (nth === 1 ? fail(socket) : socket.end(rawServer('200 OK', '{}')))),
    );
    const { send } = await clientOf(store.origin);
    expect((await send({ ...post, safe: true })).status).toBe(200);
    expect(store.received[1]).toContain('{"name":"a"}');
  });

  test('a stream that was sent is never retried', async () => {
    const store = await open(listenRaw(fail));
    const { send } = await clientOf(store.origin);
    await send({ ...post, safe: true, body: Readable.from([Buffer.from('bytes')]) }).catch(() => undefined);
    expect(store.received).toHaveLength(1);
  });
});

test.each([400, 401, 403, 404, 409, 410, 422, 451, 501])('A refusal with %i is not asked for again', async (status) => {
  const store = await open(listen((response) => response.writeHead(status).end('{}')));
  const { send } = await clientOf(store.origin);
  expect((await send()).status).toBe(status);
  expect(store.messages).toHaveLength(1);
});

describe('When the store refuses to connect', () => {
  test.each<[string, Trip]>([
    ['a read', {}],
    ['a write', post],
  ])('%s is tried three times, since nothing was sent', async (_, trip) => {
    const { send, count } = await clientOf(await nowhere());
    expect((await failureOf(send(trip))).code).toBe('store_unreachable');
    expect(count.sent).toBe(3);
  });

  test('the error does not show the address of the store', async () => {
    const origin = await nowhere();
    const { send } = await clientOf(origin);
    expect((await failureOf(send(post))).message).not.toContain(new URL(origin).port);
  });
});

test('An unknown host name is reported as an unreachable store', async () => {
  const { send } = await clientOf('http://store.invalid');
  expect((await failureOf(send())).code).toBe('store_unreachable');
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');

  test.each([
    ['0', 0],
    ['7', 7000],
    ['86400', 86_400_000],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
  ])('of "%s" is waited for', (value, milliseconds) => {
    expect(readRetryAfter(value, new Date(now).toUTCString())).toBe(milliseconds);
  });

  test.each([
    '',
    '-1',
    'soon',
    '1.5',
    '1e3',
    '0x10',
    '86401',
    '99999999999',
    String(now),
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Sat, 21 Nov 2026 10:00:00 GMT',
    '7 seconds',
    'NaN',
    'Infinity',
  ])('of "%s" says nothing that can be waited for', (value) => {
    expect(readRetryAfter(value, new Date(now).toUTCString())).toBeUndefined();
  });

  test.each([429, 503])('with %i is honoured before a read is sent again', async (status) => {
    const store = await open(
      listen((response, _, nth) => response.writeHead(nth === 1 ? status : 200, { 'retry-after': '0' }).end('{}')),
    );
    const { send } = await clientOf(store.origin);
    expect((await send()).status).toBe(200);
    expect(store.messages).toHaveLength(2);
  });

  test('past the deadline is forwarded at once, with the status', async () => {
    const store = await open(listen((response) => response.writeHead(429, { 'retry-after': '3600' }).end('{}')));
    const { send } = await clientOf(store.origin);
    const { status, headers } = await send();
    expect([status, headers['retry-after'], store.messages.length]).toEqual([429, '3600', 1]);
  });

  test.each(['-1', String(now), 'soon'])('of "%s" on every answer makes no loop', async (value) => {
    const store = await open(listen((response) => response.writeHead(429, { 'retry-after': value }).end('{}')));
    const { send } = await clientOf(store.origin);
    expect((await send()).status).toBe(429);
    expect(store.messages).toHaveLength(3);
  });

  test('does not cause a retry of a write', async () => {
    const store = await open(listen((response) => response.writeHead(429, { 'retry-after': '0' }).end('{}')));
    const { send } = await clientOf(store.origin);
    expect((await send(post)).status).toBe(429);
    expect(store.messages).toHaveLength(1);
  });
});

describe('Invalid HTTP is reported as an invalid response:', () => {
  test.each([
    ['a greeting of another protocol', '220 mail.example ESMTP\r\n\r\n'],
    ['a status that is no number', 'HTTP/1.1 OK 200\r\n\r\n'],
    ['headers over 16 KiB', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(200_000)}\r\n\r\n`],
    ['a header with a bare line end', 'HTTP/1.1 200 OK\r\nbad header\r\ncontent-length: 0\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
  ])('%s', async (_, answer) => {
    const store = await open(listenRaw((socket) => socket.end(answer)));
    const { send } = await clientOf(store.origin);
    expect((await failureOf(send())).code).toBe('store_invalid_answer');
  });
});

test('A 103 before the response is not the response', async () => {
  const hinted = `HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${rawServer('200 OK', '{}')}`;
  const store = await open(listenRaw((socket) => socket.end(hinted)));
  const { send } = await clientOf(store.origin);
  const sent = await send();
  expect([sent.status, await bodyTextOf(sent), sent.headers.link]).toEqual([200, '{}', undefined]);
});

test('A response of exactly the buffer limit is buffered', async () => {
  const store = await open(listen((response) => response.end('a'.repeat(BUFFER_LIMIT))));
  const { send } = await clientOf(store.origin);
  const { body } = await send();
  expect(Buffer.isBuffer(body) && body.length).toBe(BUFFER_LIMIT);
});
