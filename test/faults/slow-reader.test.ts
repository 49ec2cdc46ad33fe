// A reader that takes its time must not end the process when the store closes the connection meanwhile (nodejs/undici#5360).
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeLater } from '../support/cleanup.ts';
import { listenRaw } from '../support/listen.ts';
import { bytesOf, openClient } from '../support/sendOnce.ts';

const open = closeLater();

const body = Buffer.from(JSON.stringify({ data: 'a'.repeat(2_000_000) }));
const heads = {
  'its length': `content-length: ${body.length}\r\nconnection: close`,
  'no length': 'connection: close',
  'neither a length nor a word on the connection': 'x-nothing: 1',
};

test.each(Object.entries(heads))('A closing connection with %s, read late, is read whole', async (_, head) => {
  const store = await open(
    listenRaw((socket) => {
      socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), body]));
    }),
  );
  const client = await open(openClient(store.origin));
  const sent = await client.send();
  await sleep(200); // the store has closed by now, and the answer waits
  expect((await bytesOf(sent)).equals(body)).toBe(true);
});

/** Bytes that the kernel holds of one connection, at most: both of its buffers. */
const KERNEL = 8_388_608;

test('What waits for readers on such connections is bounded, of one and of all together', async () => {
  const piece = Buffer.alloc(1_048_576, 'a');
  const written: number[] = [];
  const store = await open(
    listenRaw(async (socket) => {
      const at = written.push(0) - 1;
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
      for (let sent = 0; sent < 100 && !socket.destroyed; sent += 1) {
        await new Promise((done) => socket.write(piece, done));
        written[at] = (sent + 1) * piece.length;
      }
    }),
  );
  const client = await open(openClient(store.origin));
  const bodies = await Promise.all(Array.from({ length: 40 }, async () => (await client.send()).body as Readable));
  await sleep(1_000);
  const unread = bodies.map((body) => body.readableLength);
  expect(Math.max(...unread)).toBeLessThan(2 * 1_048_576);
  expect(unread.reduce((sum, each) => sum + each, 0)).toBeLessThan(40_000_000);
  expect(Math.max(...written)).toBeLessThan(2 * 1_048_576 + KERNEL);
  for (const body of bodies) body.destroy();
});

test('A connection that is reset while its response waits breaks the response', async () => {
  const long = 40_000_000; // no buffer on the way holds it
  const store = await open(
    listenRaw((socket) => {
      socket.on('error', () => undefined);
      socket.write(`HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: ${long}\r\n\r\n`);
      socket.write(Buffer.alloc(long, 'a'));
      setTimeout(() => socket.resetAndDestroy(), 200);
    }),
  );
  const client = await open(openClient(store.origin));
  const sent = await client.send();
  await sleep(500);
  await expect(bytesOf(sent)).rejects.toMatchObject({ code: 'store_unreachable' });
});

test('A connection whose response waited serves the next request', async () => {
  const store = await open(
    listenRaw((socket) => {
      socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`), body]));
    }),
  );
  const client = await open(openClient(store.origin));
  for (let times = 0; times < 3; times += 1) {
    const sent = await client.send();
    await sleep(100);
    expect((await bytesOf(sent)).equals(body)).toBe(true);
  }
});
