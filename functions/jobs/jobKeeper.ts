// Writes the record of a job during a slice, as long as the slice has its lease.
import type { Failure } from '../core/errors.ts';
import { countEnd, endedAs } from './jobEnd.ts';
import { JOB_TTL, type JobRecord, type JobResult, LONGEST_JOB } from './jobRecord.ts';
import type { SliceOptions } from './jobSlice.ts';

/** Slices in a row without a checkpoint, after which the job fails. */
const MOST_IDLE = 5;
const TRIES = 5;

/** Writes the record of the job, as long as its lease is that of this slice. */
export interface Keeper {
  readonly record: () => JobRecord;
  /** False if another slice has taken the job over. */
  readonly write: (change: Partial<JobRecord>) => Promise<boolean>;
  /** False as above. `failure` is that of a job that has failed or was canceled. */
  readonly finish: (result: JobResult, failure?: Failure) => Promise<boolean>;
  /** Gives the job to whoever gets its next message, after this many milliseconds. */
  readonly release: (delay: number) => Promise<void>;
  /** No checkpoint in several slices, or no end in days. */
  readonly isTooLate: () => boolean;
}

export function openKeeper({ store, held, now, changes }: SliceOptions): Keeper {
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
    finish: async (answered, failure) => {
      const { claims, created } = record;
      const ttl = Math.max(1_000, created + JOB_TTL - now());
      const result = await store.keepResult(held.id, lease ?? '', answered, ttl);
      // only an interrupted job is begun again: the others need neither their inputs nor what they saved
      const nothing = { saved: {}, lease: undefined, claims: [], outage: undefined };
      const rest = { ...nothing, inputs: { path: {}, query: {}, header: {} } };
      const isDone = await write({ ...endedAs(record, failure), ...rest, result });
      if (!isDone) return false;
      for (const what of claims) await store.release(what, held.id);
      await countEnd(store, held.id, record);
      return true;
    },
    release: async (delay) => {
      const idle = record.outage ? record.idle : record.idle + 1;
      await write({ lease: undefined, state: 'waiting', idle, due: now() + delay });
    },
    isTooLate: () => record.idle >= MOST_IDLE || now() - (record.begun ?? record.created) > LONGEST_JOB,
  };
}
