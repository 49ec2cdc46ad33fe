// Idle connections are closed after a timeout, and beyond a limit the least recently used first.

import { startDeadline } from '../../../functions/core/deadline.ts';
import { openConnectionPool } from '../../../functions/transport/connectionPool.ts';
import { createConnectionLender, type LentConnections } from '../../../functions/transport/idleConnections.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listenRaw, rawServer } from '../../support/listen.ts';

const open = closeLater();

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!isSo() && performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
  if (!isSo()) throw new Error('It did not come to that');
}

const outgoing = { method: 'GET', path: '/', headers: {}, secrets: [] };

async function ask({ overKept }: Pick<LentConnections, 'overKept'>): Promise<number> {
  const deadline = startDeadline(10_000);
  try {
    return (await overKept(outgoing, deadline)).status;
  } finally {
    deadline.end();
  }
}

/** A store that keeps each connection open, and so many accounts that ask it. */
async function openLenders(count: number, limits: { most: number; milliseconds: number }) {
  const reply = rawServer('200 OK', '{}', { 'keep-alive': 'timeout=60' });
  const opened: unknown[] = [];
  const store = await open(
    listenRaw(
      (socket) => socket.write(reply),
      (socket) => opened.push(socket),
    ),
  );
  const lend = createConnectionLender(limits);
  const lent = await Promise.all(
    Array.from({ length: count }, () => open(lend(() => openConnectionPool(store.origin, 4)))),
  );
  const call = async (one: LentConnections | undefined): Promise<void> => {
    const end = one?.use();
    if (one) expect(await ask(one)).toBe(200);
    end?.();
  };
  return { store, lent, call, opened: () => opened.length };
}

test('Idle connections are closed after a while', async () => {
  const { store, lent, call } = await openLenders(3, { most: 64, milliseconds: 5 });
  for (const each of lent) await call(each);
  await until(() => store.sockets.size === 0);
  await call(lent[0]);
  await until(() => store.sockets.size === 0);
});

test('Of many accounts, the most recently used ones keep their connections', async () => {
  const { store, lent, call, opened } = await openLenders(10, { most: 4, milliseconds: 60_000 });
  for (const each of lent) await call(each);
  await until(() => store.sockets.size === 4);
  const received = opened();
  for (const each of lent.slice(6)) await call(each);
  expect(opened()).toBe(received);
  await call(lent[0]);
  expect(opened()).toBe(received + 1);
});

test('Connections in use are kept, however many others are idle', async () => {
  const { store, lent, call, opened } = await openLenders(6, { most: 1, milliseconds: 60_000 });
  const [first, ...others] = lent;
  const end = first?.use();
  if (first) await ask(first);
  for (const each of others) await call(each);
  await until(() => store.sockets.size === 2);
  const received = opened();
  if (first) await ask(first);
  end?.();
  expect(opened()).toBe(received);
});
