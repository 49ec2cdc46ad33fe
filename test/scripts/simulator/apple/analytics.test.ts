// Simulated analytics: from a report request to the file of a segment, whose URL is valid for five minutes.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  appNamed,
  entity,
  firstOf,
  openSimulatorSession,
  type SimulatorSession,
  storeRefusal,
  type Thing,
} from '../../../support/simulatorSession.ts';

let session: SimulatorSession;
beforeEach(async () => {
  session = await openSimulatorSession();
});
afterEach(() => session.close());

async function order(name: string, accessType = 'ONGOING') {
  const app = await appNamed(session, name);
  return session.call(
    'POST',
    '/v1/analyticsReportRequests',
    entity('analyticsReportRequests', { accessType }, { app }),
  );
}

async function segmentsOf(): Promise<readonly Thing[]> {
  const app = await appNamed(session, 'Tidewater Almanac');
  const request = await firstOf(session, `/v1/apps/${app.id}/analyticsReportRequests?filter[accessType]=ONGOING`);
  const report = await firstOf(session, `/v1/analyticsReportRequests/${request.id}/reports?filter[category]=COMMERCE`);
  const days = `/v1/analyticsReports/${report.id}/instances?filter[granularity]=DAILY&filter[processingDate]=2026-06-17`;
  const instance = await firstOf(session, days);
  return session.list(`/v1/analyticsReportInstances/${instance.id}/segments`);
}

test('The file of a segment is a packed table with the size and the checksum that were reported', async () => {
  const [segment] = await segmentsOf();
  const bytes = Buffer.from(await (await fetch(String(segment?.attributes.url))).arrayBuffer());
  expect(segment?.attributes).toMatchObject({
    sizeInBytes: bytes.length,
    checksum: createHash('md5').update(bytes).digest('hex'),
  });
  const [head = '', first = ''] = gunzipSync(bytes).toString('utf8').split('\n');
  expect(head.split('\t').slice(0, 3)).toEqual(['Date', 'App Name', 'App Apple Identifier']);
  expect(first.split('\t').slice(0, 2)).toEqual(['2026-06-17', 'Tidewater Almanac']);
});

test('The URL of a segment expires after five minutes; a new request returns a new one', async () => {
  const [segment] = await segmentsOf();
  session.wait(5);
  const late = await fetch(String(segment?.attributes.url));
  expect([late.status, late.headers.get('content-type')]).toEqual([403, 'application/xml']);
  expect(await late.text()).toContain('Request has expired');
  const [again] = await segmentsOf();
  expect((await fetch(String(again?.attributes.url))).status).toBe(200);
});

test('A report request has reports at once, and their first instance a day later', async () => {
  const request = (await order('Roost Home Control')).json.data;
  const report = await firstOf(session, `/v1/analyticsReportRequests/${request.id}/reports`);
  expect(await session.list(`/v1/analyticsReports/${report.id}/instances`)).toEqual([]);
  session.wait(24 * 60);
  expect(await session.list(`/v1/analyticsReports/${report.id}/instances`)).toHaveLength(1);
});

test('An app has one report request of each kind', async () => {
  expect(storeRefusal(await order('Tidewater Almanac'))).toEqual([409, 'STATE_ERROR']);
  expect((await order('Tidewater Almanac', 'ONE_TIME_SNAPSHOT')).status).toBe(201);
});

test('Power metrics come in their own content type alone', async () => {
  const app = await appNamed(session, 'Tidewater Almanac');
  const { headers } = await session.call('GET', `/v1/apps/${app.id}/perfPowerMetrics`);
  expect(headers['content-type']).toBe('application/vnd.apple.xcode-metrics+json');
});
