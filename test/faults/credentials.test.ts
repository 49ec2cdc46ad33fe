// A credential that the store refuses: signed anew once, never in a loop; clocks that differ and keys that change cost nothing.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { makeKeys, pem } from '../support/keys.ts';
import { listen } from '../support/listen.ts';
import { openFaultyRelay, openRelayAt } from './relay.ts';
import { exchanges } from './stores.ts';

const open = closeLater();

/** How far the store's clock is off. */
const clock = { shift: 0 };
let sandbox: Sandbox;
let before = 0;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.now() + clock.shift });
});
afterAll(() => sandbox?.close());
beforeEach(() => {
  clock.shift = 0;
  before = sandbox.seen.length;
});
/** What has reached the stores in this test. */
function seen(): Sandbox['seen'] {
  return sandbox.seen.slice(before);
}
function reached(path: string): number {
  return seen().filter(({ url }) => url.startsWith(path)).length;
}

describe('A store that refuses', () => {
  test('a token that Apple refuses once is replaced, and the call succeeds', async () => {
    const relay = await open(openFaultyRelay(sandbox.settings));
    await relay.call('ListApps');
    sandbox.fail({ store: 'apple', kind: 'revoke' });
    const { status, line } = await relay.call('ListApps');
    const bearers = new Set(seen().map(({ headers }) => headers.authorization));
    expect([status, line?.attempts, bearers.size]).toEqual([200, 2, 2]);
  });

  test.each([
    ['apple', 'ListApps', '/v1/apps'],
    ['samsung', 'CheckAccessToken', '/auth/checkAccessToken'],
  ] as const)(
    'a key that %s always refuses ends in credentials_refused, after three messages at most',
    async (store, id, path) => {
      const relay = await open(openFaultyRelay(sandbox.settings));
      sandbox.fail({ store, kind: 'status', status: 401, times: 2, path });
      expect(await relay.call(id)).toMatchObject({ status: 502, code: 'credentials_refused' });
      expect(reached(path)).toBeLessThanOrEqual(3);
    },
  );

  test('a revoked token of Samsung costs one exchange and one repeat', async () => {
    const relay = await open(openFaultyRelay(sandbox.settings));
    await relay.call('CheckAccessToken');
    sandbox.fail({ store: 'samsung', kind: 'revoke' });
    const { status, line } = await relay.call('CheckAccessToken');
    expect([status, line?.attempts, reached('/auth/accessToken')]).toEqual([200, 2, 2]);
  });

  test('a refused key of one account does not affect the other account', async () => {
    const relay = await open(openFaultyRelay(sandbox.settings));
    await relay.call('CheckAccessToken', { query: 'account=games' });
    sandbox.fail({ store: 'samsung', kind: 'revoke' });
    await relay.call('CheckAccessToken');
    const { status, line } = await relay.call('CheckAccessToken', { query: 'account=games' });
    expect([status, line?.attempts]).toEqual([200, 1]);
  });
});

const minutes = 60_000;
describe.each([
  ['90 seconds behind', -1.5 * minutes],
  ['90 seconds ahead', 1.5 * minutes],
  ['an hour behind', -60 * minutes],
  ['an hour ahead', 60 * minutes],
  ['two days behind', -2 * 1440 * minutes],
  ['two days ahead', 2 * 1440 * minutes],
])('A store whose clock is %s', (_, shift) => {
  test.each(['ListApps', 'CheckAccessToken', 'CreateAccessToken'])(
    'is served by %s, and from then on without a repeat',
    async (id) => {
      clock.shift = shift;
      const relay = await open(openFaultyRelay(sandbox.settings));
      const first = await relay.call(id);
      const second = await relay.call(id);
      expect([first.status, second.status, second.line?.attempts]).toEqual([200, 200, 1]);
      expect(seen().length).toBeLessThanOrEqual(4);
    },
  );
});

test('A clock that had to be corrected is reported in the log', async () => {
  clock.shift = -60 * minutes;
  const relay = await open(openFaultyRelay(sandbox.settings));
  const { line } = await relay.call('ListApps');
  expect(Math.round((line?.clockSkewSeconds ?? 0) / 60)).toBe(-60);
});

test.each([
  ['no Date', undefined],
  ['a Date that is none', 'yesterday'],
  ['a Date of the year 9999', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ['a Date that jumps', 'jump'],
])('A 401 with %s makes no loop', async (_, date) => {
  let jump = 0;
  const store = await open(
    listen((response, message) => {
      if (exchanges(response, message)) return;
      response.sendDate = false;
      jump += 3_600_000;
      if (date) response.setHeader('date', date === 'jump' ? new Date(Date.now() + jump).toUTCString() : date);
      response.writeHead(401).end('{"errors":[]}');
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  for (const id of ['ListApps', 'CheckAccessToken']) {
    const before = store.messages.length;
    expect(await relay.call(id)).toMatchObject({ status: 502, code: 'credentials_refused' });
    expect(store.messages.length - before).toBeLessThanOrEqual(4);
  }
});

test.each([
  ['Apple', 'ListApps', 'APPLE__', 'KEY_ID', makeKeys().ec],
  ['Samsung', 'CheckAccessToken', 'SAMSUNG__', 'SERVICE_ACCOUNT_ID', makeKeys().rsa],
])('When %s takes the next key alone, none of fifty calls fails', async (_, id, prefix, name, strange) => {
  const good = sandbox.settings;
  const reported: string[] = [];
  const relay = await open(
    openFaultyRelay(
      {
        ...good,
        [`${prefix}PRIVATE_KEY`]: pem(strange.privateKey, 'pkcs8'),
        [`${prefix}${name}_NEXT`]: good[`${prefix}${name}`] ?? '',
        [`${prefix}PRIVATE_KEY_NEXT`]: good[`${prefix}PRIVATE_KEY`] ?? '',
      },
      { backOff: () => 1, warn: (sentence) => reported.push(sentence) },
    ),
  );
  const received = await Promise.all(Array.from({ length: 50 }, () => relay.call(id)));
  expect(received.filter(({ status }) => status !== 200)).toEqual([]);
  expect(reported).toHaveLength(1);
});
