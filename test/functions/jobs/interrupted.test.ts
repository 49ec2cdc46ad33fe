// A job that nobody continues any more: it ends as an error, and is begun again when its caller asks for it.
import { QueueClient } from '@azure/storage-queue';
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import { secret } from '../../../functions/core/secret.ts';
import { createDispatcher } from '../../../functions/dispatch.ts';
import { ownerIn } from '../../../functions/jobs/jobRecord.ts';
import { openJobStore } from '../../../functions/jobs/jobStore.ts';
import { openState } from '../../../functions/state/openState.ts';
import { createSealer } from '../../../functions/state/sealing.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { serveDispatcher } from '../../support/jobHost.ts';
import { type JobSession, openJobSession } from '../../support/jobSession.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const KEY = 'k'.repeat(40);
const HOURS = 2 * 3_600_000;

function ignore(): void {
  undefined;
}

const quiet = { log: ignore, audit: ignore };

function stored(): Record<string, string> {
  return { RELAY__STATE: 'storage', AzureWebJobsStorage: azurite().connectionString, RELAY__STATE_KEY: KEY };
}

/** The table of the jobs, as the relay has it. */
function tableOf({ clock }: JobSession) {
  const now = () => clock.now;
  const connectionString = secret(azurite().connectionString);
  const state = openState({ now, elapsed: () => performance.now() }, { connectionString });
  return openJobStore(state, createSealer([secret(KEY)]), now)();
}

/** A relay over the same table, whose queue cannot be reached. */
function withoutQueue({ sandbox, clock, files }: JobSession) {
  const noQueue = azurite().connectionString.replace(
    /QueueEndpoint=http:\/\/[^/]+/,
    'QueueEndpoint=http://127.0.0.1:1',
  );
  const settings = { ...sandbox.settings, ...stored(), AzureWebJobsStorage: noQueue, RELAY__ALLOW: '*' };
  const environment = { now: () => clock.now, pollDelay: () => 1, fileOrigins: [files.origin] };
  return open(createRelay(readConfig(settings), catalog, environment));
}

/** Does the work of a message, as the queue trigger does, and as often as the job needs it. */
async function workOn({ first, sandbox }: JobSession, job: string): Promise<void> {
  for (let slices = 0; slices < 8; slices += 1)
    await first.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 1 }, quiet);
  expect(sandbox.seen.length).toBeGreaterThan(0);
}

withAzurite(
  `A job whose message is lost ends as job_interrupted, is listed as failed, and goes on when begun again${ifAzurite}`,
  async () => {
    const session = await open(openJobSession({ settings: stored() }));
    const started = await session.upload({}, '?wait=false');
    const { jobId } = started.json;
    const result = started.headers.get('location') ?? '';
    session.clock.now += HOURS;
    const ended = await session.first.call('GET', result, { key: '' });
    expect([ended.status, ended.json.error.code]).toEqual([409, 'job_interrupted']);
    const { json } = await session.first.call('GET', '/api/jobs');
    expect(json.jobs.find((each: { jobId: string }) => each.jobId === jobId)).toMatchObject({
      state: 'failed',
      errorCode: 'job_interrupted',
      resultStatus: 409,
      sentence: expect.stringMatching(/^It failed: .*interrupted/),
    });
    const again = await session.first.call('POST', `/api/jobs/${jobId}/retry`);
    expect([again.status, again.headers.get('location'), again.json.state]).toEqual([202, result, 'waiting']);
    await workOn(session, jobId);
    const done = await session.first.call('GET', result, { key: '' });
    expect([done.status, done.json.state]).toEqual([200, 'COMPLETE']);
    expect(session.writes().filter((each) => each === 'POST /v1/buildUploads')).toHaveLength(1);
  },
  60_000,
);

withAzurite(
  `A job whose message fails for the fifth time ends at once${ifAzurite}`,
  async () => {
    const session = await open(openJobSession({ settings: stored() }));
    const { jobId } = (await session.upload({}, '?wait=false')).json;
    const relay = await withoutQueue(session);
    const work = { id: 'message', message: { job: jobId }, tries: 5 };
    await expect(relay.consume('storerelayjobs', work, quiet)).rejects.toThrow();
    const { json } = await session.first.call('GET', `/api/jobs/${jobId}`);
    expect(json).toMatchObject({ state: 'failed', errorCode: 'job_interrupted' });
    expect(json.steps.map(({ name }: { name: string }) => name)).toContain('Commit Sparrow.ipa');
    await session.first.call('POST', `/api/jobs/${jobId}/retry`);
    await workOn(session, jobId);
    const done = await session.first.call('GET', `/api/jobs/${jobId}/result`);
    expect([done.status, session.writes().filter((each) => each.startsWith('PUT'))]).toMatchObject([
      200,
      { length: 3 },
    ]);
  },
  60_000,
);

withAzurite(
  `A job whose message cannot be sent is not begun again; once begun again it has two days${ifAzurite}`,
  async () => {
    const session = await open(openJobSession({ settings: stored() }));
    const { jobId } = (await session.upload({}, '?wait=false')).json;
    const openJobs = async () => (await tableOf(session).counts.read(ownerIn(jobId)))?.count?.open;
    session.clock.now += HOURS;
    expect((await session.first.call('GET', `/api/jobs/${jobId}`)).json.state).toBe('failed');
    const before = await openJobs();
    expect(before).toBe(0);
    const { dependencies } = await withoutQueue(session);
    const { origin } = await open(serveDispatcher(catalog, createDispatcher(dependencies)));
    const headers = { 'x-functions-key': 'one' };
    const refused = await fetch(`${origin}/api/jobs/${jobId}/retry`, { method: 'POST', headers });
    const { json } = await session.first.call('GET', `/api/jobs/${jobId}`);
    expect([refused.status, json.state, json.errorCode]).toEqual([502, 'failed', 'job_interrupted']);
    expect(await openJobs()).toBe(before);
    session.clock.now += 36 * HOURS;
    expect((await session.first.call('POST', `/api/jobs/${jobId}/retry`)).status).toBe(202);
    await workOn(session, jobId);
    const done = await session.first.call('GET', `/api/jobs/${jobId}/result`);
    expect([done.status, done.json.state]).toEqual([200, 'COMPLETE']);
  },
  60_000,
);

withAzurite(`Canceling twice is canceling once: one message${ifAzurite}`, async () => {
  const session = await open(openJobSession({ settings: stored() }));
  const queue = new QueueClient(azurite().connectionString, 'storerelayjobs');
  await queue.clearMessages().catch(ignore);
  const { jobId } = (await session.upload({}, '?wait=false')).json;
  const states = [];
  for (let times = 0; times < 3; times += 1)
    states.push((await session.first.call('POST', `/api/jobs/${jobId}/cancel`)).json.state);
  expect(states).toEqual(['canceling', 'canceling', 'canceling']);
  expect((await queue.getProperties()).approximateMessagesCount).toBe(2);
  await workOn(session, jobId);
  const { json } = await session.first.call('GET', `/api/jobs/${jobId}`);
  expect(json).toMatchObject({ state: 'canceled', sentence: 'It was canceled.' });
});

test('The sentence of a job that has ended says how', async () => {
  const session = await open(openJobSession());
  await session.upload();
  await session.upload({ buildNumber: '901', fileUrl: `${session.files.origin}/x.pkg`, platform: 'MAC_OS' });
  const { json } = await session.first.call('GET', '/api/jobs');
  const sentences = json.jobs.map(({ state, sentence, percent }: Record<string, unknown>) => [
    state,
    sentence,
    percent,
  ]);
  expect(sentences).toContainEqual(['succeeded', 'It is done.', 100]);
  expect(sentences).toContainEqual(['failed', expect.stringMatching(/^It failed: .*no build/), undefined]);
});

test('A job that ended otherwise is not begun again', async () => {
  const session = await open(openJobSession());
  await session.upload();
  const { json } = await session.first.call('GET', '/api/jobs');
  const again = await session.first.call('POST', `/api/jobs/${json.jobs[0].jobId}/retry`);
  const other = await session.first.call('POST', `/api/jobs/${json.jobs[0].jobId}/retry`, { key: 'two' });
  expect([again.status, again.json.error.code, other.status]).toEqual([409, 'invalid_request', 404]);
});
