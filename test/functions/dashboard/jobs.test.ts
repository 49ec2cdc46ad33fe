// The jobs on the page: those of the caller, with the progress of each, and none for a caller that may not list them.
import type { DashboardState } from '../../../functions/dashboard/types.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';

const open = closeLater();

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
});

test('A caller that may not list jobs sees none', async () => {
  const settings = { RELAY__PAGE: 'on', RELAY__ALLOW: 'read, -ListJobs, -CountFailedEvents' };
  const session = await open(openJobSession({ settings }));
  const { status, json } = await session.first.call('GET', '/api/ui/state');
  expect([status, json.jobs, json.failedEvents]).toEqual([200, [], undefined]);
});
