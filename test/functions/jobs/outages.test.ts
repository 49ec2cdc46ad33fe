// Outages of a store within the wait of a job: each of up to an hour, and one that is over is no part of a later one.
import { startDeadline } from '../../../functions/core/deadline.ts';
import { Failure } from '../../../functions/core/errors.ts';
import { jsonResponse } from '../../../functions/core/types.ts';
import { type JobRecord, newJobId } from '../../../functions/jobs/jobRecord.ts';
import { runJobSlice } from '../../../functions/jobs/jobSlice.ts';
import { openJobStore } from '../../../functions/jobs/jobStore.ts';
import { jobView } from '../../../functions/jobs/jobView.ts';
import { openState } from '../../../functions/state/openState.ts';
import type { JobRun } from '../../../functions/workflow/jobRun.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();
const MINUTES = 60_000;

/** A job in the memory of this process, whose slices a test makes. */
async function openJob() {
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
  const now = () => clock.now;
  const state = await open(openState({ now, elapsed: () => performance.now() }));
  const store = openJobStore(state, undefined, now)();
  const id = newJobId('o'.repeat(22));
  const times = { created: clock.now, updated: clock.now };
  const done = { steps: [], progress: { sentence: 'Waits.' }, idle: 0, changes: 0, claims: [], saved: {} };
  const call = { operation: 'SendBuildToTesters', caller: 'one', correlationId: 'c', self: 'https://relay.invalid/' };
  const inputs = { path: {}, query: {}, header: {} };
  const record: JobRecord = { ...call, ...times, ...done, inputs, state: 'waiting' };
  await store.insert(id, record);
  const read = async () => {
    const found = await store.read(id);
    if (!found) throw new Error('The job is gone');
    return found;
  };
  const slice = async (work: (job: JobRun) => Promise<unknown>) => {
    const deadline = startDeadline(60_000);
    const options = { store, held: await read(), deadline, isAwaited: false, now, changes: () => 0 };
    const ended = await runJobSlice(options, async (job) => jsonResponse(200, { found: await work(job) }));
    deadline.end();
    return ended.is;
  };
  return { clock, read, slice };
}

async function fails(): Promise<never> {
  throw new Failure('store_refused', 'The store is in maintenance.', { status: 503 });
}

function look(job: JobRun, read: () => Promise<string>): Promise<string> {
  return job.look(read, () => 1, []);
}

test('An outage that is over is forgotten with the look that the store answers', async () => {
  const { clock, read, slice } = await openJob();
  expect(await slice((job) => look(job, fails))).toBe('later');
  expect(jobView('', (await read()).record).sentence).toBe(
    'Waits. Calls to the store have failed since 2026-11-22T12:00:00.000Z, and the job looks again until 2026-11-22T13:00:00.000Z: The store is in maintenance.',
  );
  clock.now += 50 * MINUTES;
  const sentences: unknown[] = [];
  const second = await slice(async (job) => {
    await look(job, async () => 'seen');
    sentences.push(jobView('', (await read()).record).sentence);
    clock.now += 20 * MINUTES;
    await look(job, fails);
  });
  expect([sentences, second]).toEqual([['Waits.'], 'later']);
  expect((await read()).record.outage).toMatchObject({ since: clock.now, tries: 1 });
});

test('An outage of more than an hour ends the job', async () => {
  const { clock, read, slice } = await openJob();
  await slice((job) => look(job, fails));
  clock.now += 61 * MINUTES;
  expect([await slice((job) => look(job, fails)), (await read()).record.state]).toEqual(['ended', 'failed']);
});

test('Slices after an outage that save nothing end the job, as any others do', async () => {
  const { read, slice } = await openJob();
  await slice((job) => look(job, fails));
  const isOver = async (job: JobRun) => {
    await look(job, async () => 'seen');
    await job.ensureTime(600_000, []);
  };
  const ends = [];
  for (let slices = 0; slices < 6; slices += 1) ends.push(await slice(isOver));
  expect([ends.at(-1), (await read()).record.state]).toEqual(['ended', 'failed']);
});
