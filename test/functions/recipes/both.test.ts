// Recipes over both stores: all apps in one list, and the status of an app; a store that fails becomes a problem.
import { listApple } from '../../../functions/stores/apple/apps.ts';
import { listGalaxy } from '../../../functions/stores/samsung/apps.ts';
import type { StoreApi } from '../../../functions/workflow/storeApi.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost } from '../../support/entryPoints.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();

async function start(more: Readonly<Record<string, string>> = {}) {
  const sandbox: Sandbox = await open(startSandbox());
  const relay = await open(openRelay({ ...sandbox.settings, ...more }, { pollDelay: () => 1 }));
  return { sandbox, ...relay };
}

interface AppRow {
  readonly store: string;
  readonly account: string;
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

function accountsIn(rows: readonly AppRow[]): string[] {
  return [...new Set(rows.map(({ store, account }) => `${store}/${account}`))].sort();
}

describe('The list of all apps', () => {
  test('has the apps of every account in both stores, in the order of their names', async () => {
    const { call } = await start();
    const { status, json } = await call('ListAllApps');
    const names = json.apps.map(({ name }: AppRow) => name);
    expect(status).toBe(200);
    expect(accountsIn(json.apps)).toEqual(['apple/default', 'apple/games', 'samsung/default']);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  test('reports the bundle ID of an app in the App Store, and the state and number of the version in the store', async () => {
    const { call } = await start();
    const { json } = await call('ListAllApps', { query: { store: 'apple', account: 'default' } });
    expect(json.apps.find(({ name }: AppRow) => name === 'Tidewater Almanac')).toMatchObject({
      bundleId: 'com.example.tidewater',
      state: 'READY_FOR_DISTRIBUTION',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      updated: expect.any(String),
    });
  });

  test('reports the state of a Galaxy Store app on sale, even if it has a draft', async () => {
    const { call } = await start();
    const { json } = await call('ListAllApps', { query: { store: 'samsung' } });
    const found = json.apps.filter(({ name }: AppRow) => name === 'Sparrow Ledger');
    expect(found).toEqual([
      expect.objectContaining({
        state: 'FOR_SALE',
        price: 0,
        updatedZone: 'unknown',
        updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      }),
    ]);
  });

  test('reports what is in progress beside what is live, in both stores', async () => {
    const { call } = await start();
    const { json } = await call('ListAllApps', { query: { account: 'default', details: 'true' } });
    const rowOf = (store: string, name: string) =>
      json.apps.find((each: AppRow) => each.store === store && each.name === name);
    expect(rowOf('apple', 'Nachtzug Planer')).toMatchObject({
      state: 'READY_FOR_DISTRIBUTION',
      nextState: 'WAITING_FOR_REVIEW',
      nextVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    expect(rowOf('samsung', 'Marea Surf')).toMatchObject({
      ...{ state: 'FOR_SALE', version: '2.30' },
      ...{ nextState: 'READY_FOR_CHANGE', nextVersion: '2.31' },
    });
    expect(rowOf('samsung', 'Tidewater Almanac')).not.toHaveProperty('nextState');
  });

  test('has the package names and versions of Galaxy Store apps when details are asked for', async () => {
    const { call } = await start();
    const { json } = await call('ListAllApps', { query: { store: 'samsung', account: 'default', details: 'true' } });
    expect(json.apps.find(({ name }: AppRow) => name === 'Tidewater Almanac')).toMatchObject({
      bundleId: 'com.example.tidewater',
      version: '2.41',
    });
    expect(json.problems).toEqual([]);
  });

  test('reports how many details are missing, and lists the apps without them', async () => {
    const { call, sandbox } = await start();
    sandbox.fail({ store: 'samsung', kind: 'status', status: 400, path: '/seller/contentInfo', times: 2 });
    const { json } = await call('ListAllApps', { query: { store: 'samsung', account: 'default', details: 'true' } });
    expect(json.apps).toHaveLength(6);
    expect(json.problems).toEqual([
      expect.objectContaining({ code: 'incomplete', message: expect.stringContaining('details of 2 apps') }),
    ]);
  });

  test('reports an account that may not list its apps, and has the others', async () => {
    const { call } = await start();
    const { json } = await call('ListAllApps');
    expect(json.problems).toEqual([
      expect.objectContaining({ store: 'samsung', account: 'games', code: 'store_refused' }),
    ]);
  });

  test('has the apps of one store when the other is down', async () => {
    const { call, sandbox } = await start();
    sandbox.fail({ store: 'samsung', kind: 'reset', path: '/seller', times: 20 });
    const { status, json } = await call('ListAllApps', { query: { account: 'default' } });
    expect(status).toBe(200);
    expect(accountsIn(json.apps)).toEqual(['apple/default']);
    expect(json.problems).toMatchObject([{ store: 'samsung', account: 'default', code: 'store_unreachable' }]);
  });

  test('has the apps of one store when the other never answers', async () => {
    const { call, sandbox } = await start({ RELAY__DEADLINE_SECONDS: '3' });
    sandbox.fail({ store: 'samsung', kind: 'hang', path: '/seller/contentList', times: 20 });
    const { status, json } = await call('ListAllApps', { query: { account: 'default' } });
    expect(status).toBe(200);
    expect(accountsIn(json.apps)).toEqual(['apple/default']);
    expect(json.problems).toMatchObject([{ store: 'samsung', code: 'store_timeout' }]);
  });

  test('reports an account whose settings are not complete', async () => {
    const { call } = await start({ APPLE__LATER__KEY_ID: 'LATER00001' });
    const { json } = await call('ListAllApps', { query: { account: 'later' } });
    expect(json.apps).toEqual([]);
    expect(json.problems).toMatchObject([{ store: 'apple', account: 'later', code: 'not_configured' }]);
  });

  test('refuses an unknown account with the error of all operations', async () => {
    const { call } = await start();
    const { status, json } = await call('ListAllApps', { query: { store: 'apple', account: 'nobody' } });
    expect([status, json.error.code]).toEqual([400, 'unknown_account']);
    expect(json.error.message).toBe('There is no apple account with that name. There are: default, games.');
  });

  test('has nothing of an account that the caller may not use, not even its name', async () => {
    const { call, sandbox } = await start({ RELAY__ACCOUNTS: 'apple/games' });
    const { json } = await call('ListAllApps');
    expect(accountsIn(json.apps)).toEqual(['apple/games']);
    expect(json.problems).toEqual([]);
    expect(sandbox.seen.filter(({ store }) => store === 'samsung')).toEqual([]);
  });

  test('refuses an account that the caller may not use like one that does not exist', async () => {
    const { call } = await start({ RELAY__ACCOUNTS: 'apple/games' });
    const { json } = await call('ListAllApps', { query: { store: 'apple', account: 'default' } });
    expect(json.error.message).toBe('There is no apple account with that name. There are: games.');
  });

  test('works over the local host, too', async () => {
    const sandbox = await open(startSandbox());
    const entryPoint = await open(openLocalHost(sandbox.settings));
    const { status, json } = await entryPoint.call('/api/apps?store=samsung&account=default');
    expect([status, json.apps.length]).toEqual([200, 6]);
  });
});

describe('More apps than the list takes', () => {
  const api = (answer: unknown): StoreApi => {
    const ask = async <T>(): Promise<T> => answer as T;
    return { call: ask } as unknown as StoreApi;
  };
  const wanted = { most: 2, details: false, left: () => 60_000 };

  test('are reported, for Galaxy Store', async () => {
    const lines = ['1', '2', '3'].map((contentId) => ({ contentId, contentName: 'An app', contentStatus: 'FOR_SALE' }));
    const { apps, problem } = await listGalaxy(api(lines), wanted);
    expect([apps.length, problem]).toEqual([2, { code: 'incomplete', message: 'Only 2 of 3 apps are listed.' }]);
  });

  test('are reported, for the App Store', async () => {
    const askMost = async () => ({ answer: { data: [{ id: '1' }] }, stopped: 'The most items are here.' });
    const { apps, problem } = await listApple({ listUpTo: askMost } as unknown as StoreApi, wanted);
    expect([apps, problem?.code]).toEqual([[{ id: '1', name: '1' }], 'incomplete']);
  });
});

describe('The status of an app', () => {
  const appIn = async (
    call: Awaited<ReturnType<typeof start>>['call'],
    store: string,
    name: string,
  ): Promise<string> => {
    const { json } = await call('ListAllApps', { query: { store, account: 'default' } });
    return json.apps.find((each: AppRow) => each.name === name).id;
  };

  test('names what is in the App Store, what comes next and the latest build', async () => {
    const { call } = await start();
    const appleApp = await appIn(call, 'apple', 'Nachtzug Planer');
    const { status, json } = await call('ReadAppStatus', { query: { appleApp } });
    expect(status).toBe(200);
    expect(json.galaxy).toBeUndefined();
    expect(json.apple).toMatchObject({
      account: 'default',
      appId: appleApp,
      name: 'Nachtzug Planer',
      live: { state: 'READY_FOR_DISTRIBUTION', platform: 'IOS' },
      next: { state: 'WAITING_FOR_REVIEW' },
      build: { state: 'VALID' },
      sentence: expect.stringMatching(
        /^Version \S+ for iOS is in the App Store\. Version \S+ for iOS is waiting for review\. The latest build is \d+ \(ready\)\.$/,
      ),
    });
  });

  const ofReleases = async (call: Awaited<ReturnType<typeof start>>['call']) => {
    const apps: AppRow[] = (await call('ListAllApps', { query: { store: 'apple', account: 'default' } })).json.apps;
    return Promise.all(
      apps.map(async ({ id }) => (await call('ReadAppStatus', { query: { appleApp: String(id) } })).json.apple),
    );
  };

  test('reports the progress of a phased release, and how long it can stay paused', async () => {
    const { call } = await start();
    const reported = await ofReleases(call);
    const withState = (state: string) => reported.find(({ live }) => live?.phasedState === state);
    expect(withState('ACTIVE').live).toMatchObject({ phasedDay: 3, phasedPercentage: 5, pausedDaysLeft: 30 });
    expect(withState('ACTIVE').sentence).toContain('Its phased release is on day 3 of 7 (5% of customers).');
    expect(withState('PAUSED').live).toMatchObject({ phasedDay: 3, phasedPercentage: 5, pausedDaysLeft: 28 });
    expect(withState('PAUSED').sentence).toContain(
      'Its phased release is paused on day 3 of 7 (5% of customers), and can stay paused for 28 more days.',
    );
    expect(withState('COMPLETE').live).toMatchObject({ phasedPercentage: 100 });
    expect(withState('COMPLETE').live.phasedDay).toBeUndefined();
    const plain = reported.find(({ live }) => live && live.phasedState === undefined);
    expect(plain.sentence).not.toContain('phased');
  });

  test('reports a phased release that is set up for the next version', async () => {
    const { call } = await start({ RELAY__ALLOW: '*' });
    const appleApp = await appIn(call, 'apple', 'Sparrow Ledger');
    await call('ControlPhasedRelease', { body: { appId: appleApp, action: 'start' } });
    const { json } = await call('ReadAppStatus', { query: { appleApp } });
    expect(json.apple.next.phasedState).toBe('INACTIVE');
    expect(json.apple.sentence).toContain('Its phased release over 7 days begins when it is released.');
  });

  test('reports the next versions of every platform', async () => {
    const { call } = await start({ RELAY__ALLOW: '*' });
    const appleApp = await appIn(call, 'apple', 'Sparrow Ledger');
    await call('CreateVersion', { body: { appId: appleApp, platform: 'MAC_OS', versionString: '7.0' } });
    const { sentence } = (await call('ReadAppStatus', { query: { appleApp } })).json.apple;
    expect(sentence).toContain('Version 7.0 for macOS is in preparation.');
    expect(sentence).toContain('Version 2.1.1 for iOS is in preparation.');
  });

  test('names both records of Galaxy Store, each with its group', async () => {
    const { call } = await start();
    const galaxyApp = await appIn(call, 'samsung', 'Marea Surf');
    const { json } = await call('ReadAppStatus', { query: { galaxyApp } });
    expect(json.galaxy).toMatchObject({
      contentId: galaxyApp,
      live: { status: 'FOR_SALE', group: 'Live', version: '2.30' },
      draft: { status: 'READY_FOR_CHANGE', group: 'Approved, waiting to go live', version: '2.31' },
    });
    expect(json.galaxy.problem).toBeUndefined();
    expect(json.galaxy.sentence).toBe(
      'The app is live (FOR_SALE, version 2.30). The next version is approved and waits to go live (READY_FOR_CHANGE, version 2.31).',
    );
  });

  test('has plain sentences, whatever stands in a version or a state', async () => {
    const { call, sandbox } = await start();
    const odd = 'BR\u0007I\u202eGHT\nX';
    const attributes = { versionString: odd, platform: 'IOS', appVersionState: odd };
    const data = [{ type: 'appStoreVersions', id: 'v1', attributes }];
    const listed = { data, links: { self: 'https://api.appstoreconnect.apple.com/' } };
    const [appleApp, galaxyApp] = [await appIn(call, 'apple', 'Sparrow Ledger'), '000000000001'];
    const path = `/v1/apps/${appleApp}/appStoreVersions`;
    sandbox.fail({ store: 'apple', kind: 'status', status: 200, path, body: listed });
    const record = { contentId: galaxyApp, contentStatus: odd, appTitle: 'A', binaryList: [{ versionName: odd }] };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 200, path: '/seller/contentInfo', body: [record] });
    const { json } = await call('ReadAppStatus', { query: { appleApp, galaxyApp } });
    expect(json.apple.sentence).toMatch(/BR IGHT X/);
    expect(json.galaxy.sentence).toMatch(/BR IGHT X/);
    expect(json.apple.sentence + json.galaxy.sentence).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('of one store is there when the other is down', async () => {
    const { call, sandbox } = await start();
    const [appleApp, galaxyApp] = [
      await appIn(call, 'apple', 'Tidewater Almanac'),
      await appIn(call, 'samsung', 'Tidewater Almanac'),
    ];
    sandbox.fail({ store: 'apple', kind: 'reset', times: 50 });
    const { status, json } = await call('ReadAppStatus', { query: { appleApp, galaxyApp } });
    expect(status).toBe(200);
    expect(json.apple).toMatchObject({ appId: appleApp, problem: { code: 'store_unreachable' } });
    expect(json.galaxy.live.status).toBe('FOR_SALE');
  });

  test.each([
    ['Bramble Recipes', /^The app was taken off sale \(SUSPENDED, /],
    ['Kettle & Clock', /The next version is in a closed beta test \(BETA_UPDATING, /],
  ])('says in words where %s stands in Galaxy Store', async (name, words) => {
    const { call } = await start();
    const galaxyApp = await appIn(call, 'samsung', name);
    const { json } = await call('ReadAppStatus', { query: { galaxyApp } });
    expect(json.galaxy.sentence).toMatch(words);
  });

  test('reports a Galaxy Store app that is not there', async () => {
    const { call } = await start();
    const { json } = await call('ReadAppStatus', { query: { galaxyApp: '000000000001' } });
    expect(json.galaxy.problem.code).toBe('not_found');
  });

  test('reports an unknown account with the error of all operations', async () => {
    const { call } = await start();
    const { json } = await call('ReadAppStatus', { query: { appleApp: '1', appleAccount: 'nobody' } });
    expect(json.apple.problem).toEqual({
      code: 'unknown_account',
      message: 'There is no apple account with that name. There are: default, games.',
    });
  });

  test('is refused without an app', async () => {
    const { call, sandbox } = await start();
    const { status, json } = await call('ReadAppStatus');
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(json.error.message).toContain(
      'Name an app in at least one input: appleApp (App Store app), galaxyApp (Galaxy Store app).',
    );
    expect(json.error.details.map(({ target }: { target: string }) => target)).toEqual([
      'query.appleApp',
      'query.galaxyApp',
    ]);
    expect(sandbox.seen).toEqual([]);
  });
});
