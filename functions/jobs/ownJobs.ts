// The jobs of a caller: lists them, finds one, cancels it, and begins it again.
import { Failure } from '../core/errors.ts';
import { noteOwnChange } from '../core/ownChange.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { endInterrupted, isInterrupted } from './jobEnd.ts';
import { isEnded, type JobRecord, ownerIn, ownerOf } from './jobRecord.ts';
import type { FoundJob, JobParts } from './jobStore.ts';
import { jobView, notDoneYet, resultAddress } from './jobView.ts';

/** Most jobs that a list shows, newest first. All are read for it, since IDs are in no order (jobBounds.ts). */
const MOST_LISTED = 100;
const TRIES = 5;

export async function listOwn(parts: JobParts, context: RecipeContext): Promise<RelayResponse> {
  const store = parts.store();
  const found: FoundJob[] = [];
  const keepNewest = (): void => {
    found.sort((a, b) => b.record.created - a.record.created).splice(MOST_LISTED);
  };
  for await (const each of store.list(ownerOf(context))) {
    found.push(each);
    if (found.length >= 2 * MOST_LISTED) keepNewest();
  }
  keepNewest();
  const jobs = [];
  for (const each of found) {
    const { id, record } = await endedIfInterrupted(parts, each);
    jobs.push(jobView(id, record, true));
  }
  return jsonResponse(200, { jobs });
}

/** A job of another caller is reported as absent. */
export async function findOwn(parts: JobParts, context: RecipeContext, isAnyones = false): Promise<FoundJob> {
  const id = context.valid.path.id ?? '';
  const isOwn = isAnyones || id.startsWith(ownerOf(context));
  const found = isOwn ? await parts.store().read(id) : undefined;
  if (found) return endedIfInterrupted(parts, found);
  throw new Failure(
    'not_found',
    'There is no such job. A job is kept for seven days, or for an hour if it failed before its first step. With RELAY__STATE=memory a job that has ended is deleted earlier where later jobs need its room, and when the instance stops.',
  );
}

async function endedIfInterrupted({ store, now }: JobParts, found: FoundJob): Promise<FoundJob> {
  return isInterrupted(found.record, now()) ? endInterrupted(store(), found, now()) : found;
}

/** Whoever works on the job notices at its next checkpoint; a job that nobody works on is begun once more, to clean up. */
export async function cancelOwn(parts: JobParts, context: RecipeContext): Promise<RelayResponse> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { id, record, etag } = await findOwn(parts, context);
    if (isEnded(record))
      throw new Failure('invalid_request', `The job has ended already: it is ${record.state}.`, { status: 409 });
    if (record.cancel) return jsonResponse(200, jobView(id, record));
    const asked = { ...record, cancel: true };
    if ((await parts.store().replace(id, etag, asked)) === undefined) continue;
    noteOwnChange(context.line);
    // without this message the job is canceled at its own next one
    await sendMessage(parts, context, id).catch(() => undefined);
    return jsonResponse(200, jobView(id, asked));
  }
  throw changesTooFast();
}

/** Goes on from the last finished step. Only for a job that was interrupted, since all others have cleaned up after themselves. */
export async function retryOwn(parts: JobParts, context: RecipeContext): Promise<RelayResponse> {
  const { id, record, etag } = await findOwn(parts, context);
  if (record.errorCode !== 'job_interrupted')
    throw new Failure(
      'invalid_request',
      `Only a job that was interrupted can be begun again, and this one is ${jobView(id, record).state}. Call the operation again.`,
      { status: 409 },
    );
  const progress = { ...record.progress, sentence: 'It is begun again.' };
  const begun = parts.now();
  const again: JobRecord = { ...record, ...BEGUN_AGAIN, progress, begun, updated: begun, due: begun };
  const store = parts.store();
  const made = await store.replace(id, etag, again);
  if (made === undefined) throw changesTooFast();
  const count = (open: number): Promise<void> =>
    store.counts.change(ownerIn(id), { open, kept: 0, created: record.created }).catch(() => undefined);
  await count(1);
  await sendMessage(parts, context, id).catch(async (thrown: unknown) => {
    // without a message nothing works on it, and it could not be begun again for an hour
    const isRestored = await store.replace(id, made, record).catch(() => undefined);
    if (isRestored !== undefined) await count(-1);
    throw thrown;
  });
  noteOwnChange(context.line);
  return notDoneYet(id, again, resultAddress(context, id));
}

/** What it had claimed may be another job's by now: it claims it again. */
const BEGUN_AGAIN: Partial<JobRecord> = {
  ...{ state: 'waiting', idle: 0, cancel: false, claims: [] },
  ...{ result: undefined, errorCode: undefined, outage: undefined },
};

function sendMessage({ queue }: JobParts, { call }: RecipeContext, id: string): Promise<void> {
  return queue().send({ job: id, correlationId: call.id });
}

function changesTooFast(): Failure {
  return new Failure('too_many_calls', 'The job changes too fast at this moment. Try again.');
}
