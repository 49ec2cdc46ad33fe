// A reader that takes its time must not end the process when the store closes the connection meanwhile (nodejs/undici#5360).
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '../../functions/core/errors.ts';
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

const long = 40_000_000; // no buffer on the way holds it

/** Writes as much of a long response as the client takes; counts it. */
function writeLong(socket: Socket, head: string, took: (bytes: number) => void): void {
  const piece = Buffer.alloc(1_000_000, 'a');
  socket.on('error', () => undefined);
  socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`);
  const write = (sent: number): void => {
    if (sent === long) return void socket.end();
    socket.write(piece, (error) => {
      if (error) return;
      took(sent + piece.length);
      write(sent + piece.length);
    });
  };
  write(0);
}

test('What waits for readers on such connections is bounded, of one and of all together', async () => {
  const written: number[] = [];
  const store = await open(
    listenRaw((socket) => {
      const at = written.push(0) - 1;
      writeLong(socket, `content-length: ${long}\r\nconnection: close`, (bytes) => {
        written[at] = bytes;
      });
    }),
  );
  const client = await open(openClient(store.origin));
  const bodies = await Promise.all(Array.from({ length: 40 }, async () => (await client.send()).body as Readable));
  await sleep(1_000);
  const unread = bodies.map((each) => each.readableLength);
  expect(Math.max(...unread)).toBeLessThan(2 * 1_048_576);
  expect(unread.reduce((sum, each) => sum + each, 0)).toBeLessThan(40_000_000);
  expect(Math.max(...written)).toBeLessThan(2 * 1_048_576 + KERNEL);
  for (const each of bodies) each.destroy();
});

test('A response that only its connection ends is aborted when too much of it waits', async () => {
  const store = await open(listenRaw((socket) => writeLong(socket, 'connection: close', () => undefined)));
  const client = await open(openClient(store.origin));
  const { body: unread } = await client.send();
  const error = await new Promise((resolve) => (unread as Readable).once('error', resolve));
  expect((error as Failure).code).toBe('store_unreachable'); // and not `caller_gone`, which ends slow readers
});

test('A response that only its connection ends is whole, although the store resets the connection', async () => {
  const store = await open(
    listenRaw((socket) => {
      const bytes = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'), body]);
      socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 300));
    }),
  );
  const client = await open(openClient(store.origin));
  const sent = await client.send();
  await sleep(600);
  expect((await bytesOf(sent)).equals(body)).toBe(true);
});

test('A connection that is reset while its response waits breaks the response', async () => {
  const store = await open(
    listenRaw((socket) => {
      writeLong(socket, `connection: close\r\ncontent-length: ${long}`, () => undefined);
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
