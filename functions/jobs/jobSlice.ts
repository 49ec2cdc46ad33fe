// One slice of a job: runs its recipe until it ends, or until the time is over, and keeps what came of it.
import { Readable } from 'node:stream';
import type { Deadline } from '../core/deadline.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import type { JobRun } from '../workflow/jobRun.ts';
import { jobCanceled } from './jobEnd.ts';
import { type Keeper, openKeeper } from './jobKeeper.ts';

import type { JobRecord, JobResult } from './jobRecord.ts';
import type { FoundJob, JobStore } from './jobStore.ts';
import { type OpenedRun, openJobRun } from './openJobRun.ts';

export interface SliceOptions {
  readonly store: JobStore;
  /** The job, with the lease of this slice. */
  readonly held: FoundJob;
  readonly deadline: Deadline;
  /** A call waits for the result. */
  readonly isAwaited: boolean;
  readonly now: () => number;
  /** Writes of this slice so far. */
  readonly changes: () => number;
  /** Reports the progress to the caller that waits. */
  readonly onProgress?: RelayRequest['onProgress'];
}

export type SliceEnd =
  | { readonly is: 'ended'; readonly answered: RelayResponse; readonly failure?: Failure }
  /** To be continued after so many milliseconds. */
  | { readonly is: 'later'; readonly delay: number; readonly record: JobRecord }
  /** Another slice works on it. */
  | { readonly is: 'lost' };

export async function runJobSlice(
  options: SliceOptions,
  run: (job: JobRun) => Promise<RelayResponse>,
): Promise<SliceEnd> {
  const keeper = openKeeper(options);
  const opened = openJobRun(options, keeper);
  const settled = await run(opened.job)
    .then(resultOf)
    .then(
      (kept) => ({ kept }),
      (thrown: unknown) => ({ thrown }),
    );
  if ('thrown' in settled) return endWithout(keeper, opened, settled.thrown);
  const { kept } = settled;
  const isOurs = await keeper.finish(kept);
  return isOurs ? { is: 'ended', answered: { ...kept, body: Buffer.from(kept.body) } } : { is: 'lost' };
}

/** The end of a slice whose recipe has thrown. */
async function endWithout(keeper: Keeper, { end, delay }: OpenedRun, thrown: unknown): Promise<SliceEnd> {
  const why = end();
  if (why === 'lost') return { is: 'lost' };
  const isStuck = why === 'later' && keeper.isTooLate();
  if (why === 'later' && !isStuck) {
    await keeper.release(delay());
    return { is: 'later', delay: delay(), record: keeper.record() };
  }
  const failure = why === 'canceled' ? jobCanceled() : isStuck ? stuck() : asFailure(thrown);
  const answered = errorResponse(failure);
  const isOurs = await keeper.finish(await resultOf(answered), failure);
  return isOurs ? { is: 'ended', answered, failure } : { is: 'lost' };
}

async function resultOf({ status, headers, body }: RelayResponse): Promise<JobResult> {
  const bytes = body instanceof Readable ? Buffer.concat(await body.toArray()) : Buffer.from(body ?? '');
  return { status, headers: { ...headers }, body: bytes.toString('utf8') };
}

function stuck(): Failure {
  return new Failure(
    'store_timeout',
    'The job made no progress for too long and was given up. Read job shows how far it came.',
  );
}
