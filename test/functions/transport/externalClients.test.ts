// Only a few idle clients are kept, and none is closed while a response is in progress.
import { Readable } from 'node:stream';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { createExternalClients } from '../../../functions/transport/externalClients.ts';
import type { StoreClient } from '../../../functions/transport/storeClient.ts';
import type { StoreResponse } from '../../../functions/transport/storeResponse.ts';

const deadline = startDeadline(5_000);
afterAll(() => deadline.end());

/** Clients that respond with a stream or at once, and record which of them were closed. */
function start(most: number) {
  const closed: string[] = [];
  const streams: Readable[] = [];
  const open = (origin: string): StoreClient => ({
    origin,
    send: async ({ path }): Promise<StoreResponse> => {
      const body = path === '/stream' ? new Readable({ read: () => undefined }) : Buffer.of();
      if (body instanceof Readable) streams.push(body);
      return { status: 200, headers: {}, body, start: Buffer.of() };
    },
    renew: () => undefined,
    quota: () => ({}) as ReturnType<StoreClient['quota']>,
    close: async () => void closed.push(origin),
  });
  const clients = createExternalClients(open, most);
  const manner = { deadline, safe: true, sender: { caller: 'a', operation: 'op' } };
  const ask = (origin: string, path = '/'): Promise<StoreResponse> =>
    clients.send(origin, { method: 'GET', path, headers: {}, secrets: [] }, manner);
  return { ask, closed, streams, clients };
}

test('The least recently used host is closed first', async () => {
  const { ask, closed } = start(2);
  for (const origin of ['a', 'b', 'a', 'c', 'd']) await ask(origin);
  expect(closed).toEqual(['b', 'a']);
});

test('A host with a response in progress is kept, however many others are used', async () => {
  const { ask, closed, streams } = start(2);
  await ask('a', '/stream');
  for (const origin of ['b', 'c', 'd']) await ask(origin);
  expect(closed).toEqual(['b', 'c']);
  streams[0]?.destroy();
  await new Promise((resolve) => setImmediate(resolve));
  await ask('e');
  expect(closed).toEqual(['b', 'c', 'a']);
});

test('All connections are closed at shutdown', async () => {
  const { ask, closed, clients } = start(2);
  for (const origin of ['a', 'b']) await ask(origin);
  await clients.close();
  expect(closed).toEqual(['a', 'b']);
});
