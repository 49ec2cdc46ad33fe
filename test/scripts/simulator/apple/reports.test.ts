// Simulated sales and finance reports: compressed tables of past days, and an error for everything that Apple does not have.
import { gunzipSync } from 'node:zlib';
import { askRaw } from '../../../support/rawHttp.ts';
import {
  openSimulatorSession,
  SESSION_START,
  type SimulatorSession,
  type StoreAnswer,
  storeRefusal,
} from '../../../support/simulatorSession.ts';
import { appleToken } from '../../../support/tokens.ts';

let session: SimulatorSession;
beforeAll(async () => {
  session = await openSimulatorSession();
});
afterAll(() => session.close());

const usual = { vendorNumber: '80012345', reportType: 'SALES', reportSubType: 'SUMMARY', frequency: 'DAILY' };

function query(filters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(
    Object.fromEntries(Object.entries(filters).map(([name, value]) => [`filter[${name}]`, value])),
  ).toString();
}

function sales(filters: Readonly<Record<string, string>> = {}, at = session): Promise<StoreAnswer> {
  return at.call('GET', `/v1/salesReports?${query({ ...usual, ...filters })}`);
}

function finance(filters: Readonly<Record<string, string>> = {}): Promise<StoreAnswer> {
  const all = {
    vendorNumber: '80012345',
    reportType: 'FINANCIAL',
    regionCode: 'ZZ',
    reportDate: '2026-07',
    ...filters,
  };
  return session.call('GET', `/v1/financeReports?${query(all)}`);
}

function table({ bytes }: StoreAnswer): readonly (readonly string[])[] {
  return gunzipSync(bytes)
    .toString('utf8')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}

function column(reported: StoreAnswer, name: string): readonly (string | undefined)[] {
  const [head = [], ...rows] = table(reported);
  return rows.map((row) => row[head.indexOf(name)]);
}

describe('A sales report', () => {
  test('is a packed table with the columns of Apple', async () => {
    const reported = await sales({ reportDate: '2026-06-15' });
    expect([reported.status, reported.headers['content-type']]).toEqual([200, 'application/a-gzip']);
    const [head = [], ...rows] = table(reported);
    expect([head.length, head[0], head[7]]).toEqual([28, 'Provider', 'Units']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([28]));
    expect(new Set(column(reported, 'Begin Date'))).toEqual(new Set(['06/15/2026']));
    expect(new Set(column(reported, 'Apple Identifier')).size).toBeGreaterThan(4);
    expect(column(reported, 'Title')).toContain('Ten "golden" stamps');
  });

  test('is the same in every response', async () => {
    const [first, second] = [await sales({ reportDate: '2026-06-15' }), await sales({ reportDate: '2026-06-15' })];
    expect(table(first)).toEqual(table(second));
  });

  test('of a week has the units of its days', async () => {
    const sum = (reported: StoreAnswer): number =>
      column(reported, 'Units').reduce((all, units) => all + Number(units), 0);
    const days = ['08', '09', '10', '11', '12', '13', '14'];
    const each = await Promise.all(days.map((day) => sales({ reportDate: `2026-06-${day}` })));
    const week = await sales({ frequency: 'WEEKLY', reportDate: '2026-06-14' });
    expect(sum(week)).toBe(each.reduce((all, reported) => all + sum(reported), 0));
  });

  test('without a date is the newest one', async () => {
    expect(new Set(column(await sales(), 'Begin Date'))).toEqual(new Set(['06/17/2026']));
  });

  test.each([
    ['a Tuesday of a vendor without sales on Tuesdays', { vendorNumber: '89012345', reportDate: '2026-06-16' }],
    ['today', { reportDate: '2026-06-18' }],
    ['a month that is not over', { frequency: 'MONTHLY', reportDate: '2026-06' }],
  ])('for %s is not found', async (_, filters) => {
    const reported = await sales(filters);
    expect(storeRefusal(reported)).toEqual([404, 'NOT_FOUND']);
    expect(reported.json.errors[0]?.detail).toBe('There were no sales for the date specified.');
  });

  test('of yesterday is there from eight in the morning in California', async () => {
    const own = await openSimulatorSession();
    own.wait(24 * 60 - 1);
    expect((await sales({ reportDate: '2026-06-18' }, own)).status).toBe(404);
    own.wait(1);
    expect((await sales({ reportDate: '2026-06-18' }, own)).status).toBe(200);
    await own.close();
  });

  test.each([
    ['a vendor that is none', { vendorNumber: '12' }, 'filter[vendorNumber]'],
    ['a type in a form that it does not have', { reportSubType: 'DETAILED' }, 'filter[reportSubType]'],
    ['a type as often as it does not come', { reportType: 'SUBSCRIPTION', frequency: 'WEEKLY' }, 'filter[frequency]'],
    ['a version that is not', { version: '1_1' }, 'filter[version]'],
    ['a version that is missing', { reportType: 'SUBSCRIPTION' }, 'filter[version]'],
    ['a date in another form', { reportDate: '15.06.2026' }, 'filter[reportDate]'],
    ['a day that does not exist', { reportDate: '2026-06-31' }, 'filter[reportDate]'],
    ['a month that does not exist', { frequency: 'MONTHLY', reportDate: '2026-13' }, 'filter[reportDate]'],
    ['a week that ends on a Monday', { frequency: 'WEEKLY', reportDate: '2026-06-15' }, 'filter[reportDate]'],
    ['a type that Apple does not have', { reportType: 'PROFIT' }, 'filter[reportType]'],
  ])('is refused for %s', async (_, filters, parameter) => {
    const reported = await sales(filters as Readonly<Record<string, string>>);
    expect(reported.status).toBe(400);
    expect(reported.json.errors).toMatchObject([{ source: { parameter } }]);
  });

  test('is refused without its required filters', async () => {
    const reported = await session.call('GET', '/v1/salesReports?filter[reportType]=SALES');
    expect(storeRefusal(reported)).toEqual([400, 'PARAMETER_ERROR.REQUIRED']);
  });

  test.each([
    ['SUBSCRIPTION', 'SUMMARY', 'Active Standard Price Subscriptions'],
    ['SUBSCRIPTION_EVENT', 'SUMMARY', 'Quantity'],
    ['SUBSCRIBER', 'DETAILED', 'Units'],
  ])('of the type %s has rows too', async (reportType, reportSubType, name) => {
    for (const version of ['1_3', '1_4']) {
      const reported = await sales({ reportType, reportSubType, version, reportDate: '2026-06-15' });
      expect(column(reported, name).map(Number)).not.toContain(Number.NaN);
      expect(table(reported).length).toBeGreaterThan(1);
    }
    const old = await sales({ reportType, reportSubType, version: '1_2', reportDate: '2026-06-15' });
    expect(old.json.errors[0]?.detail).toContain('The latest version for this report is 1_4.');
    expect((await sales({ reportType, reportSubType, version: '1_4' })).status).toBe(404);
  });

  test('is refused to clients that accept only JSON', async () => {
    const seconds = Math.floor(SESSION_START / 1000);
    const token = appleToken(session.sandbox, { claims: { iat: seconds, exp: seconds + 900 } });
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const { status } = await askRaw(session.sandbox.origins.apple.api, `/v1/salesReports?${query(usual)}`, { headers });
    expect(status).toBe(406);
  });
});

test('The vendor number that the dashboard proposes is of the account, and another one is refused', async () => {
  // the browser's own file: the build does not include it
  const offer = new URL('../../../../../functions/dashboard/web/offer.js', import.meta.url);
  const { SANDBOX_VENDOR } = await import(offer.href);
  for (const ask of [sales, finance]) {
    expect((await ask({ vendorNumber: SANDBOX_VENDOR })).status).toBe(200);
    const other = await ask({ vendorNumber: '80000001' });
    expect(storeRefusal(other)).toEqual([400, 'PARAMETER_ERROR.INVALID']);
    expect(other.json.errors[0]?.detail).toBe('Invalid vendor number specified.');
  }
});

describe('A finance report', () => {
  test('is of a fiscal month, and ends with its totals', async () => {
    const reported = await finance();
    const [head = [], ...rows] = table(reported);
    expect([head.length, column(reported, 'Start Date')[0], column(reported, 'End Date')[0]]).toEqual([
      22,
      '03/29/2026',
      '05/02/2026',
    ]);
    expect(rows.slice(-3).map(([name]) => name)).toEqual(['Total_Rows', 'Total_Amount', 'Total_Units']);
    expect(rows.at(-3)?.[1]).toBe(String(rows.length - 3));
  });

  // ends of fiscal years: the last Saturday of September; the extra week of a long one is in December
  test.each([
    ['2023-03', '11/27/2022', '12/31/2022'],
    ['2023-12', '09/03/2023', '09/30/2023'],
    ['2024-01', '10/01/2023', '11/04/2023'],
    ['2026-01', '09/28/2025', '11/01/2025'],
  ])('of %s is from %s to %s', async (reportDate, first, last) => {
    const reported = await finance({ reportDate });
    expect([column(reported, 'Start Date')[0], column(reported, 'End Date')[0]]).toEqual([first, last]);
  });

  test('of one region has that region alone', async () => {
    expect(new Set(column(await finance({ regionCode: 'US' }), 'Country Of Sale').slice(0, -3))).toEqual(
      new Set(['US']),
    );
  });

  test('in detail is for the region Z1 alone', async () => {
    expect((await finance({ reportType: 'FINANCE_DETAIL', regionCode: 'Z1' })).status).toBe(200);
    expect((await finance({ reportType: 'FINANCE_DETAIL' })).status).toBe(400);
    expect((await finance({ regionCode: 'Z1' })).status).toBe(400);
  });

  test('of a month that has not ended is not found', async () => {
    expect((await finance({ reportDate: '2026-09' })).status).toBe(404);
    expect((await finance({ reportDate: '2026-13' })).status).toBe(400);
  });
});
