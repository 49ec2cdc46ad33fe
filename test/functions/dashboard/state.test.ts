// The data of the dashboard: token ages instead of tokens, calls without values, and nothing about other callers' accounts.
import { createHash } from 'node:crypto';
import { catalog } from '../../../connector/catalog.ts';
import type { LogEntry } from '../../../functions/core/types.ts';
import type { DashboardState, OperationShown } from '../../../functions/dashboard/types.ts';
import { visibleOperations } from '../../../functions/hosting/visibleOperations.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { createRecentCalls } from '../../../functions/telemetry/recentCalls.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { bothOf, openTestClock } from '../../support/clock.ts';
import { openRelay } from '../../support/relay.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.close());

function open(settings: Readonly<Record<string, string>> = {}) {
  const clock = { ahead: 0 };
  const relay = openRelay(
    { ...sandbox.settings, RELAY__PAGE: 'on', ...settings },
    { now: () => Date.now() + clock.ahead },
  );
  const state = async (keyDigest?: Buffer): Promise<DashboardState> =>
    (await relay.call('ReadState', keyDigest ? { keyDigest } : {})).json;
  return { ...relay, clock, state };
}

test('A token is reported by its age and by how long it is used, and never itself', async () => {
  const { call, clock, state, close } = open();
  await call('ListApps');
  await call('CheckAccessToken');
  clock.ahead = 60_000;
  const reported = await state();
  await close();
  const [apple, games, samsung] = reported.accounts;
  expect(apple?.token?.ageSeconds).toBeGreaterThanOrEqual(60);
  expect(apple?.token?.secondsLeft).toBeLessThanOrEqual(720);
  expect(apple?.token?.secondsLeft).toBeGreaterThan(660);
  expect(games?.token).toBeUndefined();
  expect(Object.keys(samsung?.token ?? {})).toEqual(['ageSeconds']);
  const bearers = sandbox.seen.map(({ headers }) => String(headers.authorization ?? '').replace('Bearer ', ''));
  for (const token of bearers.filter(Boolean)) expect(JSON.stringify(reported)).not.toContain(token);
});

test('Quota and last response are what the store reported', async () => {
  const { call, state, close } = open();
  const { headers } = await call('ListApps');
  await call('ReadApp', { path: { id: '404404' } });
  const [apple] = (await state()).accounts;
  await close();
  const left = Number(/rem:(\d+)/.exec(headers['x-rate-limit'] ?? '')?.[1]);
  expect(apple?.quota).toEqual({ limit: 3600, remaining: left - 1, reserved: 360 });
  expect(apple?.last).toMatchObject({ operation: 'ReadApp', status: 404, storeStatus: 404, code: 'store_refused' });
});

test('A call is reported without a value of its own, and the page’s own calls are not', async () => {
  const { call, state, close } = open();
  await call('ListApps', { query: { 'filter[name]': 'planted-value' } });
  await call('ListOperations');
  await state();
  const reported = await state();
  await close();
  expect(reported.calls.map(({ operation }) => operation)).toEqual(['ListApps']);
  expect(JSON.stringify(reported)).not.toContain('planted-value');
  expect(reported.minutes).toHaveLength(30);
  expect(reported.minutes.at(-1)).toMatchObject({ answered: 1, failed: 0 });
});

test('A caller with its own accounts gets only those and its own calls', async () => {
  const digest = createHash('sha256').update('team-key').digest();
  const { call, state, close } = open({
    CALLER__TEAM__KEY_SHA256: digest.toString('hex'),
    CALLER__TEAM__ACCOUNTS: 'apple/games',
  });
  await call('ListApps');
  await call('ListApps', { query: { account: 'games' } });
  await call('Health');
  await call('ListAccounts', { keyDigest: digest });
  const [own, all] = [await state(digest), await state()];
  await close();
  expect(own.accounts.map(({ store, name }) => `${store}/${name}`)).toEqual(['apple/games']);
  expect(own.calls.map(({ operation }) => operation)).toEqual(['ListAccounts', 'ListApps']);
  expect(own.calls.map(({ caller }) => caller)).toEqual(['team', undefined]); // the other is not its own
  expect(all.calls.map(({ caller }) => caller)).toContain('team');
  expect(all.calls.find(({ operation }) => operation === 'ListApps')).toMatchObject({ attempts: 1, simulated: true });
  expect(own.minutes.at(-1)?.answered).toBe(2);
  expect(all.calls).toHaveLength(4);
});

test('A caller counts as read-only if it may only read', async () => {
  const [usual, strict] = [open(), open({ RELAY__ALLOW: 'read' })];
  expect([(await usual.state()).readOnly, (await strict.state()).readOnly]).toEqual([false, true]);
  await Promise.all([usual.close(), strict.close()]);
});

test('Operations say whether the caller may, and how the drop-downs are filled', async () => {
  const { call, close } = open({ RELAY__ALLOW: 'read, -ListApps' });
  const { operations } = (await call('ListOperations')).json as { operations: OperationShown[] };
  await close();
  const find = (id: string) => operations.find((each) => each.id === id);
  expect(operations.map(({ id }) => id)).toEqual(catalog.filter(({ hidden }) => !hidden).map(({ id }) => id));
  expect([find('ListApps')?.allowed, find('ReadApp')?.allowed, find('ReplyToReview')?.allowed]).toEqual([
    false,
    true,
    false,
  ]);
  expect(find('ReadApp')?.inputs[0]).toMatchObject({
    in: 'path',
    name: 'id',
    choices: { operation: 'ListAppStoreChoices' },
  });
});

test('Each operation is in a group, and a search names those that fit best', async () => {
  const { call, close } = open();
  const listed = (await call('ListOperations')).json.operations as OperationShown[];
  const derived = (await call('ListOperations', { query: { contract: 'true' } })).json.operations as OperationShown[];
  const [best] = (await call('ListOperations', { query: { search: 'who has access' } })).json.operations;
  const none = (await call('ListOperations', { query: { search: 'xyzzy' } })).json.operations;
  await close();
  const groupOf = (id: string) => listed.find((each) => each.id === id)?.group;
  expect(['ReadReview', 'SetWhatsNew', 'WhenReviewAdded', 'ListGalaxyReviews', 'ListAllApps'].map(groupOf)).toEqual([
    'CustomerReviews',
    'Recipes',
    'Triggers',
    'Customer reviews',
    'Relay',
  ]);
  expect([...listed, ...derived].filter(({ group }) => !group)).toEqual([]);
  expect(groupOf('ListAppStoreTransactions')).toBe('App Store Server API');
  expect(derived.find(({ id }) => id === 'apps_appClips_getToManyRelated')?.group).toBe('Apps');
  expect([best, none]).toEqual([{ id: 'ListUsers', access: 'read' }, []]);
});

test.each(['ListAppStoreTransactions', 'ListAppStoreRefunds'])(
  '%s shows first what was bought, and when',
  async (id) => {
    const { call, close } = open();
    const [operation] = (await call('ListOperations', { query: { id } })).json.operations;
    await close();
    expect(operation.columns.slice(0, 2)).toEqual(['productId', 'purchaseDate']);
    expect(Object.keys(operation.titles)).toEqual(expect.arrayContaining(operation.columns));
  },
);

test('One operation has the titles of its columns, also one that is only in the contract', async () => {
  const { call, close } = open();
  const titlesOf = async (id: string) => (await call('ListOperations', { query: { id } })).json.operations[0].titles;
  const [apps, review, clips, galaxy] = [
    await titlesOf('ListApps'),
    await titlesOf('ReadReview'),
    await titlesOf('apps_appClips_getToManyRelated'),
    await titlesOf('ListGalaxyApps'),
  ];
  await close();
  expect(apps).toMatchObject({ id: 'ID', name: 'App name', bundleId: 'Bundle ID' });
  expect(Object.keys(apps).filter((each) => /links|relationships|attributes/.test(each))).toEqual([]);
  expect(review).toMatchObject({ createdDate: expect.any(String), body: expect.any(String) });
  expect(clips.bundleId).toBeDefined();
  expect(galaxy.contentName).toBeDefined();
});

test('Without the page, no calls are recorded', async () => {
  const { call, state, close } = open({ RELAY__PAGE: 'off' });
  await call('ListApps');
  expect((await state()).calls).toEqual([]);
  await close();
});

test('The setting is on or off, and off if nobody says so', async () => {
  const { faults, close } = open({ RELAY__PAGE: 'yes' });
  await close();
  expect(faults).toContain('RELAY__PAGE must be on or off');
  expect(readConfig({}).page).toBe(false);
});

test('Where it is off no function is made of it; where it is on, only the page itself is without a key', () => {
  const of = (page: boolean) => visibleOperations(catalog, { openDefinition: false, page }).filter((each) => each.page);
  expect(of(false)).toEqual([]);
  expect(of(true).map(({ id, anonymous = false }) => [id, anonymous])).toEqual([
    ['ReadPage', true],
    ['ReadPageFile', true],
    ['ReadState', false],
    ['ListOperations', false],
  ]);
});

describe('The record of recent calls', () => {
  const line: LogEntry = {
    operation: 'ListApps',
    correlationId: 'c',
    query: ['limit'],
    attempts: 1,
    status: 200,
    account: 'a',
  };

  test('keeps the last 50 calls and the last 30 minutes, whatever comes', () => {
    const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
    const journal = createRecentCalls(
      catalog,
      bothOf(() => clock.now),
    );
    for (let call = 0; call < 500; call += 1) {
      journal.record({ ...line, milliseconds: call });
      clock.now += 10_000;
    }
    const { calls, minutes } = journal.read(() => true);
    expect(calls).toHaveLength(50);
    expect(calls[0]?.milliseconds).toBe(499);
    expect(minutes).toHaveLength(30);
    expect(minutes.slice(0, 29).every(({ answered }) => answered === 6)).toBe(true);
  });

  test('keeps calls of an owner with few, however many others make', () => {
    const journal = createRecentCalls(
      catalog,
      bothOf(() => 0),
    );
    journal.record({ ...line, account: 'quiet', milliseconds: 1 });
    for (const account of ['loud', 'louder'])
      for (let call = 0; call < 200; call += 1) journal.record({ ...line, account, milliseconds: call });
    expect(journal.read((whose) => whose === 'apple/quiet').calls).toMatchObject([{ milliseconds: 1 }]);
    expect(journal.read((whose) => whose === 'apple/louder').calls).toHaveLength(50);
    expect(journal.read(() => true).calls.map(({ account }) => account)).toEqual(Array(50).fill('louder'));
    expect(journal.snapshot().calls).toHaveLength(100);
  });

  test('counts each minute once when the wall clock is set back', () => {
    const time = openTestClock(Date.parse('2026-11-22T12:00:00Z'));
    const journal = createRecentCalls(catalog, time);
    for (let call = 0; call < 60; call += 1) {
      journal.record(line);
      time.clock.now += 10_000;
      if (call === 30) time.clock.ahead = -3_600_000;
    }
    const { minutes } = journal.read(() => true);
    expect(minutes.reduce((sum, { answered }) => sum + answered, 0)).toBe(60);
  });

  test('counts what failed apart', () => {
    const journal = createRecentCalls(
      catalog,
      bothOf(() => 0),
    );
    for (const status of [200, 404, 502]) journal.record({ ...line, status });
    expect(journal.read(() => true).minutes.at(-1)).toMatchObject({ answered: 1, failed: 2 });
  });
});
