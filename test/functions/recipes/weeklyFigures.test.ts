// The figures of a week: one row for each app of each account, and a reason for everything that is missing.

import { figureNames } from '../../../functions/workflow/weeklyFigures.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { bothOf } from '../../support/clock.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();

/** A Sunday: the last complete week ended seven days before. */
const noon = Date.parse('2026-11-22T12:00:00Z');
const week = { from: '2026-11-09', to: '2026-11-15' };
const vendorNumbers = 'default=80012345';

/** This account has the scope of statistics alone, and so no list of apps. */
const unlisted = { store: 'samsung', account: 'games', code: 'store_refused' };

interface Row extends Readonly<Record<(typeof figureNames)[number], number | null>> {
  readonly store: string;
  readonly account: string;
  readonly appId: string;
  readonly name: string;
  readonly currency: string | null;
  readonly proceedsByCurrency: readonly { readonly currency: string; readonly amount: number }[];
  readonly missing: readonly { readonly field: string; readonly reason: string }[];
}

async function start(more: Readonly<Record<string, string>> = {}) {
  const now = (): number => noon;
  const sandbox = await open(startSandbox({ now }));
  const relay = await open(openRelay({ ...sandbox.settings, ...more }, { ...bothOf(now), pollDelay: () => 1 }));
  const get = async (query: Readonly<Record<string, string>> = {}) => {
    const { status, json } = await relay.call('GetWeeklyFigures', { query });
    const rowOf = (store: string, name: string): Row =>
      json.rows.find((each: Row) => each.store === store && each.name === name && each.account === 'default');
    return { status, json, rowOf };
  };
  return { sandbox, relay, get };
}

function reasonOf({ missing }: Row, name: string): string {
  return missing.find(({ field }) => field === name)?.reason ?? '';
}

test('each app of each account has a row, with a reason for each figure that is null', async () => {
  const { get, sandbox } = await start();
  const before = sandbox.seen.length;
  const { status, json } = await get({ vendorNumbers });
  const { rows, problems, storeCalls, ...asked } = json;
  const accounts = new Set(rows.map(({ store, account }: Row) => `${store}/${account}`));
  expect([status, asked, problems]).toEqual([200, week, [expect.objectContaining(unlisted)]]);
  expect([...accounts].sort()).toEqual(['apple/default', 'apple/games', 'samsung/default']);
  for (const row of rows as readonly Row[]) {
    const nulls = figureNames.filter((name) => row[name] === null);
    expect(row.missing.map(({ field }) => field)).toEqual(nulls);
    expect(row.missing.every(({ reason }) => /\.$/.test(reason))).toBe(true);
  }
  const calls = sandbox.seen.slice(before).filter(({ url }) => !/\/auth\/|\/storage\//.test(url));
  expect(storeCalls).toBe(calls.length);
});

test('the figures of sales are those of the weekly report, in each currency', async () => {
  const { get, relay } = await start();
  const { rowOf } = await get({ vendorNumbers });
  const query = { vendorNumber: '80012345', frequency: 'WEEKLY', reportDate: week.to };
  const { json } = await relay.call('GetSalesReport', { query });
  const row = rowOf('apple', 'Tidewater Almanac');
  const isOwn = (each: { readonly appleIdentifier: string; readonly parentIdentifier: string | null }): boolean =>
    each.appleIdentifier === row.appId || each.parentIdentifier === skuOf(json.rows, row.appId);
  const own = json.rows.filter(isOwn);
  const unitsOf = (type: string): number =>
    own
      .filter((each: { productTypeIdentifier: string }) => each.productTypeIdentifier === type)
      .reduce((sum: number, { units }: { units: number }) => sum + units, 0);
  expect(own.length).toBeGreaterThan(6);
  expect([row.firstTimeInstalls, row.updates, row.inAppPurchases]).toEqual([
    unitsOf('1F'),
    unitsOf('7F'),
    unitsOf('IA1'),
  ]);
  expect([row.installs, row.units]).toEqual([unitsOf('1F') + unitsOf('3F'), unitsOf('1F') + unitsOf('IA1')]);
  expect(row.proceedsByCurrency.map(({ currency }) => currency).sort()).toEqual(['EUR', 'JPY', 'USD']);
  expect([row.proceeds, row.currency]).toEqual([null, null]);
  expect(reasonOf(row, 'proceeds')).toBe(
    'The proceeds are in EUR, JPY, USD: give Currency and Exchange rates, or read Proceeds by currency.',
  );
});

function skuOf(rows: readonly { readonly appleIdentifier: string; readonly sku: string }[], id: string) {
  return rows.find(({ appleIdentifier }) => appleIdentifier === id)?.sku;
}

test('proceeds are converted with the rates of the call, and never without one', async () => {
  const { get } = await start();
  const some = { vendorNumbers, parts: 'sales', store: 'apple', currency: 'EUR' };
  const [all, one] = [await get({ ...some, rates: 'USD=0.9,JPY=0.006' }), await get({ ...some, rates: 'USD=0.9' })];
  const row = all.rowOf('apple', 'Tidewater Almanac');
  const rates: Readonly<Record<string, number>> = { EUR: 1, USD: 0.9, JPY: 0.006 };
  const sum = row.proceedsByCurrency.reduce((total, each) => total + each.amount * (rates[each.currency] ?? 0), 0);
  expect(row.proceeds).toBeGreaterThan(0);
  expect([row.proceeds, row.currency]).toEqual([Math.round(sum * 100) / 100, 'EUR']);
  const without = one.rowOf('apple', 'Tidewater Almanac');
  expect(without.proceeds).toBeNull();
  expect(reasonOf(without, 'proceeds')).toMatch(/^There is no rate from JPY to EUR/);
});

test('reviews, crashes and devices are those of the week, and only of apps with reports', async () => {
  const { get, relay } = await start();
  const { rowOf } = await get({ vendorNumbers, week: '2026-11-11' });
  const [ordered, other] = [rowOf('apple', 'Tidewater Almanac'), rowOf('apple', 'Nachtzug Planer')];
  const reports = { app: ordered.appId, reportName: 'App Crashes', granularity: 'WEEKLY', processingDate: week.to };
  const { json } = await relay.call('GetAnalyticsReport', { query: reports });
  const crashes = json.rows.reduce((sum: number, row: { crashes: number }) => sum + row.crashes, 0);
  expect(crashes).toBeGreaterThan(0);
  expect(ordered).toMatchObject({ crashes, sessions: expect.any(Number), activeDevices: expect.any(Number) });
  expect(reasonOf(ordered, 'ratingCount')).toMatch(/reviews alone/);
  expect(reasonOf(other, 'crashes')).toMatch(/^This app has no analytics report request yet\. Order one/);
});

test('reviews outside the week do not count', async () => {
  const { get, relay } = await start();
  const days = [...Array(7).keys()].map((at) => new Date(noon - at * 86_400_000).toISOString().slice(0, 10));
  expect(days.at(-1)).toBe('2026-11-16');
  const { rowOf } = await get({ parts: 'reviews' });
  const row = rowOf('apple', 'Tidewater Almanac');
  const { json } = await relay.call('ListReviews', { path: { id: row.appId }, query: { limit: '200' } });
  const all: readonly { readonly attributes: { readonly createdDate: string; readonly rating: number } }[] = json.data;
  const inWeek = all.filter(
    ({ attributes: { createdDate } }) => createdDate.slice(0, 10) <= week.to && createdDate.slice(0, 10) >= week.from,
  );
  expect(row.reviewCount).toBe(inWeek.length);
  expect(all.length).toBeGreaterThan(inWeek.length);
});

test('Galaxy Store has its own figures, summed from its days', async () => {
  const { get, relay } = await start();
  const { rowOf } = await get({ store: 'samsung' });
  const row = rowOf('samsung', 'Tidewater Almanac');
  const { json } = await relay.call('GetGalaxyMetrics', { query: { contentId: row.appId, ...week } });
  const sum = (wanted: string): number =>
    json.rows
      .filter(({ metric }: { metric: string }) => metric === wanted)
      .reduce((total: number, { value }: { value: number }) => total + value, 0);
  expect(row).toMatchObject({
    installs: sum('dn_by_total_dvce'),
    firstTimeInstalls: sum('total_unique_installs_filter'),
    inAppPurchases: sum('revenue_iap_order_count'),
    revenue: sum('revenue_total'),
    ratingCount: sum('daily_rat_volumne'),
  });
  expect(row.ratingAverage).toBeGreaterThanOrEqual(0.5);
  expect(row.ratingAverage).toBeLessThanOrEqual(5);
  expect(reasonOf(row, 'proceeds')).toMatch(/names no currency/);
});

test('the performance overview is read when it is asked for', async () => {
  const { get, relay } = await start();
  const { rowOf } = await get({ parts: 'performance', store: 'apple' });
  const row = rowOf('apple', 'Tidewater Almanac');
  expect(row.regressions).toEqual(expect.any(Number));
  expect(reasonOf(row, 'installs')).toBe('It was not asked for: add its part to Parts.');
  const named = { operation: 'apps_performanceOverviews_getToManyRelated', parameters: { id: row.appId } };
  const [own, byName] = [
    await relay.call('ReadPerformanceOverview', { path: { id: row.appId } }),
    await relay.call('CallOperation', { body: named }),
  ];
  expect(own.json.insights.regressions).toHaveLength(row.regressions ?? -1);
  expect(own.headers['content-type']).toMatch(/json/);
  expect(byName.status).toBe(200);
});

describe('Without data', () => {
  test('figures of sales are null without a vendor number, and the others are there', async () => {
    const { get } = await start();
    const { rowOf } = await get({ store: 'apple', account: 'default' });
    const row = rowOf('apple', 'Tidewater Almanac');
    expect(row.units).toBeNull();
    expect(reasonOf(row, 'units')).toMatch(/vendor number of this account/);
    expect(row.reviewCount).toEqual(expect.any(Number));
  });

  test("a vendor number that is not the account's is the reason", async () => {
    const { get } = await start();
    const { rowOf, json } = await get({ store: 'apple', vendorNumbers: 'default=70012345' });
    expect(reasonOf(rowOf('apple', 'Tidewater Almanac'), 'units')).toMatch(/Invalid vendor number/);
    expect(json.problems).toEqual([]);
  });

  test('an account that fails is a problem, and the others have rows', async () => {
    const { get } = await start({ APPLE__GAMES__KEY_ID: 'WRONGKEY01' });
    const { status, json, rowOf } = await get({ vendorNumbers });
    expect(status).toBe(200);
    expect(json.problems).toEqual([
      expect.objectContaining({ store: 'apple', account: 'games', message: expect.any(String) }),
      expect.objectContaining(unlisted),
    ]);
    expect(rowOf('samsung', 'Tidewater Almanac').installs).toEqual(expect.any(Number));
  });

  test('too many apps are a problem with the next step', async () => {
    const { get } = await start();
    const { json } = await get({ store: 'samsung', most: '2' });
    expect(json.rows).toHaveLength(2);
    expect(json.problems[0].message).toMatch(/^Only 2 of \d+ apps have a row\. Give the IDs/);
  });

  test('only the apps that are named have a row', async () => {
    const { get } = await start();
    const { json } = await get({ apps: '000007100001', vendorNumbers });
    expect(json.rows.map(({ appId }: Row) => appId)).toEqual(['000007100001']);
  });
});

test.each([
  [{ week: '1970-01-01' }, 'Name a day from 2025-11-22 to 2026-11-22: the stores keep reports for 365 days.'],
  [{ week: '9999-12-31' }, 'Name a day from 2025-11-22 to 2026-11-22: the stores keep reports for 365 days.'],
  [{ week: '2026-11-18' }, 'The week to 2026-11-22 is not over. The last complete one ends on 2026-11-15.'],
  [{ rates: 'USD=0.9' }, 'Say with Currency what the exchange rates convert to.'],
  [{ currency: 'EUR', rates: 'USD=0.9,USD=0.8' }, 'Exchange rates has two rates of USD.'],
  [{ vendorNumbers: 'nobody=80012345' }, 'Vendor numbers names the account nobody, which this call does not read.'],
  [{ vendorNumbers: '80012345,80012346' }, 'Write several vendor numbers as ACCOUNT=NUMBER, each with its account.'],
])('%j is refused before the first call', async (query: Readonly<Record<string, string>>, message) => {
  const { get, sandbox } = await start();
  const { status, json } = await get(query);
  expect([status, json.error.code, json.error.message]).toEqual([400, 'invalid_request', message]);
  expect(sandbox.seen).toEqual([]);
});
