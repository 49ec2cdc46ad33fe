// Analytics reports over the sandbox: from the report request to the rows, before the URLs expire.
import { type Sandbox, startSandbox } from '../../../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../../../support/cleanup.ts';
import { openPipeline } from '../../../../support/entryPoints.ts';
import { openRelay } from '../../../../support/relay.ts';
import { askJson } from '../../../../support/simulatedApple.ts';
import { readCsv } from '../../../reports/tables.ts';

const open = closeLater();

const MINUTE = 60_000;
const noon = Date.parse('2026-11-22T12:00:00Z');
const SEGMENTS = /^\/v1\/analyticsReportInstances\/[^/]+\/segments/;

/** How often the files of the report were listed, by responses sent. */
function listings({ seen }: Sandbox): number {
  return seen.filter(({ url, status }) => SEGMENTS.test(url) && status === 200).length;
}
function fetched({ seen }: Sandbox) {
  return seen.filter(({ url }) => /segments\//.test(url) && !SEGMENTS.test(url));
}

interface Clocks {
  /** How far each listing of the files advances Apple's clock and the relay's. */
  readonly store?: number;
  readonly relay?: number;
}

async function start({ store = 0, relay: ours = 0 }: Clocks = {}) {
  const clock: { sandbox?: Sandbox } = {};
  const at = (step: number) => () => noon + (clock.sandbox ? listings(clock.sandbox) : 0) * step;
  const sandbox = await open(startSandbox({ now: at(store) }));
  clock.sandbox = sandbox;
  const relay = await open(openRelay(sandbox.settings, { now: at(ours) }));
  const ids = await appIds(sandbox);
  const get = (query: Readonly<Record<string, string>> = {}) =>
    relay.call('GetAnalyticsReport', { query: { app: ids[0] ?? '', reportName: 'App Downloads Standard', ...query } });
  return { sandbox, relay, get, ids };
}

/** Test tokens use the real clock, so the list is read through the relay. */
async function appIds({ settings }: Sandbox): Promise<readonly string[]> {
  const relay = await open(openRelay(settings, { now: () => noon }));
  const { json } = await relay.call('ListApps', { query: { limit: '10' } });
  return json.data.map(({ id }: { id: string }) => id);
}

test('the newest day comes as typed rows', async () => {
  const { sandbox, get } = await start();
  const { status, json } = await get();
  expect(status).toBe(200);
  expect(json.report).toMatchObject({
    reportName: 'App Downloads Standard',
    granularity: 'DAILY',
    processingDate: '2026-11-21',
  });
  expect(json.rows[0]).toMatchObject({
    date: '2026-11-21',
    counts: expect.any(Number),
    appAppleIdentifier: expect.any(String),
  });
  expect(fetched(sandbox)).toHaveLength(1);
});

test('no credential goes to the host of the files', async () => {
  const { sandbox, get } = await start();
  await get();
  expect(fetched(sandbox)[0]?.headers.authorization).toBeUndefined();
});

test('the files of a large report become one table', async () => {
  const { sandbox, get } = await start();
  const daily = await get();
  const weekly = await get({ granularity: 'WEEKLY' });
  expect(weekly.json.rows).toHaveLength(2 * daily.json.rows.length);
  expect(fetched(sandbox)).toHaveLength(3);
});

test('a date can be named, and a report in any letters', async () => {
  const { get } = await start();
  const { json } = await get({
    processingDate: '2026-11-18',
    reportName: 'app downloads standard',
    category: 'COMMERCE',
  });
  expect(json.report.processingDate).toBe('2026-11-18');
  expect(json.empty).toBe(false);
});

test.each([
  ['2026-11-22', 'not_ready'],
  ['2026-06-01', 'no_data'],
])('%s without a report is an empty table: %s', async (processingDate, reasonCode) => {
  const { get } = await start();
  const { status, json } = await get({ processingDate });
  expect(status).toBe(200);
  expect(json).toMatchObject({ empty: true, reasonCode, rows: [] });
});

test('an app without a report request gets the way to create one', async () => {
  const { get, ids } = await start();
  const { status, json } = await get({ app: ids[5] ?? '' });
  expect(status).toBe(404);
  expect(json.error.message).toContain('Create analytics report request');
});

test('a name that is not there is answered with those that are', async () => {
  const { get } = await start();
  const { status, json } = await get({ reportName: 'App Dreams' });
  expect(status).toBe(404);
  expect(json.error.message).toContain('App Downloads Standard');
});

test('an address that is dead each time is given up after the second', async () => {
  const { sandbox, get } = await start({ store: 6 * MINUTE });
  const { status, json } = await get();
  expect(status).toBe(502);
  expect(json.error.code).toBe('store_unreachable');
  expect(listings(sandbox)).toBe(2);
});

test('an address that the relay knows to be old is not even tried', async () => {
  const { sandbox, get } = await start({ relay: 6 * MINUTE });
  const { status } = await get();
  expect(status).toBe(200);
  expect(listings(sandbox)).toBe(2);
  expect(fetched(sandbox).map(({ status: each }) => each)).toEqual([200]);
});

test('a file that is not reached once is asked for with a new address', async () => {
  const { sandbox, get } = await start();
  await get();
  const [first] = fetched(sandbox);
  sandbox.fail({ store: 'apple', kind: 'status', status: 403, path: first?.url.split('?')[0] ?? 'none' });
  const { status, json } = await get();
  expect(status).toBe(200);
  expect(json.rows.length).toBeGreaterThan(0);
  expect(listings(sandbox)).toBe(3);
});

test('CSV has the same rows', async () => {
  const sandbox = await open(startSandbox());
  const entryPoint = await open(openPipeline(sandbox.settings));
  const [app] = (await askJson(sandbox, '/v1/apps?limit=1')).data;
  const address = `/api/apple/reports/analytics?app=${app.id}&reportName=App%20Sessions%20Standard`;
  const { json } = await entryPoint.call(address);
  const { headers, text } = await entryPoint.call(`${address}&format=csv`);
  expect(headers['content-type']).toMatch(/^text\/csv/);
  expect(readCsv(text)).toHaveLength(json.rows.length + 1);
  expect(json.rows[0]).toMatchObject({ sessions: expect.any(Number), totalSessionDuration: expect.any(Number) });
});
