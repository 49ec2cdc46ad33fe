// The jobs on the page: those of the caller, with the progress of each, and none for a caller that may not list them.
import type { DashboardState } from '../../../functions/dashboard/types.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';

const open = closeLater();

test('A job names its file, version and app, and nothing else of the address of the file', async () => {
  const session = await open(openJobSession());
  const fileUrl = `${session.files.origin}/s3cret/Sparrow%20%E2%80%AE.ipa?sig=s3cret`;
  const { json } = await session.upload({ fileUrl }, '?wait=false');
  const listed = (await session.first.call('GET', '/api/jobs')).json;
  const title = `Upload build to App Store Connect: Sparrow .ipa, version 9.1, app ${session.build.appId}`;
  expect([json.title, listed.jobs[0].title]).toEqual([title, title]);
  expect(JSON.stringify([json, listed])).not.toContain('s3cret');
});

test('A title has no last segment of an address that may be a token, and is short', async () => {
  const session = await open(openJobSession());
  const { appId } = session.build;
  const fileUrl = `${session.files.origin}/d/eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl`;
  const { json } = await session.upload({ fileUrl }, '?wait=false');
  expect(json.title).toBe(`Upload build to App Store Connect: version 9.1, app ${appId}`);
  const long = await session.upload({ fileUrl: `${session.files.origin}/${'a'.repeat(1_000)}.ipa` }, '?wait=false');
  expect(long.json.title).toMatch(/^Upload build to App Store Connect: a+…$/);
  expect(long.json.title).toHaveLength(120);
});

test('A job is shown with its progress and its result, and those that have not ended come first', async () => {
  const session = await open(openJobSession({ settings: { RELAY__PAGE: 'on' } }));
  const state = async (): Promise<DashboardState> => (await session.first.call('GET', '/api/ui/state')).json;
  expect([(await state()).jobs, (await state()).failedEvents]).toEqual([[], 0]);
  const { json } = await session.first.call('GET', '/api/apple/v1/apps?limit=1');
  const query = new URLSearchParams({ app: json.data[0].id, reportName: 'App Downloads Standard', wait: 'false' });
  const started = await session.first.call('GET', `/api/apple/reports/analyticsFiles?${query}`);
  await session.follow(started.headers.get('location') ?? '');
  const second = await session.first.call('GET', `/api/apple/reports/analyticsFiles?${query}`);
  const { jobs } = await state();
  expect(jobs.map(({ jobId }) => jobId)).toEqual([second.json.jobId, started.json.jobId]);
  expect(jobs[0]).toMatchObject({
    operation: 'CollectAnalyticsReport',
    state: expect.stringMatching(/waiting|running/),
  });
  expect(jobs[1]).toMatchObject({ state: 'succeeded', percent: 100, resultStatus: 200 });
  expect(jobs[1]?.title).toBe(`Collect analytics report of several days: app ${json.data[0].id}`);
});

test('A caller that may not list jobs sees none', async () => {
  const settings = { RELAY__PAGE: 'on', RELAY__ALLOW: 'read, -ListJobs, -CountFailedEvents' };
  const session = await open(openJobSession({ settings }));
  const { status, json } = await session.first.call('GET', '/api/ui/state');
  expect([status, json.jobs, json.failedEvents]).toEqual([200, [], undefined]);
});
