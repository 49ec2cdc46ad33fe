// Galaxy Store Statistics as one table: columns, long periods, all apps together, and responses in other formats.

import { readDateRange, splitDateRange } from '../../../functions/stores/samsung/dateRange.ts';
import { metricValuesIn } from '../../../functions/stores/samsung/metricValues.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost } from '../../support/entryPoints.ts';
import { failureOf } from '../../support/failures.ts';
import { galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';
import { readCsv } from '../reports/tables.ts';

const open = closeLater();

const contentId = galaxyApps.tidewater;
const week = { from: '2026-07-01', to: '2026-07-07' };

interface Row {
  readonly from: string;
  readonly to: string;
  readonly date: string | null;
  readonly metric: string;
  readonly country?: string | null;
  readonly value: number;
}

async function start() {
  const session = await open(openGalaxy());
  const get = (query: Readonly<Record<string, string>> = {}) => session.call('GetGalaxyMetrics', { query });
  const asked = () => session.written().map(({ url, body }) => ({ url, ...JSON.parse(body) }));
  return { ...session, get, asked };
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}

describe('The figures of one app', () => {
  test('come as a row for each day and metric', async () => {
    const { get } = await start();
    const { status, headers, json } = await get({ contentId, ...week, metrics: 'revenue_total,daily_rat_volumne' });
    expect([status, headers['content-type'], json.empty]).toEqual([200, 'application/json', false]);
    expect(json.report).toEqual({
      ...{ contentId, app: 'Tidewater Almanac', ...week, byCountry: false },
      metrics: ['revenue_total', 'daily_rat_volumne'],
    });
    expect(json.rows).toHaveLength(14);
    expect(json.rows[0]).toEqual({
      ...{ ...week, date: '2026-07-01', contentId, app: 'Tidewater Almanac' },
      ...{ metric: 'revenue_total', value: expect.any(Number), metricName: 'Revenue' },
    });
  });

  test('add up to the same by country, where each country has a row and there is none for all', async () => {
    const { get } = await start();
    const asked = { contentId, ...week, metrics: 'revenue_total' };
    const [whole, parts] = [await get(asked), await get({ ...asked, byCountry: 'true' })];
    const countries = new Set(parts.json.rows.map(({ country }: Row) => country));
    expect(countries).toEqual(new Set(['USA', 'KOR', 'DEU']));
    expect(sum(parts.json.rows)).toBe(sum(whole.json.rows));
  });

  test('are those of the last 30 days when no time is named, with all metrics', async () => {
    const { get } = await start();
    const { json } = await get({ contentId });
    expect(json.report).toMatchObject({ from: '2026-10-23', to: '2026-11-21' });
    expect(json.report.metrics).toHaveLength(6);
    expect(new Set(json.rows.map(({ date }: Row) => date)).size).toBe(30);
  });

  test('are asked for in pieces of 30 days, and each row names its own', async () => {
    const { get, asked } = await start();
    const { json } = await get({ contentId, from: '2026-01-01', days: '70', metrics: 'dn_by_total_dvce' });
    expect(asked().map(({ periods }) => periods)).toEqual([
      [{ startDate: '2026-01-01', endDate: '2026-01-30' }],
      [{ startDate: '2026-01-31', endDate: '2026-03-01' }],
      [{ startDate: '2026-03-02', endDate: '2026-03-11' }],
    ]);
    expect(new Set(json.rows.map(({ date }: Row) => date)).size).toBe(70);
    expect(json.rows.at(-1)).toMatchObject({ from: '2026-03-02', to: '2026-03-11', date: '2026-03-11' });
  });

  test('come as CSV, too, over the local host', async () => {
    const sandbox = await open(startSandbox());
    const entryPoint = await open(openLocalHost(sandbox.settings));
    const asked = `contentId=${contentId}&days=7&metrics=revenue_total,daily_rat_score&format=csv`;
    const { status, headers, text } = await entryPoint.call(`/api/samsung/reports/metrics?${asked}`);
    const [header, ...lines] = readCsv(text);
    expect([status, headers['content-type'], lines.length]).toEqual([200, 'text/csv; charset=utf-8', 14]);
    expect(header).toEqual(['from', 'to', 'date', 'contentId', 'app', 'metric', 'value', 'metricName']);
    expect(lines[0]?.slice(3, 6)).toEqual([contentId, 'Tidewater Almanac', 'revenue_total']);
  });
});

describe('The figures of all apps together', () => {
  test('come by day, without an app', async () => {
    const { get, asked } = await start();
    const { json } = await get({ ...week, metrics: 'revenue_total,revenue_item' });
    expect(json.columns.map(({ key }: { key: string }) => key)).toEqual([
      ...['from', 'to', 'date', 'metric', 'value', 'metricName'],
    ]);
    expect(json.rows).toHaveLength(14);
    expect(asked()[0]).toMatchObject({ url: '/gss/query/sellerMetric', getDailyMetric: true });
  });

  test('come by country for the whole time, which is all that Samsung returns of them', async () => {
    const { get } = await start();
    const asked = { ...week, metrics: 'revenue_total' };
    const [daily, parts] = [await get(asked), await get({ ...asked, byCountry: 'true' })];
    expect(parts.json.rows.map(({ date }: Row) => date)).toEqual([null, null, null]);
    expect(sum(parts.json.rows)).toBe(sum(daily.json.rows));
  });
});

test('An app that nobody asked for has its ID beside its figures, so that they are not taken for those of all', async () => {
  const { get, sandbox } = await start();
  const body = { data: { periods: [{ revenue_total: 3, [contentId]: { revenue_total: 1.005 } }] } };
  sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/gss/query/sellerMetric' });
  const { json } = await get({ ...week, metrics: 'revenue_total' });
  const reported = json.rows.map((row: Row & { contentId: string | null }) => [row.contentId, row.value]);
  expect(new Map(reported)).toEqual(
    new Map<string | null, number>([
      [null, 3],
      [contentId, 1.005],
    ]),
  );
});

describe('A time without figures', () => {
  test('that has not ended is an empty table, which may be filled later', async () => {
    const { get } = await start();
    const { status, headers, json } = await get({ contentId, from: '2026-11-22', to: '2026-11-22' });
    expect([status, headers['x-report-empty'], json.empty, json.reasonCode, json.rows]).toEqual([
      200,
      'not_ready',
      true,
      'not_ready',
      [],
    ]);
  });

  test('that has ended is an empty table, finally', async () => {
    const { get, sandbox } = await start();
    const body = { contentId, metricIds: [], data: { content: null, periods: [] } };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/gss/query/contentMetric' });
    const { json } = await get({ contentId, ...week });
    expect([json.empty, json.reasonCode, json.reason]).toEqual([true, 'no_data', expect.stringMatching(/\.$/)]);
  });
});

describe('Before Samsung is called, the relay rejects', () => {
  test.each([
    ['to rate all apps together', { metrics: 'daily_rat_score' }, /no daily_rat_score of all apps/],
    ['to count items of one app', { contentId, metrics: 'revenue_item' }, /no revenue_item of one app/],
    ['to count what Samsung does not', { metrics: 'daily_rat_volume' }, /metrics/],
    ['with a time that ends before it begins', { from: week.to, to: week.from }, /after To/],
    ['with more than a year', { from: '2025-01-01', to: '2026-06-30' }, /At most 366 days/],
    ['with both ends and a length', { ...week, days: '7' }, /not both/],
    ['with a day that no month has', { from: '2026-02-30', to: '2026-03-02' }, /From must be a day/],
  ])('%s', async (_, query, message) => {
    const { get, sandbox } = await start();
    const { status, json } = await get(query);
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(JSON.stringify(json.error)).toMatch(message);
    expect(sandbox.seen).toEqual([]);
  });
});

test("Samsung's error for an account without statistics is returned", async () => {
  const { get, sandbox } = await start();
  const body = { message: 'Insufficient scopes' };
  sandbox.fail({ store: 'samsung', kind: 'status', status: 403, body, path: '/gss/query' });
  expect(await get(week)).toMatchObject({ status: 403, json: { error: { code: 'store_refused' } } });
});

describe('The figures of an answer', () => {
  test.each([
    ['a number alone', { revenue_total: 3 }],
    ['a number as a text', { revenue_total: '3' }],
    ['a value', { revenue_total: { value: 3 } }],
    ['a map within the period', { metricSubValuesMap: { revenue_total: { value: 3 } } }],
  ])('are found in %s', (_, period) => {
    expect(metricValuesIn(period, ['revenue_total'], false)).toEqual([{ metric: 'revenue_total', value: 3 }]);
  });

  test('are those of the app under whose ID they stand', () => {
    const period = { '000007100001': { revenue_total: { value: 1 } }, '000007100002': { revenue_total: { value: 2 } } };
    expect(metricValuesIn(period, ['revenue_total'], false).map(({ contentId: id, value }) => [id, value])).toEqual([
      ['000007100001', 1],
      ['000007100002', 2],
    ]);
  });

  test.each([null, 'n/a', {}, { value: null }, { dailyTrend: null }, []])('are none in %j', (node) => {
    expect(metricValuesIn({ revenue_total: node }, ['revenue_total'], true)).toEqual([]);
  });

  test('of a day without countries are included', () => {
    const dailyTrend = {
      '2026-07-02': { value: 5, subValuesMap: { country: {} } },
      '2026-07-01': { value: 4, subValuesMap: { country: { KOR: 4 } } },
    };
    expect(metricValuesIn({ revenue_total: { dailyTrend } }, ['revenue_total'], true)).toEqual([
      { metric: 'revenue_total', date: '2026-07-01', country: 'KOR', value: 4 },
      { metric: 'revenue_total', date: '2026-07-02', value: 5 },
    ]);
  });
});

describe('A time', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');

  test.each([
    [{ days: 7 }, '2026-11-15', '2026-11-21'],
    [{ to: '2026-03-01', days: 2 }, '2026-02-28', '2026-03-01'],
    [{ from: '2026-11-20' }, '2026-11-20', '2026-11-21'],
    [{ from: '2024-02-28', days: 2 }, '2024-02-28', '2024-02-29'],
  ])('of %j is from %s to %s', (given, from, to) => {
    expect(readDateRange(given, now)).toEqual({ from, to });
  });

  test('is cut without a gap, and a year of it into 13 pieces', () => {
    const pieces = splitDateRange(readDateRange({ days: 366 }, now));
    expect([pieces.length, pieces[0]?.from, pieces.at(-1)?.to]).toEqual([13, '2025-11-21', '2026-11-21']);
    for (const [at, { from }] of pieces.slice(1).entries())
      expect(Date.parse(from) - Date.parse(pieces[at]?.to ?? '')).toBe(86_400_000);
  });

  test('that begins after yesterday needs its end', async () => {
    const failure = await failureOf((async () => readDateRange({ from: '2026-11-22' }, now))());
    expect(failure.message).toMatch(/after To, 2026-11-21/);
  });
});
