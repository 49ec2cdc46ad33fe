// Streamed responses have backpressure, truncated ones fail, and requests use only their own connections.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { BUFFER_LIMIT } from '../../../functions/transport/storeResponse.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listen, listenRaw, rawServer } from '../../support/listen.ts';
import { bodyTextOf, bytesOf, openClient } from '../../support/sendOnce.ts';

const open = closeLater();
const MEBIBYTE = 1_048_576;

test('A response over the buffer limit is a stream', async () => {
  const store = await open(listen((response) => response.end('a'.repeat(BUFFER_LIMIT + 1))));
  const { send } = await open(openClient(store.origin));
  const sent = await send();
  expect(sent.body).toBeInstanceOf(Readable);
  expect((await bytesOf(sent)).length).toBe(BUFFER_LIMIT + 1);
});

test('A stream has every byte in order', async () => {
  const whole = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
  const store = await open(listen((response) => response.end(whole)));
  const { send } = await open(openClient(store.origin));
  expect((await bytesOf(await send())).equals(whole)).toBe(true);
});

/** Writes `total` bytes as fast as the reader takes them, and counts the bytes taken. */
function pour(total: number) {
  const poured = { bytes: 0 };
  const reply = async (response: ServerResponse): Promise<void> => {
    const chunk = Buffer.alloc(65_536, 97);
    while (poured.bytes < total && !response.destroyed) {
      poured.bytes += chunk.length;
      if (!response.write(chunk)) await once(response, 'drain').catch(() => undefined);
    }
    response.end();
  };
  return { poured, reply };
}

/** Waits until a number has not changed for a while; ends after ten seconds at most. */
async function settled(read: () => number): Promise<number> {
  for (let rounds = 0, before = -1; rounds < 40 && before !== read(); rounds += 1) {
    before = read();
    await wait(250);
  }
  return read();
}

test('A store is paused while nobody reads, and resumed after', async () => {
  const { poured, reply } = pour(64 * MEBIBYTE);
  const store = await open(listen(reply));
  const { send } = await open(openClient(store.origin));
  const { body } = await send();
  expect(await settled(() => poured.bytes)).toBeLessThan(32 * MEBIBYTE); // what the two sockets hold, and no more
  let bytes = 0;
  for await (const chunk of body as Readable) bytes += chunk.length;
  expect(bytes).toBe(64 * MEBIBYTE);
});

test.each([
  ['by a reset', (socket: Socket) => socket.resetAndDestroy()],
  ['by an end', (socket: Socket) => socket.end()],
])('A long answer that is cut %s ends in an error, not as if it were whole', async (_, cut) => {
  const half = rawServer('200 OK', 'a'.repeat(100_000), { 'content-length': '200000' });
  const store = await open(listenRaw((socket) => socket.write(half, () => setTimeout(() => cut(socket), 50))));
  const { send } = await open(openClient(store.origin));
  await expect(send().then(bytesOf)).rejects.toThrow();
});

test('A long chunked response without its last chunk ends in an error', async () => {
  const chunk = `${(100_000).toString(16)}\r\n${'a'.repeat(100_000)}\r\n`;
  const store = await open(
    listenRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunk}`)),
  );
  const { send } = await open(openClient(store.origin));
  await expect(send().then(bytesOf)).rejects.toThrow();
});

test('Compressed bytes pass through as they are', async () => {
  const zipped = gzipSync('{"data":[]}');
  const store = await open(listen((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(zipped)));
  const { send } = await open(openClient(store.origin));
  const sent = await send({ headers: { 'accept-encoding': 'gzip' } });
  expect((await bytesOf(sent)).equals(zipped)).toBe(true);
});

test('A stream goes up to the store byte for byte', async () => {
  const store = await open(listen((response) => response.end('{}')));
  const { send } = await open(openClient(store.origin));
  const body = Readable.from(Array.from({ length: 50 }, (_, at) => Buffer.alloc(10_000, 97 + (at % 26))));
  await send({ method: 'PUT', body, headers: { 'content-type': 'application/octet-stream' } });
  expect(store.messages[0]?.body).toHaveLength(500_000);
  expect(store.messages[0]?.body.at(-1)).toBe(String.fromCharCode(97 + (49 % 26)));
});

test.each([301, 302, 303, 307, 308])('A redirect with %i is not followed', async (status) => {
  const elsewhere = await open(listen((response) => response.end('{}')));
  const store = await open(listen((response) => response.writeHead(status, { location: elsewhere.origin }).end()));
  const { send } = await open(openClient(store.origin));
  expect((await send({ headers: { authorization: 'Bearer a-secret' } })).status).toBe(status);
  expect([store.messages.length, elsewhere.messages.length]).toEqual([1, 0]);
});

test('An address in the path does not lead elsewhere', async () => {
  const elsewhere = await open(listen((response) => response.end('{}')));
  const store = await open(listen((response) => response.end('{}')));
  const { send } = await open(openClient(store.origin));
  for (const path of [`${elsewhere.origin}/x`, `//${new URL(elsewhere.origin).host}/x`])
    await send({ path }).catch(() => undefined);
  expect(elsewhere.messages).toHaveLength(0);
});

/** A store that keeps its connections open, and the messages that came over each. */
async function keeping() {
  const over = new Map<Socket, string[]>();
  const store = await open(
    listenRaw((socket, nth) => {
      over.set(socket, [...(over.get(socket) ?? []), store.received[nth - 1] ?? '']);
      socket.write(rawServer('200 OK', '{}'));
    }),
  );
  return { ...store, over };
}

test('Reads share idle connections', async () => {
  const { origin, over } = await keeping();
  const { send } = await open(openClient(origin));
  for (let round = 0; round < 20; round += 1) await send();
  expect(over.size).toBeLessThanOrEqual(2); // a second one is opened while the first is not yet free again
});

test('A write never uses an idle connection', async () => {
  const { origin, over } = await keeping();
  const { send } = await open(openClient(origin));
  for (const method of ['GET', 'POST', 'GET', 'POST']) await send({ method, ...(method === 'POST' && { body: '{}' }) });
  const writes = [...over.values()].filter((messages) => messages.some((each) => each.startsWith('POST')));
  expect(writes.map(({ length }) => length)).toEqual([1, 1]);
});

test('Two accounts never share a connection', async () => {
  const { origin, over } = await keeping();
  const clients = await Promise.all(['a', 'b'].map(async (name) => ({ name, ...(await open(openClient(origin))) })));
  const tasks = Array.from({ length: 200 }, (_, at) => clients[at % 2]);
  await Promise.all(tasks.map((client) => client?.send({ headers: { authorization: `Bearer ${client.name}` } })));
  const owners = [...over.values()].map((messages) => new Set(messages.map((each) => /Bearer (\w)/.exec(each)?.[1])));
  expect(owners.every((names) => names.size === 1)).toBe(true);
  expect(new Set(owners.flatMap((names) => [...names]))).toEqual(new Set(['a', 'b']));
});

test('A read over a stale connection succeeds', async () => {
  const store = await open(
    listenRaw((socket, nth) =>
      nth === 2 ? socket.resetAndDestroy() : socket.write(rawServer('200 OK', `{"nth":${nth}}`)),
    ),
  );
  const { send } = await open(openClient(store.origin));
  await send();
  expect(await bodyTextOf(await send())).toBe('{"nth":3}');
});

test('An unsolicited second response is not used for the next request', async () => {
  const forged = rawServer('200 OK', '{"forged":true}');
  const store = await open(listenRaw((socket) => socket.write(rawServer('200 OK', '{"forged":false}') + forged)));
  const { send } = await open(openClient(store.origin));
  for (let round = 0; round < 30; round += 1) expect(await bodyTextOf(await send())).toBe('{"forged":false}');
});
