// A store, or whoever sits before it, sends a second answer that nobody asked for on a kept connection: it is never taken.
import type { Socket } from 'node:net';
import { closeLater } from '../support/cleanup.ts';
import { listenRaw, rawServer } from '../support/listen.ts';
import { type FaultyRelay, openRelayAt } from './relay.ts';

const open = closeLater();
function answer(id: string): string {
  return rawServer('200 OK', JSON.stringify({ data: { type: 'apps', id } }));
}
const forged = answer('forged');

const forgeries: Readonly<Record<string, (socket: Socket, real: string) => unknown>> = {
  'in the same write': (socket, real) => socket.write(real + forged),
  'in the next write': (socket, real) => {
    socket.write(real);
    socket.write(forged);
  },
  'in the next turn': (socket, real) => {
    socket.write(real);
    setImmediate(() => socket.write(forged));
  },
  'a moment later': (socket, real) => {
    socket.write(real);
    setTimeout(() => socket.write(forged), 1);
  },
  'some moments later': (socket, real) => {
    socket.write(real);
    setTimeout(() => socket.write(forged), 5);
  },
  'cut in two': (socket, real) => {
    socket.write(real + forged.slice(0, 20));
    setImmediate(() => socket.write(forged.slice(20)));
  },
  'three times': (socket, real) => socket.write(real + forged + forged + forged),
  'as an answer that goes on for ever': (socket, real) =>
    socket.write(`${real}${rawServer('200 OK', '{', { 'content-length': '999' })}`),
};

/** Calls one after the other, so that each takes the connection that the one before has left; those with the answer of another. */
async function row(relay: FaultyRelay, from: number, count: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let at = from; at < from + count; at += 1) {
    const { status, json } = await relay.call('ReadApp', { path: { id: `${at}` } });
    if (status === 200 && json.data.id !== `${at}`) wrong.push(`${at}: ${status} ${json?.data?.id}`);
  }
  return wrong;
}

test.each(Object.entries(forgeries))('A forged answer %s is taken by none of 200 calls', async (_, send) => {
  const store = await open(
    listenRaw((socket, nth) => {
      const [, id = ''] = /^GET \/v1\/apps\/(\d+)/.exec(store.received[nth - 1] ?? '') ?? [];
      send(socket, answer(id));
    }),
  );
  const relay = await open(openRelayAt(store.origin, 20));
  const wrong = await Promise.all([1, 2, 3, 4].map((lane) => row(relay, lane * 1_000, 50)));
  expect(wrong.flat()).toEqual([]);
});

test.each([70_000, 2_000_000])('An answer of %i bytes about another resource is refused', async (size) => {
  const document = { data: { type: 'apps', id: '2', attributes: { name: 'x'.repeat(size) } } };
  const store = await open(listenRaw((socket) => socket.write(rawServer('200 OK', JSON.stringify(document)))));
  const relay = await open(openRelayAt(store.origin, 20));
  const { status, json } = await relay.call('ReadApp', { path: { id: '1' } });
  expect([status, json.error.code]).toEqual([502, 'store_invalid_answer']);
});
