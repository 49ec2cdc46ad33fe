// Jobs: 202 with an address that ends as the result, who may see one, canceling, and repeats of the same call.
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';

const open = closeLater();

/** Lets part 2 of the file wait until it is released. */
async function withSlowPart() {
  const session = await open(openJobSession());
  let release = (): void => undefined;
  let reached = (): void => undefined;
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  session.file.before = async (request) => {
    if (request.headers.range !== 'bytes=5242880-10485759') return false;
    reached();
    await isReleased;
    return false;
  };
  return { session, isReached, release };
}

test('With wait=false the answer is 202, and its address ends as the result, without a key, as Logic Apps ask', async () => {
  const session = await open(openJobSession());
  const started = await session.upload({}, '?wait=false');
  expect([started.status, started.json.state, started.headers.get('retry-after')]).toEqual([202, 'waiting', '10']);
  const location = started.headers.get('location') ?? '';
  expect(location).toBe(`${session.first.origin}/api/jobs/${started.json.jobId}/result`);
  const ended = await session.follow(location);
  expect([ended.status, ended.json.state, ended.json.steps.map(({ name }: { name: string }) => name)]).toEqual([
    200,
    'COMPLETE',
    [
      'Find the app',
      'Look at the file',
      'Look for build 900 of version 9.1 (IOS)',
      'Reserve build 900 of version 9.1 (IOS)',
      'Reserve a place for Sparrow.ipa',
      'Send Sparrow.ipa',
      'Commit Sparrow.ipa',
      'Wait for Apple to process it',
    ],
  ]);
});

test('A job that fails ends as its error', async () => {
  const session = await open(openJobSession({ file: { bytes: Buffer.from('<html>Sign in, please</html>') } }));
  const started = await session.upload({}, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.error.code]).toEqual([400, 'invalid_request']);
  const { json } = await session.first.call('GET', `/api/jobs/${started.json.jobId}`);
  expect(json).toMatchObject({ state: 'failed', resultStatus: 400 });
});

test('An input that is wrong is refused at once, and makes no job', async () => {
  const session = await open(openJobSession());
  const { status } = await session.upload({ versionString: 'next' }, '?wait=false');
  expect([status, (await session.first.call('GET', '/api/jobs')).json]).toEqual([400, { jobs: [] }]);
});

test('The progress of a job is reported while it runs', async () => {
  const { session, isReached, release } = await withSlowPart();
  const started = await session.upload({}, '?wait=false');
  await isReached;
  const location = started.headers.get('location') ?? '';
  const running = await session.first.call('GET', location, { key: '' });
  expect([running.status, running.headers.get('location'), running.json]).toMatchObject([
    202,
    location,
    { state: 'running', percent: 43, bytesSent: 5_242_880, bytesTotal: 12_000_000, sentence: '1 of 3 parts are sent.' },
  ]);
  const { json } = await session.first.call('GET', '/api/jobs');
  expect(json.jobs).toMatchObject([{ jobId: started.json.jobId, operation: 'UploadBuild', percent: 43 }]);
  release();
  expect((await session.follow(location)).status).toBe(200);
});

test('Another caller neither sees nor cancels a job', async () => {
  const session = await open(openJobSession());
  const { json } = await session.upload({}, '?wait=false');
  const asOther = { key: 'two' };
  const [listed, read, canceled, result] = [
    await session.first.call('GET', '/api/jobs', asOther),
    await session.first.call('GET', `/api/jobs/${json.jobId}`, asOther),
    await session.first.call('POST', `/api/jobs/${json.jobId}/cancel`, asOther),
    await session.first.call('GET', `/api/jobs/${json.jobId}/result`, asOther),
  ];
  expect([listed.json, read.status, canceled.status, result.status]).toEqual([{ jobs: [] }, 404, 404, 404]);
});

test('Neither the job nor its result shows the address of the file, which may hold a signature', async () => {
  const session = await open(openJobSession());
  const started = await session.upload({}, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  const read = await session.first.call('GET', `/api/jobs/${started.json.jobId}`);
  expect(JSON.stringify([started.json, ended.json, read.json])).not.toMatch(/sig=|s3/);
});

test('A job that is canceled in the middle deletes its reservation, and ends as canceled', async () => {
  const { session, isReached, release } = await withSlowPart();
  const started = await session.upload({}, '?wait=false');
  await isReached;
  const canceling = await session.first.call('POST', `/api/jobs/${started.json.jobId}/cancel`);
  expect([canceling.status, canceling.json.state]).toEqual([200, 'canceling']);
  release();
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.error.message]).toEqual([409, 'The job was canceled.']);
  expect(session.writes().at(-1)).toMatch(/^DELETE \/v1\/buildUploads\//);
  const { json } = await session.first.call('GET', `/api/jobs/${started.json.jobId}`);
  expect(json.state).toBe('canceled');
});

test('A job that has ended cannot be canceled', async () => {
  const session = await open(openJobSession());
  await session.upload();
  const { json } = await session.first.call('GET', '/api/jobs');
  const { status } = await session.first.call('POST', `/api/jobs/${json.jobs[0].jobId}/cancel`);
  expect(status).toBe(409);
});

test('A repeat of a call with the same idempotency key gets the same job', async () => {
  const session = await open(openJobSession());
  const headers = { 'idempotency-key': 'upload-900' };
  const first = await session.upload({}, '?wait=false', { headers });
  const again = await session.upload({}, '?wait=false', { headers });
  expect([again.status, again.headers.get('location')]).toEqual([202, first.headers.get('location')]);
  await session.follow(first.headers.get('location') ?? '');
  expect(session.writes().filter((each) => each === 'POST /v1/buildUploads')).toHaveLength(1);
});

test('Two jobs for the same build at the same time send it once', async () => {
  const { session, isReached, release } = await withSlowPart();
  const first = await session.upload({}, '?wait=false');
  await isReached;
  const second = await session.upload();
  expect([second.status, second.json.error.message]).toEqual([409, expect.stringMatching(/Another job/)]);
  release();
  expect((await session.follow(first.headers.get('location') ?? '')).status).toBe(200);
});

test.each(['nothing', 'A'.repeat(44), '..%2f..%2f'])('There is no job %s', async (id) => {
  const session = await open(openJobSession());
  const { status } = await session.first.call('GET', `/api/jobs/${id}/result`, { key: '' });
  expect([400, 404]).toContain(status);
});

test('A call whose time is over answers 202, and the job goes on', async () => {
  const session = await open(openJobSession({ settings: { RELAY__DEADLINE_SECONDS: '12' } }));
  const started = await session.upload();
  expect(started.status).toBe(202);
  expect((await session.follow(started.headers.get('location') ?? '')).status).toBe(200);
});
