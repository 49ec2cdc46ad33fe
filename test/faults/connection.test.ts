// The connection to a store fails: refused, reset, stale, no such name. Reads are repeated on a fresh one, writes never.
import type { FaultKind } from '../../scripts/simulator/faults.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { listen, listenRaw, nowhere, rawServer } from '../support/listen.ts';
import { type FaultyRelay, htmlPage, openFaultyRelay, openRelayAt } from './relay.ts';
import { exchanges, goodStore } from './stores.ts';

const open = closeLater();

describe('With the sandbox', () => {
  let sandbox: Sandbox;
  let relay: FaultyRelay;
  let before = 0;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox?.close());
  beforeEach(async () => {
    before = sandbox.seen.length;
    relay = await open(openFaultyRelay(sandbox.settings));
  });
  const cuts: readonly FaultKind[] = ['refuse', 'reset', 'resetMidBody', 'truncated'];
  const reached = (path: string): number => sandbox.seen.slice(before).filter(({ url }) => url.startsWith(path)).length;

  test.each(cuts)('a read that meets %s once or twice is repeated, and succeeds', async (kind) => {
    for (const times of [1, 2]) {
      sandbox.fail({ store: 'apple', kind, times });
      const { status, json } = await relay.call('ListApps', { query: 'limit=1' });
      expect([status, json.data.length]).toEqual([200, 1]);
    }
    expect(reached('/v1/apps')).toBe(5);
  });

  test.each(cuts)('a read that always meets %s ends after three tries', async (kind) => {
    sandbox.fail({ store: 'apple', kind, times: 3 });
    const { status, code, line } = await relay.call('ListApps');
    expect([status, code, line?.attempts, reached('/v1/apps')]).toEqual([502, 'store_unreachable', 3, 3]);
  });

  test.each(cuts)('a write that meets %s is not sent again', async (kind) => {
    await relay.call('CheckAccessToken');
    sandbox.fail({ store: 'samsung', kind, method: 'DELETE' });
    const { status, code } = await relay.call('RevokeAccessToken');
    expect([status, code, reached('/auth/revokeAccessToken')]).toEqual([409, 'outcome_unknown', 1]);
  });
});

test.each([
  ['apple', 'ListApps'],
  ['samsung', 'CheckAccessToken'],
])('Where nothing listens, a call of %s ends with 502', async (_, id) => {
  const relay = await open(openRelayAt(await nowhere()));
  expect(await relay.call(id)).toMatchObject({ status: 502, code: 'store_unreachable' });
});

test('A name that does not exist ends with 502, or 504 where the question hangs', async () => {
  const relay = await open(openRelayAt('https://no-such-store.invalid', 2));
  const { status, code } = await relay.call('ListApps');
  expect(['502 store_unreachable', '504 store_timeout']).toContain(`${status} ${code}`);
});

test('A store that does not speak TLS where it should ends with 502', async () => {
  const store = await open(listen((response) => goodStore(response)));
  const relay = await open(openRelayAt(store.origin.replace('http:', 'https:')));
  expect(await relay.call('ListApps')).toMatchObject({ status: 502, code: 'store_unreachable' });
});

/** Closes each connection when a second message comes over it, as one does that has been idle for too long. */
function openStale() {
  const used = new WeakSet<object>();
  return listen((response, message) => {
    const { socket } = response;
    if (socket && used.has(socket)) return socket.destroy();
    if (socket) used.add(socket);
    return exchanges(response, message) || goodStore(response);
  });
}

test('A kept connection that went stale costs a read nothing', async () => {
  const store = await open(openStale());
  const relay = await open(openRelayAt(store.origin));
  for (let turn = 0; turn < 6; turn += 1) expect((await relay.call('ListApps')).status).toBe(200);
});

test('A write never meets a stale connection: it goes over a fresh one, once', async () => {
  const store = await open(openStale());
  const relay = await open(openRelayAt(store.origin));
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    statuses.push((await relay.call('CheckAccessToken')).status, (await relay.call('RevokeAccessToken')).status);
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(store.messages.filter(({ method }) => method === 'DELETE')).toHaveLength(4);
});

test('A store that closes an idle connection without a word costs neither', async () => {
  const store = await open(
    listenRaw((socket) => {
      socket.write(rawServer('200 OK', htmlPage()));
      setTimeout(() => socket.end(), 5);
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  for (let turn = 0; turn < 10; turn += 1) {
    expect((await relay.call('ListApps')).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, turn));
  }
});
