// A reader that takes its time must not end the process when the store closes the connection meanwhile (nodejs/undici#5360).
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

test('What waits for a reader on such a connection is bounded', async () => {
  const piece = Buffer.alloc(1_048_576, 'a');
  const store = await open(
    listenRaw(async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
      for (let at = 0; at < 100 && !socket.destroyed; at += 1) {
        if (!socket.write(piece)) await Promise.race([new Promise((done) => socket.once('drain', done)), sleep(500)]);
      }
      socket.end();
    }),
  );
  const client = await open(openClient(store.origin));
  const { body: unread } = await client.send();
  const error = await new Promise((resolve) => (unread as Readable).once('error', resolve));
  expect((error as Failure).code).toBe('store_unreachable'); // and not `caller_gone`, which ends slow readers
});
