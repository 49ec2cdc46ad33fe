// Publish Galaxy Store update with a file at an address: a job.
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';

const open = closeLater();

test('With wait=false the answer is 202, and its address ends as the result', async () => {
  const session = await open(openJobSession({ size: 3_000_000 }));
  const started = await session.update({ wait: 'false' });
  expect(started.status).toBe(202);
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json]).toMatchObject([200, { fileName: 'tidewater_42.apk', binarySeq: '2' }]);
  expect(ended.json.steps.map(({ name }: { name: string }) => name)).toEqual([
    'Read app',
    'Look at the file',
    'Create upload session',
    'Upload tidewater_42.apk',
    'Update the draft',
    'Add tidewater_42.apk as binary',
    'Submit for review',
  ]);
});

test('A call that has no time for the changes after the upload hands them over, with the file sent once', async () => {
  const session = await open(openJobSession({ size: 3_000_000, settings: { RELAY__DEADLINE_SECONDS: '40' } }));
  const started = await session.update();
  expect(started.status).toBe(202);
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.binarySeq]).toEqual([200, '2']);
  expect(session.writes().filter((each) => /fileUpload/.test(each))).toHaveLength(1);
});

test('A plan is no job, and neither is a file in the body', async () => {
  const session = await open(openJobSession({ size: 1_000 }));
  const planned = await session.update({ dryRun: 'true' });
  const query = new URLSearchParams({ contentId: session.galaxyApp, gms: 'Y', fileName: 'tidewater_43.apk' });
  const sent = await fetch(`${session.first.origin}/api/samsung/recipes/update?${query}`, {
    method: 'POST',
    headers: { 'x-functions-key': 'one', 'content-type': 'application/octet-stream' },
    body: new Uint8Array(session.file.bytes),
  });
  expect([planned.status, sent.status]).toEqual([200, 200]);
  expect((await session.first.call('GET', '/api/jobs')).json).toEqual({ jobs: [] });
});

test('A plan is applied as a job', async () => {
  const session = await open(openJobSession({ size: 1_000 }));
  const planned = await session.update({ dryRun: 'true' });
  const { planId } = planned.json;
  const started = await session.update({ planId, wait: 'false' });
  expect(started.status).toBe(202);
  expect((await session.follow(started.headers.get('location') ?? '')).status).toBe(200);
});
