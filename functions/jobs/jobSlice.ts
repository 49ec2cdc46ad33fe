// One slice of a job: runs its recipe until it ends, or until the time is over, and keeps what came of it.
import { Readable } from 'node:stream';
import { type Deadline, pause } from '../core/deadline.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import { asciiJson } from '../state/asciiText.ts';
import type { JobRun } from '../workflow/jobRun.ts';
import { jobCanceled } from './jobEnd.ts';
import { type Keeper, openKeeper } from './jobKeeper.ts';
import type { JobRecord, JobResult } from './jobRecord.ts';
import type { FoundJob, JobStore } from './jobStore.ts';

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
  /** Tells the caller that waits. */
  readonly onProgress?: RelayRequest['onProgress'];
}

export type SliceEnd =
  | { readonly is: 'ended'; readonly answered: RelayResponse; readonly failure?: Failure }
  /** To be continued after so many milliseconds. */
  | { readonly is: 'later'; readonly delay: number; readonly record: JobRecord }
  /** Another slice works on it. */
  | { readonly is: 'lost' };

/** How long a slice has a job to itself, in milliseconds; each checkpoint renews it. Longer than any slice. */
export const JOB_LEASE = 300_000;
/** Time before the deadline in which no further step begins, in milliseconds. */
const RESERVE = 10_000;
/**
 * Longest result that is kept, in characters as they are kept. Sealed, a text is at most a third longer, and a record has
 * at most 400,000 characters (LONGEST_VALUE); the rest is for the reports of the steps.
 */
const LONGEST_RESULT = 250_000;

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
async function endWithout(
  keeper: Keeper,
  { end, delay }: ReturnType<typeof openJobRun>,
  thrown: unknown,
): Promise<SliceEnd> {
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

function openJobRun({ store, held, deadline, isAwaited, now, onProgress }: SliceOptions, keeper: Keeper) {
  let ended: ReturnType<JobRun['end']>;
  let delay = 0;
  const stop = (why: NonNullable<typeof ended>): never => {
    ended = why;
    throw new Failure('unexpected', 'This slice of the job is over.');
  };
  const keep = async (change: Partial<JobRecord>): Promise<void> => {
    const lease = { of: keeper.record().lease?.of ?? '', until: now() + JOB_LEASE };
    // a table that cannot be reached ends the slice, and not the job
    const isKept = await keeper.write({ ...change, lease }).catch(() => stop('later'));
    if (!isKept) stop('lost');
    if (keeper.record().cancel) stop('canceled');
  };
  const job: JobRun = {
    id: held.id,
    get saved() {
      return keeper.record().saved;
    },
    steps: held.record.steps,
    checkpoint: async (saved, steps, progress = keeper.record().progress) => {
      await keep({ saved: { ...keeper.record().saved, ...saved }, steps, progress, idle: 0 });
      onProgress?.(progress);
      if (deadline.left() < RESERVE) stop('later');
    },
    rest: async (milliseconds, saved, steps) => {
      await keep({ saved: { ...keeper.record().saved, ...saved }, steps, idle: 0 });
      onProgress?.(keeper.record().progress);
      if (isAwaited && deadline.left() > milliseconds + RESERVE) return pause(deadline, milliseconds);
      delay = milliseconds;
      stop('later');
    },
    ensureTime: async (milliseconds, steps) => {
      await keep({ steps });
      if (deadline.left() < milliseconds) stop('later');
    },
    claim: async (what) => {
      const other = await store.claim(what, held.id);
      if (other === undefined) await keep({ claims: [...new Set([...keeper.record().claims, what])] });
      return other;
    },
    holds: async () => {
      // undone by nobody, where it is not known whose it is
      const isOurs = await keeper.write({}).catch(() => undefined);
      if (isOurs === true) return true;
      ended = isOurs === false ? 'lost' : 'later';
      return false;
    },
    end: () => ended ?? (deadline.reason() ? 'later' : undefined),
  };
  return { job, end: job.end, delay: () => delay };
}

async function resultOf({ status, headers, body }: RelayResponse): Promise<JobResult> {
  const bytes = body instanceof Readable ? Buffer.concat(await body.toArray()) : Buffer.from(body ?? '');
  const kept = { status, headers: { ...headers }, body: bytes.toString('utf8') };
  if (asciiJson(kept.body).length <= LONGEST_RESULT) return kept;
  throw new Failure('unexpected', 'The job is done, but its result is too long to be kept.');
}

function stuck(): Failure {
  return new Failure(
    'store_timeout',
    'The job made no progress for too long and was given up. Read job tells how far it came.',
  );
}
