// Statuses of a store in trouble: reads are repeated a few times, writes never, and Retry-After is waited for or handed on.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { type FaultyRelay, openFaultyRelay } from './relay.ts';

const open = closeLater();
let sandbox: Sandbox;
let relay: FaultyRelay;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  relay = await open(openFaultyRelay({ ...sandbox.settings, RELAY__DEADLINE_SECONDS: '3' }));
});

const transient = [408, 425, 429, 500, 502, 503, 504];
const final = [400, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 415, 418, 422, 423, 451, 499, 501, 505, 599];

describe.each(transient)('Status %i', (status) => {
  test('once causes one retry of a read', async () => {
    sandbox.fail({ store: 'apple', kind: 'status', status });
    const received = await relay.call('ListApps', { query: 'limit=1' });
    expect([received.status, received.line?.attempts]).toEqual([200, 2]);
  });

  test('always is returned after three attempts of a read', async () => {
    sandbox.fail({ store: 'apple', kind: 'status', status, times: 3 });
    const { line, ...received } = await relay.call('ListApps');
    expect([received.status, received.code, line?.attempts]).toEqual([status, 'store_refused', 3]);
  });

  test('is returned immediately for a write: unchanged if the write certainly did nothing, otherwise as an unknown outcome', async () => {
    await relay.call('CheckAccessToken');
    sandbox.fail({ store: 'samsung', kind: 'status', status, method: 'DELETE' });
    const { line, ...received } = await relay.call('RevokeAccessToken');
    const reported = [425, 429].includes(status) ? [status, 'store_refused'] : [409, 'outcome_unknown'];
    expect([received.status, received.code, line?.attempts]).toEqual([...reported, 1]);
  });

  test('with a Retry-After beyond the deadline is forwarded with it immediately', async () => {
    sandbox.fail({ store: 'apple', kind: 'status', status, retryAfter: '30' });
    const { line, ...received } = await relay.call('ListApps');
    expect([received.status, received.headers['retry-after'], line?.attempts]).toEqual([status, '30', 1]);
  });
});

test.each([429, 503])('Status %i with a Retry-After that fits is waited for', async (status) => {
  sandbox.fail({ store: 'apple', kind: 'status', status, retryAfter: '1' });
  const received = await relay.call('ListApps', { query: 'limit=1' });
  expect([received.status, received.line?.attempts]).toEqual([200, 2]);
});

test.each(final)(
  'Status %i is handed on at once, and a write that met a fault of the store may have been made',
  async (status) => {
    await relay.call('CheckAccessToken');
    sandbox.fail({ store: 'apple', kind: 'status', status });
    sandbox.fail({ store: 'samsung', kind: 'status', status, method: 'DELETE' });
    for (const id of ['ListApps', 'RevokeAccessToken']) {
      const { line, ...received } = await relay.call(id);
      const reported =
        id === 'RevokeAccessToken' && status >= 500 ? [409, 'outcome_unknown'] : [status, 'store_refused'];
      expect([received.status, received.code, line?.attempts]).toEqual([...reported, 1]);
    }
  },
);

// biome-ignore format: a table is read by its lines
const odd = [
  '-1', '0', '1.5', '+5', '1, 2', '0x10', 'soon', '\t', 'Infinity', 'NaN', '999999999', '1795000000000', '86401',
  'Fri, 31 Dec 9999 23:59:59 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', '2026-11-22', 'GMT', '1e3', '99999999999999999999',
];

test.each(odd)(
  'A Retry-After of %j makes no loop, and reaches the caller only when it can be waited for',
  async (retryAfter) => {
    sandbox.fail({ store: 'apple', kind: 'status', status: 429, retryAfter, times: 3 });
    const { status, headers, line } = await relay.call('ListApps');
    expect([status, headers['retry-after']]).toEqual([429, retryAfter === '0' ? '0' : '60']);
    expect(line?.attempts).toBeLessThanOrEqual(3);
    while ((await relay.call('ListApps', { query: 'limit=1' })).status !== 200); // the rest of the fault
  },
);

test('An exhausted quota is reported immediately, and no request is sent', async () => {
  const poor = await open(startSandbox({ hourLimit: 2 }));
  const own = await open(openFaultyRelay(poor.settings));
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push((await own.call('ListApps', { query: 'limit=1' })).status);
  const refused = await own.call('ListApps');
  expect(statuses).toEqual([200, 200, 429, 429]);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(poor.seen).toHaveLength(2);
});
