// How a job ends: what is kept of its end, and the end of one that nobody continues.
import { Failure } from '../core/errors.ts';
import { expiryOf, isEnded, JOB_TTL, type JobRecord, ownerIn } from './jobRecord.ts';
import { errorResult } from './jobResults.ts';
import type { FoundJob, JobStore } from './jobStore.ts';

/**
 * How long after its lease or its next message a job is given up, in milliseconds. Its message is delivered five times,
 * and hidden for ten minutes each time if the instance dies within it.
 */
const GIVEN_UP_AFTER = 3_600_000;

const CANCELED = 'The job was canceled.';

export function jobCanceled(): Failure {
  return new Failure('invalid_request', CANCELED, { status: 409 });
}

/** The state, the progress and the error code of a job that has ended: with its result, or with this failure. */
export function endedAs(
  { progress }: JobRecord,
  failure: Failure | undefined,
): Pick<JobRecord, 'state' | 'progress' | 'errorCode'> {
  if (!failure) {
    const percent = progress.percent === undefined ? {} : { percent: 100 };
    return { state: 'succeeded', progress: { ...progress, ...percent, sentence: 'It is done.' } };
  }
  const { code, message } = failure;
  if (message === CANCELED) return { state: 'canceled', progress: { ...progress, sentence: 'It was canceled.' } };
  return { state: 'failed', progress: { ...progress, sentence: `It failed: ${message}` }, errorCode: code };
}

/** Whether nobody continues the job any more: its message failed too often, or is gone. */
export function isInterrupted(record: JobRecord, now: number): boolean {
  const { lease, due, updated } = record;
  return !isEnded(record) && now > Math.max(lease?.until ?? 0, due ?? 0, updated) + GIVEN_UP_AFTER;
}

/** Ends a job that nobody continues. What it has saved and reserved stays, so that it can be begun again. */
export async function endInterrupted(store: JobStore, found: FoundJob, now: number): Promise<FoundJob> {
  const failure = new Failure(
    'job_interrupted',
    'The job was interrupted and is not continued: its message failed too often, or was lost. Begin it again with POST /jobs/{id}/retry, which goes on from the last finished step, or call the operation again.',
  );
  const result = errorResult(failure);
  const { id, etag, record } = found;
  const ended = { ...record, ...endedAs(record, failure), result, updated: now, lease: undefined };
  const made = await store.replace(id, etag, ended);
  if (made === undefined) return (await store.read(id)) ?? found;
  await countEnd(store, id, ended);
  return { id, record: ended, etag: made };
}

/** One that failed before its first step is deleted soon. The jobs are counted again, where this gets lost. */
export async function countEnd({ counts }: JobStore, id: string, record: JobRecord): Promise<void> {
  const { created } = record;
  const isBrief = expiryOf(record) < created + JOB_TTL;
  await counts.change(ownerIn(id), { open: -1, kept: isBrief ? -1 : 0, created }).catch(() => undefined);
}
