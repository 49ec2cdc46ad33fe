// Finance reports over the sandbox, from the call to the rows.
import { newestFiscalMonths } from '../../../../../functions/stores/apple/reports/fiscalMonths.ts';
import { startSandbox } from '../../../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../../../support/cleanup.ts';
import { openPipeline } from '../../../../support/entryPoints.ts';
import { openRelay } from '../../../../support/relay.ts';
import { readCsv } from '../../../reports/tables.ts';

const open = closeLater();

function now(): number {
  return Date.parse('2026-11-22T12:00:00Z');
}

async function start() {
  const sandbox = await open(startSandbox({ now }));
  const relay = await open(openRelay(sandbox.settings, { now }));
  const get = (query: Readonly<Record<string, string>>) =>
    relay.call('GetFinanceReport', { query: { vendorNumber: '80012345', ...query } });
  const asked = () =>
    sandbox.seen.filter(({ url }) => url.startsWith('/v1/financeReports')).map(({ url }) => decodeURIComponent(url));
  return { get, asked };
}

interface Total {
  readonly name: string;
  readonly value: number;
}

test('a fiscal month of all regions comes as rows, and its totals apart', async () => {
  const { get, asked } = await start();
  const { status, json } = await get({ reportDate: '2026-11' });
  expect(status).toBe(200);
  expect(json.report).toMatchObject({ reportType: 'FINANCIAL', regionCode: 'ZZ', reportDate: '2026-11' });
  expect(json.rows[0]).toMatchObject({
    salesOrReturn: 'S',
    quantity: expect.any(Number),
    startDate: expect.stringMatching(/^2026-\d\d-\d\d$/),
  });
  const totals = Object.fromEntries(json.totals.map(({ name, value }: Total) => [name, value]));
  const units = json.rows.reduce((sum: number, { quantity }: { quantity: number }) => sum + quantity, 0);
  expect(totals).toMatchObject({ totalRows: json.rows.length, totalUnits: units });
  expect(asked()[0]).toContain('filter[regionCode]=ZZ');
});

test('the newest fiscal month is found without a date, and a file names it, too', async () => {
  const { get, asked } = await start();
  const { json } = await get({});
  expect([json.report.reportDate, json.empty]).toEqual(['2027-01', false]);
  expect(asked()).toEqual([expect.stringContaining('filter[reportDate]=2027-01')]);
  const { headers } = await get({ format: 'csv' });
  expect(headers['x-report-date']).toBe('2027-01');
});

test('a seller without sales gets an answer after three fiscal months', async () => {
  const { get, asked } = await start();
  const { json } = await get({ regionCode: 'CA' });
  expect([json.empty, json.reasonCode, json.report.reportDate]).toEqual([true, 'no_report', undefined]);
  expect(json.reason).toContain('three fiscal months');
  expect(asked().map((url) => /reportDate\]=([\d-]+)/.exec(url)?.[1])).toEqual(['2027-01', '2026-12', '2026-11']);
});

test.each([
  // on the last Friday of September 2022 the report of the year's last month was there: it had ended on the 24th
  ['2022-09-30', '2022-12'],
  ['2026-01-02', '2026-03'],
  ['2026-10-02', '2026-12'],
  ['2026-11-22', '2027-01'],
])('on %s the search begins with the fiscal month %s', (day, fiscal) => {
  expect(newestFiscalMonths(Date.parse(`${day}T20:00:00Z`))[0]).toBe(fiscal);
});

test('the detailed report is asked for with Z1', async () => {
  const { get, asked } = await start();
  const { json } = await get({ reportDate: '2026-11', reportType: 'FINANCE_DETAIL' });
  expect(json.rows[0]).toMatchObject({ saleOrReturn: 'S', transactionDate: expect.stringMatching(/^2026-\d\d-\d\d$/) });
  expect(asked()[0]).toContain('filter[regionCode]=Z1');
});

test.each([
  [{ reportType: 'FINANCE_DETAIL', regionCode: 'ZZ' }, 'Z1'],
  [{ reportType: 'FINANCIAL', regionCode: 'Z1' }, 'ZZ'],
])('%j never reaches Apple, and the message says what would', async (query, valid) => {
  const { get, asked } = await start();
  const { status, json } = await get({ reportDate: '2026-11', ...query });
  expect(status).toBe(400);
  expect(json.error.message).toContain(valid);
  expect(asked()).toEqual([]);
});

test.each(['2026-13', '2026-00', '2026', '2026-11-01'])('%s is no fiscal month', async (reportDate) => {
  const { get, asked } = await start();
  expect((await get({ reportDate })).json.error.details[0].target).toBe('query.reportDate');
  expect(asked()).toEqual([]);
});

test('a month that is not there is an empty table with both reasons', async () => {
  const { get } = await start();
  const { status, json } = await get({ reportDate: '2027-06' });
  expect(status).toBe(200);
  expect(json).toMatchObject({ empty: true, reasonCode: 'no_report', rows: [] });
  expect(json.reason).toMatch(/nothing was sold.*not ready/);
});

test('CSV has the rows and not the totals', async () => {
  const sandbox = await open(startSandbox());
  const entryPoint = await open(openPipeline(sandbox.settings));
  const address = '/api/apple/reports/finance?vendorNumber=80012345&reportDate=2026-05';
  const { json } = await entryPoint.call(address);
  const { headers, text } = await entryPoint.call(`${address}&format=csv`);
  expect(headers['content-type']).toMatch(/^text\/csv/);
  expect(readCsv(text)).toHaveLength(json.rows.length + 1);
  expect(text).not.toContain('Total');
});
