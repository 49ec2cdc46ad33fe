// What one job, or one call, works on alone: claims of jobs that last until they end, and locks of calls.
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { withSharedLock } from '../state/sharedLock.ts';
import type { EntityId, StateTable } from '../state/state.ts';
import { JOB_TTL } from './jobRecord.ts';

export interface JobClaims {
  /** Reserves something for one job; the ID of the job that has it, if another does that has not ended. */
  readonly claim: (what: string, id: string) => Promise<string | undefined>;
  readonly release: (what: string, id: string) => Promise<void>;
  /** Marks something that this job is about to do, for a week; the mark of the job that was before it, if one was. */
  readonly mark: (what: string, id: string) => Promise<{ readonly by: string; readonly isDone: boolean } | undefined>;
  /** Keeps in a mark of this job that it has done it. */
  readonly confirm: (what: string, id: string) => Promise<void>;
  /** Removes a mark of this job. */
  readonly unmark: (what: string, id: string) => Promise<void>;
}

export interface CallClaim {
  readonly table: StateTable;
  readonly what: string;
  /** What calls exclude each other by, within what a job has. */
  readonly part: string;
  readonly hasEnded: (job: string) => Promise<boolean>;
  /** Monotonic, in milliseconds. */
  readonly elapsed: () => number;
  /** Thrown if a job has it, or calls have it for too long. */
  readonly busy: (by: 'job' | 'call') => Failure;
}

const CLAIMS = 'claims';
const MARKS = 'marks';
const TRIES = 5;

export function createJobClaims(table: StateTable, hasEnded: CallClaim['hasEnded']): JobClaims {
  /** The ID of the job that has it; undefined if that changed in this moment. */
  const claimOnce = async (what: string, id: string): Promise<string | undefined> => {
    const place = placeOf(what);
    if (await table.insert(place, { job: id }, JOB_TTL)) return id;
    const entity = await table.read(place);
    if (!entity) return undefined;
    const job = String(entity.value.job);
    if (job === id || !(await hasEnded(job))) return job;
    return (await table.replace(place, entity.etag, { job: id }, JOB_TTL)) ? id : undefined;
  };
  const removeOwn = async (place: EntityId, id: string): Promise<void> => {
    const entity = await table.read(place);
    if (entity?.value.job === id) await table.remove(place, entity.etag);
  };
  return {
    claim: async (what, id) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const holder = await claimOnce(what, id);
        if (holder !== undefined) return holder === id ? undefined : holder;
      }
      throw new Failure('too_many_calls', 'Others work on the same thing at this moment. Try again.');
    },
    release: (what, id) => removeOwn(placeOf(what), id),
    mark: async (what, id) => {
      if (await table.insert(markOf(what), { job: id }, JOB_TTL)) return undefined;
      const entity = await table.read(markOf(what));
      return { by: String(entity?.value.job ?? ''), isDone: entity?.value.done === true };
    },
    confirm: async (what, id) => {
      const entity = await table.read(markOf(what));
      if (entity?.value.job === id) await table.replace(markOf(what), entity.etag, { job: id, done: true }, JOB_TTL);
    },
    unmark: (what, id) => removeOwn(markOf(what), id),
  };
}

/** Runs `work` of a call that is no job, if no job has the same, while no other call has this part. A call waits for another one. */
export async function withCallClaim<T>(
  { table, what, part, hasEnded, elapsed, busy }: CallClaim,
  deadline: Deadline,
  work: (locked: Deadline) => Promise<T>,
): Promise<T> {
  const claim = await table.read(placeOf(what));
  if (claim && !(await hasEnded(String(claim.value.job)))) throw busy('job');
  return withSharedLock({ table, id: placeOf(`${what}/${part}`), elapsed, busy: () => busy('call') }, deadline, work);
}

function placeOf(what: string) {
  return { partition: CLAIMS, key: what };
}

function markOf(what: string) {
  return { partition: MARKS, key: what };
}
