// Sales reports over the sandbox, from the call to the rows.
import { catalog } from '../../../../../connector/catalog.ts';
import { startSandbox } from '../../../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../../../support/cleanup.ts';
import { openLocalHost, openPipeline } from '../../../../support/entryPoints.ts';
import { openRelay } from '../../../../support/relay.ts';
import { readCsv } from '../../../reports/tables.ts';

const open = closeLater();

/** A Sunday at 8:00 Pacific time, when Saturday's report is available; the vendor 89012345 sold nothing on Tuesday, the 17th. */
const morning = Date.parse('2026-11-22T16:00:00Z');

async function start(at = morning) {
  const now = () => at;
  const sandbox = await open(startSandbox({ now }));
  const relay = await open(openRelay(sandbox.settings, { now }));
  const get = (query: Readonly<Record<string, string>> = {}) =>
    relay.call('GetSalesReport', { query: { vendorNumber: '80012345', ...query } });
  const asked = () =>
    sandbox.seen.filter(({ url }) => url.startsWith('/v1/salesReports')).map(({ url }) => decodeURIComponent(url));
  return { sandbox, get, asked };
}

test('with the vendor number alone, the newest day comes as typed rows', async () => {
  const { get, asked } = await start();
  const { status, headers, json } = await get();
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/json');
  expect(json.report).toEqual({
    vendorNumber: '80012345',
    reportType: 'SALES',
    reportSubType: 'SUMMARY',
    frequency: 'DAILY',
    reportDate: '2026-11-21',
  });
  expect(json.empty).toBe(false);
  expect(json.rows[0]).toMatchObject({
    provider: 'APPLE',
    units: expect.any(Number),
    developerProceeds: expect.any(Number),
  });
  expect(json.rows[0].beginDate).toMatch(/^2026-11-2\d$/);
  expect(json.rows[0].appleIdentifier).toMatch(/^\d+$/);
  expect(asked()).toEqual([
    '/v1/salesReports?filter[vendorNumber]=80012345&filter[reportType]=SALES&filter[reportSubType]=SUMMARY&filter[frequency]=DAILY',
  ]);
});

test('every row has every column, and a title with quotation marks survives', async () => {
  const { get } = await start();
  const { json } = await get({ reportDate: '2026-11-20' });
  const keys = json.columns.map(({ key }: { key: string }) => key);
  for (const row of json.rows) expect(Object.keys(row)).toEqual(keys);
  expect(json.rows.map(({ title }: { title: string }) => title)).toContain('Ten "golden" stamps');
});

test('CSV has the same rows, by RFC 4180', async () => {
  const { sandbox } = await start(Date.now());
  const entryPoint = await open(openPipeline(sandbox.settings));
  const address = '/api/apple/reports/sales?vendorNumber=80012345';
  const { json } = await entryPoint.call(address);
  const { status, headers, text } = await entryPoint.call(`${address}&format=csv`);
  const [header = [], ...rows] = readCsv(text);
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/csv/);
  expect(header).toEqual(json.columns.map(({ key }: { key: string }) => key));
  expect(rows).toHaveLength(json.rows.length);
  expect(rows[0]?.[header.indexOf('units')]).toBe(String(json.rows[0].units));
  expect(text.endsWith('\r\n')).toBe(true);
});

test('a day without sales is an empty table with the reason', async () => {
  const { get } = await start();
  const { status, headers, json } = await get({ vendorNumber: '89012345', reportDate: '2026-11-17' });
  expect(status).toBe(200);
  expect(json).toMatchObject({ empty: true, reasonCode: 'no_sales', columns: [], rows: [] });
  expect(json.reason).toContain('no sales');
  expect(headers['x-report-empty']).toBe('no_sales');
});

test('a day that Apple has not finished is not ready, and says when it will be', async () => {
  const { get } = await start();
  const { json } = await get({ reportDate: '2026-11-22' });
  expect(json).toMatchObject({ empty: true, reasonCode: 'not_ready', rows: [] });
  expect(json.reason).toContain('8:00 Pacific');
});

test('what Apple itself says is not there yet is not ready, whatever the clock says', async () => {
  const { sandbox, get } = await start();
  const title = 'The request expected results but none were found';
  const errors = [{ status: '404', code: 'NOT_FOUND', title, detail: 'Report is not available yet. Try again later.' }];
  sandbox.fail({ store: 'apple', kind: 'status', status: 404, body: { errors }, path: '/v1/salesReports' });
  expect((await get({ reportDate: '2026-11-17' })).json).toMatchObject({ empty: true, reasonCode: 'not_ready' });
});

test('another 404 stays a refusal', async () => {
  const { sandbox, get } = await start();
  const errors = [{ status: '404', code: 'PATH_ERROR', title: 'The path does not exist', detail: 'No such path.' }];
  sandbox.fail({ store: 'apple', kind: 'status', status: 404, body: { errors }, path: '/v1/salesReports' });
  const { status, json } = await get();
  expect(status).toBe(404);
  expect(json.error.code).toBe('store_refused');
});

test('a vendor number that Apple does not know is refused in its own words', async () => {
  const { get } = await start();
  const { status, json } = await get({ vendorNumber: '1' });
  expect(status).toBe(400);
  expect(json.error.message).toContain('vendor number');
});

test.each([
  [{ reportType: 'SUBSCRIPTION', frequency: 'WEEKLY' }, 'SUMMARY (DAILY)'],
  [{ reportType: 'SUBSCRIBER', reportSubType: 'SUMMARY' }, 'DETAILED (DAILY)'],
  [{ frequency: 'WEEKLY', reportDate: '2026-11-21' }, 'Sunday'],
  [{ frequency: 'MONTHLY', reportDate: '2026-11-01' }, 'YYYY-MM'],
])('%j never reaches Apple, and the message says what would', async (query, valid) => {
  const { get, asked } = await start();
  const { status, json } = await get(query);
  expect(status).toBe(400);
  expect(json.error.message).toContain(valid);
  expect(asked()).toEqual([]);
});

test('a report that needs its version is asked for once more with the one that Apple names', async () => {
  const { get, asked } = await start();
  const { status, json } = await get({ reportType: 'SUBSCRIPTION', reportDate: '2026-11-20' });
  expect(status).toBe(200);
  expect(json.report.version).toBe('1_4');
  expect(json.rows[0]).toMatchObject({
    subscribers: expect.any(Number),
    standardSubscriptionDuration: expect.stringMatching(/^1 /),
  });
  expect(asked().map((url) => /filter\[version\]=(\w+)/.exec(url)?.[1])).toEqual([undefined, '1_4']);
});

describe('without a date', () => {
  test.each([
    ['SALES', 'DAILY', '2026-11-21'],
    ['SALES', 'WEEKLY', '2026-11-15'],
    ['SALES', 'MONTHLY', '2026-10'],
    ['SALES', 'YEARLY', '2025'],
    ['SUBSCRIPTION', 'DAILY', '2026-11-21'],
    ['SUBSCRIPTION_EVENT', 'DAILY', '2026-11-21'],
    ['SUBSCRIBER', 'DAILY', '2026-11-21'],
  ])('the newest report of %s %s reports that it is of %s', async (reportType, frequency, reportDate) => {
    const { get } = await start();
    const { json, headers } = await get({ reportType, frequency });
    const same = (await get({ reportType, frequency, reportDate })).json;
    expect(json.rows.length).toBeGreaterThan(0);
    expect(json.rows).toEqual(same.rows);
    expect([json.report.reportDate, headers['x-report-date']]).toEqual([reportDate, reportDate]);
  });

  test('a CSV reports its date in a header', async () => {
    const { sandbox } = await start(Date.now());
    const entryPoint = await open(openPipeline(sandbox.settings));
    const address = '/api/apple/reports/sales?vendorNumber=80012345&format=csv';
    const newest = await entryPoint.call(address);
    const day = String(newest.headers['x-report-date']);
    const [header = [], first = []] = readCsv(newest.text);
    expect(first[header.indexOf('endDate')]).toBe(day);
    expect((await entryPoint.call(`${address}&reportDate=${day}`)).headers['x-report-date']).toBe(day);
  });

  test('a newest day without sales gives way to the day before it', async () => {
    const { get } = await start(Date.parse('2026-11-18T20:30:00Z'));
    expect((await get({ vendorNumber: '89012345' })).json.report.reportDate).toBe('2026-11-16');
  });

  test('without any report the result is an empty table, after a bounded number of requests', async () => {
    const { sandbox, get, asked } = await start();
    const errors = [{ status: '404', code: 'NOT_FOUND', detail: 'There were no sales for the date specified.' }];
    sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 404,
      times: 99,
      body: { errors },
      path: '/v1/salesReports',
    });
    const { status, json } = await get();
    expect([status, json.empty, json.reasonCode]).toEqual([200, true, 'no_sales']);
    expect(json.reason).toContain('2026-11-12');
    expect(json.report.reportDate).toBeUndefined();
    expect(asked()).toHaveLength(11);
  });
});

describe('A report type that Apple no longer makes', () => {
  const cure = /discontinued.*App Store Installation and Deletion/;

  test.each([{}, { frequency: 'YEARLY' }, { reportDate: '2026-10' }, { reportDate: '2026-11' }])(
    'is reported as discontinued, with what to use now, and not asked for: %j',
    async (query) => {
      const { get, asked } = await start();
      const { status, headers, json } = await get({ reportType: 'INSTALLS', ...query });
      expect([status, json.empty, json.reasonCode]).toEqual([200, true, 'discontinued']);
      expect(json.reason).toMatch(cure);
      expect(headers['x-report-empty']).toBe('discontinued');
      expect(asked()).toEqual([]);
    },
  );

  test('is asked for where it was made before the end, and the answer to none is the same', async () => {
    const { get, asked } = await start();
    const { json } = await get({ reportType: 'INSTALLS', reportDate: '2026-09' });
    expect([json.reasonCode, asked().length]).toEqual(['discontinued', 2]);
    expect(json.reason).toMatch(cure);
  });

  test('cannot be the source of a trigger', async () => {
    const { sandbox } = await start();
    const relay = await open(openRelay(sandbox.settings, { now: () => morning }));
    const query = { vendorNumber: '80012345', reportType: 'INSTALLS' };
    const { status, json } = await relay.call('WhenSalesReportReady', { query });
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(json.error.message).toMatch(cure);
  });

  test('is labelled so where it can be chosen', () => {
    for (const id of ['GetSalesReport', 'DownloadSalesReport', 'WhenSalesReportReady']) {
      const parameters = catalog.find((each) => each.id === id)?.parameters ?? [];
      const type = parameters.find(({ name }) => name.includes('reportType'));
      expect(type?.description).toContain('discontinued');
      expect(JSON.stringify(type?.schema)).toContain('INSTALLS (discontinued)');
    }
  });
});

test('a version that was given is sent, and its refusal is reported', async () => {
  const { get, asked } = await start();
  expect((await get({ reportType: 'SUBSCRIPTION', version: '1_3', reportDate: '2026-11-20' })).status).toBe(200);
  expect((await get({ version: '9_9' })).status).toBe(400);
  expect(asked()).toHaveLength(2);
});

test.each([
  ['WEEKLY', '2026-11-15', '2026-11-09'],
  ['MONTHLY', '2026-10', '2026-10-01'],
  ['YEARLY', '2025', '2025-01-01'],
])('%s reports come as rows, too', async (frequency, reportDate, beginDate) => {
  const { get } = await start();
  const { json } = await get({ frequency, reportDate });
  expect(json.rows[0]).toMatchObject({ beginDate });
});

test('an answer that is cut off is an error, and no short table', async () => {
  const { sandbox, get } = await start();
  sandbox.fail({ store: 'apple', kind: 'truncated', times: 9, path: '/v1/salesReports', body: '\u001f' });
  const { status, json } = await get();
  expect(status).toBe(502);
  expect(json.error.code).toMatch(/^store_/);
});

test('the local host answers with both formats', async () => {
  const sandbox = await open(startSandbox());
  const entryPoint = await open(openLocalHost(sandbox.settings));
  const rows = await entryPoint.call('/api/apple/reports/sales?vendorNumber=80012345');
  const file = await entryPoint.call('/api/apple/reports/sales?vendorNumber=80012345&format=csv');
  expect(rows.json.rows.length).toBeGreaterThan(0);
  expect(file.headers['content-type']).toMatch(/^text\/csv/);
  expect(readCsv(file.text)).toHaveLength(rows.json.rows.length + 1);
});
