// Collect analytics report of several days: every file is read once, by one slice or by several, over HTTP.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { type JobSession, type JobSessionOptions, openJobSession } from '../../support/jobSession.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const PATH = '/api/apple/reports/analyticsFiles';
const LEASE_AND_MORE = 600_000;

function ignore(): void {
  undefined;
}

async function withApp(settings: Readonly<Record<string, string>> = {}, front?: JobSessionOptions['front']) {
  const session = await open(openJobSession({ settings, ...(front && { front }) }));
  const { json } = await session.first.call('GET', '/api/apple/v1/apps?limit=1');
  const app: string = json.data[0].id;
  const collect = (inputs: Readonly<Record<string, string>> = {}) =>
    session.first.call(
      'GET',
      `${PATH}?${new URLSearchParams({ app, reportName: 'App Downloads Standard', ...inputs })}`,
    );
  return { session, app, collect };
}

/** The IDs of the files that the store was asked for, in order. */
function fetched({ sandbox }: JobSession): readonly string[] {
  return sandbox.seen.flatMap(({ url }) => /^\/storage\/segments\/([^?]+)/.exec(url)?.[1] ?? []);
}

test('All files of all days come with their rows and sums, and the address of each file has these rows', async () => {
  const { session, collect } = await withApp();
  const started = await collect({ wait: 'false' });
  expect([started.status, started.json.operation]).toEqual([202, 'CollectAnalyticsReport']);
  const { status, json } = await session.follow(started.headers.get('location') ?? '');
  expect([status, json.fileCount, json.rowCount, json.continueFrom]).toEqual([200, 7, 84, undefined]);
  expect(json.files.map(({ processingDate }: { processingDate: string }) => processingDate)).toEqual(
    ['15', '16', '17', '18', '19', '20', '21'].map((day) => `2026-11-${day}`),
  );
  expect(fetched(session)).toEqual(json.files.map(({ fileId }: { fileId: string }) => fileId));
  const [first] = json.files;
  const rows = await session.first.call('GET', first.address);
  expect(rows.json.report.processingDate).toBe(first.processingDate);
  const counts = rows.json.rows.map(({ counts: each }: { counts: number }) => each);
  expect([first.rows, first.sums]).toEqual([
    counts.length,
    { counts: counts.reduce((sum: number, each: number) => sum + each, 0) },
  ]);
});

test('A day with several files has a row for each, and an address has the rows of its file alone', async () => {
  const { session, collect } = await withApp();
  const { status, json } = await collect({ granularity: 'WEEKLY', from: '2026-11-10' });
  expect([status, json.fileCount, json.files.map(({ rows }: { rows: number }) => rows)]).toEqual([200, 2, [12, 12]]);
  const rows = await Promise.all(
    json.files.map(({ address }: { address: string }) => session.first.call('GET', address)),
  );
  expect(rows.map((each) => each.json.rows.length)).toEqual([12, 12]);
  expect(rows[0]?.json.rows).not.toEqual(rows[1]?.json.rows);
  const other = json.files[0].address.replace(/file=[^&]+/, 'file=gone');
  expect((await session.first.call('GET', other)).status).toBe(404);
});

test('A range without reports is an empty list, which says the days that there are', async () => {
  const { collect } = await withApp();
  const { status, json } = await collect({ from: '2020-01-01', to: '2020-01-31' });
  expect([status, json.fileCount, json.rowCount, json.files]).toEqual([200, 0, 0, []]);
  expect(json.reason).toContain('for 7 days, from 2026-11-15 to 2026-11-21, and none of them is in the range');
  expect((await collect()).json.reason).toBeUndefined();
});

test('A report that the app does not have ends as 404 with the names that there are', async () => {
  const { collect } = await withApp();
  const { status, json } = await collect({ reportName: 'App Weather' });
  expect([status, json.error.message]).toEqual([404, expect.stringMatching(/There are: .*App Crashes/)]);
});

test('A file that breaks off is read again, and no other', async () => {
  const { session, collect } = await withApp();
  session.sandbox.fail({ store: 'apple', kind: 'resetMidBody', path: '/storage/segments' });
  const { status, json } = await collect();
  expect([status, json.fileCount, json.rowCount]).toEqual([200, 7, 84]);
  expect(fetched(session)).toHaveLength(8);
});

withAzurite(
  `A job whose instance hangs within a file is finished by another: each other file is read once${ifAzurite}`,
  async () => {
    const { session, collect } = await withApp({
      RELAY__STATE: 'storage',
      AzureWebJobsStorage: azurite().connectionString,
      RELAY__STATE_KEY: 'k'.repeat(40),
    });
    const second = await session.openRelay();
    const third = fetched(session).length + 3;
    // the third file hangs: the fault is set once the second is there
    const hanging = (async () => {
      while (fetched(session).length < third - 1) await new Promise((resolve) => setTimeout(resolve, 1));
      session.sandbox.fail({ store: 'apple', kind: 'hang', path: '/storage/segments' });
    })();
    const started = collect().catch(ignore);
    await hanging;
    while (!session.sandbox.seen.some(({ status, url }) => status === 0 && url.startsWith('/storage/segments')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    session.clock.now += LEASE_AND_MORE;
    const { json: list } = await second.call('GET', '/api/jobs');
    const job: string = list.jobs[0].jobId;
    const quiet = { log: ignore, audit: ignore };
    await second.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 2 }, quiet);
    const ended = await second.call('GET', `/api/jobs/${job}/result`);
    expect([ended.status, ended.json.fileCount, ended.json.rowCount]).toEqual([200, 7, 84]);
    const files = fetched(session);
    const twice = files.filter((each, at) => files.indexOf(each) !== at);
    expect(twice.length).toBeLessThanOrEqual(1);
    expect(new Set(files).size).toBe(7);
    await session.first.close();
    await started;
  },
  60_000,
);

test('More files than one job lists are left for the next one, which begins with the day that did not fit', async () => {
  const { collect } = await withApp({}, (origin) => manyFiles(origin, 60));
  const first = await collect();
  expect([first.status, first.json.fileCount, first.json.continueFrom]).toEqual([200, 120, '2026-11-17']);
  const { json } = await collect({ from: first.json.continueFrom, to: '2026-11-18' });
  expect([json.fileCount, json.continueFrom]).toEqual([120, undefined]);
}, 60_000);

test('A list that gets too long for one job is left for the next one, too', async () => {
  const { collect } = await withApp({}, (origin) => manyFiles(origin, 20, 6_000));
  const { status, json } = await collect();
  expect([status, json.fileCount, json.continueFrom]).toEqual([200, 20, '2026-11-16']);
}, 60_000);

test('A day with more files than one job lists is refused', async () => {
  const { collect } = await withApp({}, (origin) => manyFiles(origin, 151));
  const { status, json } = await collect();
  expect([status, json.error.code]).toEqual([413, 'payload_too_large']);
});

/** App Store Connect with so many files for each instance: the list of files names each file several times. */
async function manyFiles(origin: string, times: number, longer = 0) {
  const server = createServer((asked, response) => {
    const { method, url: path = '', headers } = asked;
    const target = new URL(origin);
    const onward = request({ host: target.hostname, port: target.port, method, path, headers }, async (answered) => {
      const pieces = await answered.toArray();
      const bytes = Buffer.concat(pieces);
      if (!/analyticsReportInstances\/[^/]+\/segments/.test(path) || answered.headers['content-encoding'])
        return void response.writeHead(answered.statusCode ?? 502, answered.headers).end(bytes);
      const document = JSON.parse(bytes.toString('utf8'));
      const data = document.data.flatMap((each: { id: string }) =>
        Array.from({ length: times }, (_, at) => ({ ...each, id: `${each.id}-${at}${'x'.repeat(longer)}` })),
      );
      const body = JSON.stringify({ ...document, data });
      const { 'content-length': _, ...others } = answered.headers;
      response.writeHead(200, { ...others, 'content-length': Buffer.byteLength(body) }).end(body);
    });
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
