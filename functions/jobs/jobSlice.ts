// One slice of a job: runs its recipe until it ends, or until the time is over, and keeps what came of it.
import { Readable } from 'node:stream';
import { type Deadline, pause } from '../core/deadline.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import type { RelayResponse } from '../core/types.ts';
import type { JobRun } from '../workflow/jobRun.ts';
import type { JobRecord, JobResult } from './jobRecord.ts';
import { LONGEST_JOB } from './jobRecord.ts';
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
/** Slices in a row without a checkpoint, after which the job fails. */
const MOST_IDLE = 5;
/** Longest result that is kept, in characters. */
const LONGEST_RESULT = 131_072;
const TRIES = 5;

export async function runJobSlice(
  options: SliceOptions,
  run: (job: JobRun) => Promise<RelayResponse>,
): Promise<SliceEnd> {
  const keeper = openKeeper(options);
  const { job, end, delay } = openJobRun(options, keeper);
  try {
    const answered = await run(job);
    const kept = await resultOf(answered);
    await keeper.finish('succeeded', kept);
    return { is: 'ended', answered: { ...kept, body: Buffer.from(kept.body) } };
  } catch (thrown) {
    const why = end();
    if (why === 'lost') return { is: 'lost' };
    const isStuck = why === 'later' && keeper.isTooLate();
    if (why === 'later' && !isStuck) {
      await keeper.release();
      return { is: 'later', delay: delay(), record: keeper.record() };
    }
    const failure = why === 'canceled' ? canceled() : isStuck ? stuck() : asFailure(thrown);
    const answered = errorResponse(failure);
    await keeper.finish(why === 'canceled' ? 'canceled' : 'failed', await resultOf(answered));
    return { is: 'ended', answered, failure };
  }
}

/** Writes the record of the job, as long as its lease is that of this slice. */
interface Keeper {
  readonly record: () => JobRecord;
  /** False if another slice has taken the job over. */
  readonly write: (change: Partial<JobRecord>) => Promise<boolean>;
  readonly finish: (state: JobRecord['state'], result: JobResult) => Promise<void>;
  readonly release: () => Promise<void>;
  /** No checkpoint in several slices, or no end in days. */
  readonly isTooLate: () => boolean;
}

function openKeeper({ store, held, now, changes }: SliceOptions): Keeper {
  let { record, etag } = held;
  const before = record.changes;
  const lease = record.lease?.of;
  let isKept = true;
  const write = async (change: Partial<JobRecord>): Promise<boolean> => {
    for (let tries = 0; tries < TRIES && isKept; tries += 1) {
      const next = { ...record, ...change, updated: now(), changes: before + changes() };
      const made = await store.replace(held.id, etag, next);
      if (made !== undefined) {
        [record, etag] = [next, made];
        return true;
      }
      const found = await store.read(held.id);
      isKept = found !== undefined && found.record.lease?.of === lease;
      if (found && isKept) {
        etag = found.etag;
        record = { ...record, ...(found.record.cancel && { cancel: true }) };
      }
    }
    return false;
  };
  return {
    record: () => record,
    write,
    finish: async (state, result) => {
      const { claims } = record;
      await write({ state, result, lease: undefined, claims: [] });
      for (const what of claims) await store.release(what, held.id);
    },
    release: async () => {
      await write({ lease: undefined, state: 'waiting', idle: record.idle + 1 });
    },
    isTooLate: () => record.idle >= MOST_IDLE || now() - record.created > LONGEST_JOB,
  };
}

function openJobRun({ store, held, deadline, isAwaited, now }: SliceOptions, keeper: Keeper) {
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
      if (deadline.left() < RESERVE) stop('later');
    },
    rest: async (milliseconds, saved, steps) => {
      await keep({ saved: { ...keeper.record().saved, ...saved }, steps, idle: 0 });
      if (isAwaited && deadline.left() > milliseconds + RESERVE) return pause(deadline, milliseconds);
      delay = milliseconds;
      stop('later');
    },
    claim: async (what) => {
      const other = await store.claim(what, held.id);
      if (other === undefined) await keep({ claims: [...new Set([...keeper.record().claims, what])] });
      return other;
    },
    end: () => ended ?? (deadline.reason() ? 'later' : undefined),
  };
  return { job, end: job.end, delay: () => delay };
}

async function resultOf({ status, headers, body }: RelayResponse): Promise<JobResult> {
  const bytes = body instanceof Readable ? Buffer.concat(await body.toArray()) : Buffer.from(body ?? '');
  if (bytes.length <= LONGEST_RESULT) return { status, headers: { ...headers }, body: bytes.toString('utf8') };
  throw new Failure('unexpected', 'The job is done, but its result is too long to be kept.');
}

function canceled(): Failure {
  return new Failure('invalid_request', 'The job was canceled.', { status: 409 });
}

function stuck(): Failure {
  return new Failure(
    'store_timeout',
    'The job made no progress for too long and was given up. Read job tells how far it came.',
  );
}
