// A store that hangs: every call ends at its deadline with 504, its connection ends with it, and nobody else waits.
import type { Socket } from 'node:net';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { listenRaw, rawServer } from '../support/listen.ts';
import { htmlPage, openFaultyRelay, openRelayAt } from './relay.ts';

const open = closeLater();

function drip(socket: Socket, head: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write('a'), 20);
  socket.once('close', () => clearInterval(timer));
}

const silences: Readonly<Record<string, (socket: Socket) => unknown>> = {
  'says nothing': () => undefined,
  'stops in the status line': (socket) => socket.write('HTTP/1.1 20'),
  'stops in the headers': (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-type: app'),
  'stops in the body': (socket) => socket.write(rawServer('200 OK', '{"data":[', { 'content-length': '9000' })),
  'stops in a chunk': (socket) => socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{'),
  'drips headers without end': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: '),
  'drips a body without end': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n'),
  'says 103 and nothing more': (socket) => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
};

/** How a call ends, and that its connection does. */
async function outcomeOf(hang: (socket: Socket) => unknown): Promise<string> {
  let closed: Promise<unknown> = Promise.resolve();
  const store = await open(
    listenRaw((socket) => {
      closed = new Promise((resolve) => socket.once('close', resolve)); // a reset is an end, too
      hang(socket);
    }),
  );
  const relay = await open(openRelayAt(store.origin, 2));
  const { status, code } = await relay.call('ListApps');
  await closed;
  return `${status} ${code} after ${store.received.length}`;
}

test('Whenever a store stops responding, the call returns 504 after one attempt, and its connection is closed', async () => {
  const outcomes = Object.entries(silences).map(async ([name, hang]) => [name, await outcomeOf(hang)] as const);
  const expected = Object.keys(silences).map((name) => [name, '504 store_timeout after 1']);
  expect(await Promise.all(outcomes)).toEqual(expected);
});

/** What the caller gets of a list that declares this length, and stops after half of the shorter one. */
async function stoppedAfterHalf(length: number) {
  const half = rawServer('200 OK', htmlPage(100_000), { 'content-length': String(length) });
  const store = await open(listenRaw((socket) => socket.write(half)));
  const relay = await open(openRelayAt(store.origin, 1));
  return relay.call('ListApps');
}

test('A long response that stalls is aborted at the deadline, and does not count as complete', async () => {
  expect(await stoppedAfterHalf(300_000)).toMatchObject({ status: 200, broken: true });
});

test('A buffered response that stalls returns 504, since nothing of it was forwarded', async () => {
  expect(await stoppedAfterHalf(200_000)).toMatchObject({ status: 504, code: 'store_timeout' });
});

describe('With the sandbox', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await open(startSandbox());
  });

  test('a write that hangs has an unknown outcome, and is not sent again', async () => {
    const relay = await open(openFaultyRelay({ ...sandbox.settings, RELAY__DEADLINE_SECONDS: '1' }));
    await relay.call('CheckAccessToken');
    sandbox.fail({ store: 'samsung', kind: 'hang', times: 9, method: 'DELETE' });
    expect(await relay.call('RevokeAccessToken')).toMatchObject({ status: 409, code: 'outcome_unknown' });
    expect(sandbox.seen.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  test('an exchange that hangs ends in 504 for all who wait, and the store is good again as soon as it answers', async () => {
    const relay = await open(openFaultyRelay({ ...sandbox.settings, RELAY__DEADLINE_SECONDS: '1' }));
    sandbox.fail({ store: 'samsung', kind: 'hang', path: '/auth/accessToken' });
    const statuses = (await Promise.all([1, 2, 3].map(() => relay.call('CheckAccessToken')))).map(
      (each) => each.status,
    );
    expect(statuses).toEqual([504, 504, 504]);
    const began = performance.now();
    let status = 0;
    while (status !== 200 && performance.now() - began < 5_000) status = (await relay.call('CheckAccessToken')).status;
    expect(status).toBe(200);
  });

  test('a hundred hung calls of one account do not slow another account, nor the other store', async () => {
    const relay = await open(openFaultyRelay({ ...sandbox.settings, RELAY__DEADLINE_SECONDS: '3' }));
    await Promise.all(['', 'account=games'].map((query) => relay.call('ListApps', { query })));
    sandbox.fail({ store: 'apple', kind: 'hang', times: 100 });
    let hanging = 100;
    const hung = Array.from({ length: 100 }, () => relay.call('ListApps').finally(() => (hanging -= 1)));
    const healthy = [];
    for (let turn = 0; turn < 20; turn += 1) {
      healthy.push(await relay.call('CheckAccessToken'));
    }
    expect(new Set(healthy.map(({ status }) => status))).toEqual(new Set([200]));
    expect(hanging).toBe(100);
    expect(new Set((await Promise.all(hung)).map(({ status }) => status))).not.toContain(500);
  });
});
