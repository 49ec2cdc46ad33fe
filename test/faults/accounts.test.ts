// Two accounts of each store in a race, with tokens that die under them: nobody gets what belongs to the other.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { type FaultyRelay, openFaultyRelay, type RelayAnswer } from './relay.ts';

const open = closeLater();
const names = ['default', 'games'] as const;

let sandbox: Sandbox;
let relay: FaultyRelay;
beforeEach(async () => {
  sandbox = await open(startSandbox());
  relay = await open(openFaultyRelay(sandbox.settings));
});

function race(id: string, count: number): Promise<{ readonly account: string; readonly received: RelayAnswer }[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const account = names[at % 2] ?? 'default';
      return { account, received: await relay.call(id, { query: `account=${account}` }) };
    }),
  );
}

test('Two accounts of Samsung each use only their own token', async () => {
  const calls = await race('CheckAccessToken', 200);
  expect(calls.filter(({ received }) => received.status !== 200 || received.line?.attempts !== 1)).toEqual([]);
  const pairs = sandbox.seen.map(({ headers }) => `${headers['service-account-id']} ${headers.authorization}`);
  const tokens = new Set(pairs.filter((pair) => !pair.startsWith('undefined')));
  expect([tokens.size, pairs.filter((pair) => pair.startsWith('undefined')).length]).toEqual([2, 2]);
});

test('Two accounts of Apple get their own apps, with their own key', async () => {
  const calls = await race('ListApps', 100);
  const seen = new Map(names.map((name) => [name, new Set<string>()]));
  for (const { account, received } of calls) seen.get(account as 'games')?.add(JSON.stringify(received.json.data));
  const [own, games] = names.map((name) => [...(seen.get(name) ?? [])]);
  expect([own?.length, games?.length]).toEqual([1, 1]);
  expect(own).not.toEqual(games);
  expect(new Set(sandbox.seen.map(({ headers }) => headers.authorization)).size).toBe(2);
});

test('An invalid token of one account does not affect the other', async () => {
  await race('CheckAccessToken', 2);
  sandbox.fail({ store: 'samsung', kind: 'revoke', path: '/auth/checkAccessToken', times: 1 });
  const calls = await race('CheckAccessToken', 100);
  expect(new Set(calls.map(({ received }) => received.status))).toEqual(new Set([200]));
  const repeated = new Set(
    calls.filter(({ received }) => (received.line?.attempts ?? 0) > 1).map(({ account }) => account),
  );
  expect(repeated.size).toBe(1);
  expect(sandbox.seen.filter(({ url }) => url === '/auth/accessToken')).toHaveLength(3);
});

test('A store that is down for one account does not open the circuit of the other', async () => {
  await race('CheckAccessToken', 2);
  const down = { ...sandbox.settings, SAMSUNG__GAMES__SERVICE_ACCOUNT_ID: 'nobody' };
  const own = await open(openFaultyRelay(down));
  const received = [];
  for (let turn = 0; turn < 30; turn += 1) {
    received.push(await own.call('CheckAccessToken', { query: 'account=games' }), await own.call('CheckAccessToken'));
  }
  expect(received.map(({ status }, at) => status === (at % 2 ? 200 : 502))).not.toContain(false);
});
