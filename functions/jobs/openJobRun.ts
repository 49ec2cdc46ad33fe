// What a recipe uses of its job in one slice: checkpoints, waits, looks, and what only one job works on.
import { pause } from '../core/deadline.ts';
import { asFailure, Failure, isOutage } from '../core/errors.ts';
import { truncated } from '../core/sentence.ts';
import type { JobRun } from '../workflow/jobRun.ts';
import type { Keeper } from './jobKeeper.ts';
import { type JobRecord, LONGEST_OUTAGE, ownerIn } from './jobRecord.ts';
import type { SliceOptions } from './jobSlice.ts';

/** A job in one slice, and how that slice ended. */
export interface OpenedRun {
  readonly job: JobRun;
  readonly end: JobRun['end'];
  /** Milliseconds until the next slice. */
  readonly delay: () => number;
}

/** How long a slice has a job to itself, in milliseconds; each checkpoint renews it. Longer than any slice. */
export const JOB_LEASE = 300_000;
/** Time before the deadline in which no further step begins, in milliseconds. */
const RESERVE = 10_000;
/** Longest message of an outage that is kept, in characters. */
const LONGEST_MESSAGE = 300;

export function openJobRun({ store, held, deadline, isAwaited, now, onProgress }: SliceOptions, keeper: Keeper) {
  let ended: ReturnType<JobRun['end']>;
  let delay = 0;
  let noted: JobRecord['saved'] = {};
  const savedWith = (more: JobRecord['saved']): JobRecord['saved'] => ({ ...keeper.record().saved, ...noted, ...more });
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
  /** What is saved is progress: the store has answered. */
  const keepProgress = async (saved: JobRecord['saved'], change: Partial<JobRecord>): Promise<void> => {
    await keep({ ...change, saved: savedWith(saved), idle: 0, outage: undefined });
    noted = {};
    onProgress?.(keeper.record().progress);
  };
  /** Ends the slice, if the store is out of service for less than an hour. */
  const waitOut = async (failure: Failure, delayOf: (tries: number) => number, steps: JobRecord['steps']) => {
    const { since = now(), tries = 0 } = keeper.record().outage ?? {};
    if (ended || !isOutage(failure) || now() - since > LONGEST_OUTAGE) return;
    const message = truncated(failure.message, LONGEST_MESSAGE);
    await keep({ saved: savedWith({}), steps, outage: { since, tries: tries + 1, message } });
    noted = {};
    delay = delayOf(tries);
    stop('later');
  };
  const job: JobRun = {
    id: held.id,
    get saved() {
      return savedWith({});
    },
    steps: held.record.steps,
    note: (saved) => {
      noted = { ...noted, ...saved };
    },
    checkpoint: async (saved, steps, progress = keeper.record().progress) => {
      await keepProgress(saved, { steps, progress });
      if (deadline.left() < RESERVE) stop('later');
    },
    look: async (read, delayOf, steps) => {
      const seen = await read().catch(async (thrown: unknown) => {
        await waitOut(asFailure(thrown), delayOf, steps);
        throw thrown;
      });
      // a later outage is another one
      if (keeper.record().outage) await keep({ outage: undefined });
      return seen;
    },
    rest: async (milliseconds, saved, steps, progress = keeper.record().progress) => {
      await keepProgress(saved, { steps, progress });
      if (isAwaited && deadline.left() > milliseconds + RESERVE) return pause(deadline, milliseconds);
      delay = milliseconds;
      stop('later');
    },
    ensureTime: async (milliseconds, steps) => {
      await keep({ steps });
      if (deadline.left() < milliseconds) stop('later');
    },
    claim: async (what) => {
      const { claims } = keeper.record();
      if (claims.includes(what)) return undefined;
      const other = await store.claim(what, held.id);
      if (other === undefined) await keep({ claims: [...claims, what] });
      return other;
    },
    mark: async (what) => {
      // whether it is marked is known by the next slice
      const found = await store.mark(what, held.id).catch(() => stop('later'));
      if (!found) return undefined;
      const { by, isDone } = found;
      return { isOwn: by === held.id, isDone, ...(ownerIn(by) === ownerIn(held.id) && { jobId: by }) };
    },
    confirm: (what) => store.confirm(what, held.id),
    unmark: (what) => store.unmark(what, held.id),
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
