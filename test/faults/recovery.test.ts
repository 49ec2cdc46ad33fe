// A store goes down and comes back: it is spared meanwhile, and good again within five seconds.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeLater } from '../support/cleanup.ts';
import type { ReceivedMessage } from '../support/listen.ts';
import { type FaultyRelay, openRelayAt } from './relay.ts';
import { exchanges, goodStore } from './stores.ts';

const open = closeLater();

/** A store at one port that can be taken away and put back. */
async function openStore() {
  let messages = 0;
  let broken: number | undefined;
  let server: Server;
  const start = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server = createServer((asked, response) => {
        messages += 1;
        if (broken) return response.writeHead(broken).end();
        return exchanges(response, { path: asked.url } as ReceivedMessage) || goodStore(response);
      });
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const port = await start(0);
  return {
    origin: `http://127.0.0.1:${port}`,
    messages: () => messages,
    /** From now on every answer has this status; none, and all is well. */
    breakWith: (status?: number) => {
      broken = status;
    },
    stop,
    start: () => start(port),
    close: stop,
  };
}

const TIMEOUT = 5_000;

/** Asks until it is answered; false when five seconds were not enough. */
async function goodAgain(relay: FaultyRelay, id: string): Promise<boolean> {
  const began = performance.now();
  while (performance.now() - began < TIMEOUT) {
    if ((await relay.call(id)).status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe.each(['ListApps', 'CheckAccessToken'])('%s', (id) => {
  test('returns 502 while the store is unreachable, and succeeds within five seconds of its return', async () => {
    const store = await open(openStore());
    const relay = await open(openRelayAt(store.origin));
    expect((await relay.call(id)).status).toBe(200);
    await store.stop();
    const received = await Promise.all(Array.from({ length: 40 }, () => relay.call(id)));
    expect(new Set(received.map(({ status, code }) => `${status} ${code}`))).toEqual(
      new Set(['502 store_unreachable']),
    );
    await store.start();
    expect(await goodAgain(relay, id)).toBe(true);
  });

  test('of a store that answers 503 sends it little, returns Retry-After, and succeeds within five seconds', async () => {
    const store = await open(openStore());
    const relay = await open(openRelayAt(store.origin));
    expect((await relay.call(id)).status).toBe(200);
    store.breakWith(503);
    const before = store.messages();
    const received = [];
    for (let turn = 0; turn < 100; turn += 1) received.push(await relay.call(id));
    expect(new Set(received.map(({ status }) => status))).toEqual(new Set([502, 503]));
    expect(Number(received.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect(store.messages() - before).toBeLessThan(60);
    store.breakWith();
    expect(await goodAgain(relay, id)).toBe(true);
  });
});

test('A store that was unreachable at the start is used when it becomes reachable', async () => {
  const store = await open(openStore());
  await store.stop();
  const relay = await open(openRelayAt(store.origin));
  expect((await relay.call('CheckAccessToken')).status).toBe(502);
  await store.start();
  expect(await goodAgain(relay, 'CheckAccessToken')).toBe(true);
});
