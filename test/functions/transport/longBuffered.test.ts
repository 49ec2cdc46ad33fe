// A long response of a declared length is buffered whole, within bounds, if the request asks for it.
import type { ServerResponse } from 'node:http';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { READ_AHEAD, reserveAhead } from '../../../functions/transport/readAhead.ts';
import type { StoreRequest } from '../../../functions/transport/storeRequest.ts';
import { BUFFER_LIMIT, LONGEST_BUFFERED } from '../../../functions/transport/storeResponse.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listen, listenRaw, rawServer } from '../../support/listen.ts';
import { bytesOf, openClient } from '../../support/sendOnce.ts';

const open = closeLater();
const long = 'a'.repeat(BUFFER_LIMIT + 1);

/** Whether the response to one request is buffered, and its length. */
async function ask(reply: (response: ServerResponse) => unknown, given: Partial<StoreRequest> = { buffersLong: true }) {
  const store = await open(listen((response) => void reply(response)));
  const { send } = await open(openClient(store.origin));
  const sent = await send(given);
  return { isBuffered: Buffer.isBuffer(sent.body), length: (await bytesOf(sent)).length };
}

test('A long response of a declared length is one buffer', async () => {
  expect(await ask((response) => response.end(long))).toEqual({ isBuffered: true, length: long.length });
});

test.each([
  ['one without a length', (response: ServerResponse) => [response.write(long), response.end()]],
  ['a longer one', (response: ServerResponse) => response.end('a'.repeat(LONGEST_BUFFERED + 1))],
  ['a compressed one', (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(long)],
  ['a refusal', (response: ServerResponse) => response.writeHead(409).end(long)],
])('%s streams', async (_, reply) => {
  expect((await ask(reply)).isBuffered).toBe(false);
});

test('One whose request does not ask for it streams', async () => {
  expect((await ask((response) => response.end(long), {})).isBuffered).toBe(false);
});

/** Reserves all room that is left: a response of another test in this process may still be read. */
function reserveAll(): () => void {
  const freed: (() => void)[] = [];
  for (const bytes of [READ_AHEAD, 1_024])
    for (let free = reserveAhead(bytes); free; free = reserveAhead(bytes)) freed.push(free);
  return () => {
    for (const free of freed) free();
  };
}

test('Together they share the limit of all data that is read ahead', async () => {
  const free = reserveAll();
  expect((await ask((response) => response.end(long))).isBuffered).toBe(false);
  expect(reserveAhead(1_024)).toBeUndefined();
  free();
  expect((await ask((response) => response.end(long))).isBuffered).toBe(true);
});

test('A long response that is truncated fails before anything of it was forwarded', async () => {
  const half = rawServer('200 OK', long, { 'content-length': '200000' });
  const store = await open(listenRaw((socket) => socket.end(half)));
  const { send } = await open(openClient(store.origin));
  await expect(send({ buffersLong: true })).rejects.toThrow();
});

test('Its memory is free again when its call has ended', () => {
  const deadline = startDeadline(60_000);
  deadline.onEnd(reserveAll());
  expect(reserveAhead(READ_AHEAD)).toBeUndefined();
  deadline.end();
  const again = reserveAhead(READ_AHEAD);
  expect(again).toBeDefined();
  again?.();
});
