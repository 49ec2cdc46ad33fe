// Continues a job from a message of its queue: one slice, and a further message if it has not ended.
import { randomUUID } from 'node:crypto';
import type { Operation, RelayOperation } from '../../connector/core/operation.ts';
import { Failure } from '../core/errors.ts';
import type { RelayResponse } from '../core/types.ts';
import { queueRules } from '../state/consume.ts';
import type { MessageWork, RunMessage } from '../state/consumers.ts';
import type { JobRun } from '../workflow/jobRun.ts';
import { endInterrupted } from './jobEnd.ts';
import { isEnded, type JobRecord } from './jobRecord.ts';
import { runJobSlice } from './jobSlice.ts';
import type { JobParts } from './jobStore.ts';
import { JOB_LEASE } from './openJobRun.ts';

export interface RecordedSlice {
  readonly operation: RelayOperation;
  readonly id: string;
  readonly record: JobRecord;
  readonly job: JobRun;
  readonly work: MessageWork;
}

export interface WorkerParts extends JobParts {
  readonly catalog: readonly Operation[];
  /** Runs the recipe of the operation with the permissions of the caller, as far as they are still given. */
  readonly run: (slice: RecordedSlice) => Promise<RelayResponse>;
}

/** A message comes at least once: one for a job that has ended is dropped, one for a job that is worked on comes again. */
export function createJobWorker(parts: WorkerParts): RunMessage {
  return async (work) => {
    const slice = randomUUID();
    try {
      await workOn(parts, work, slice);
    } catch (thrown) {
      if (work.tries >= queueRules.maxDequeueCount) await giveUp(parts, work, slice).catch(() => undefined);
      throw thrown;
    }
  };
}

/** The message is delivered no more. If the storage cannot be reached either, whoever reads the job later ends it. */
async function giveUp({ store, now }: WorkerParts, { message }: MessageWork, slice: string): Promise<void> {
  const found = await store().read(message.job ?? '');
  if (!found || isEnded(found.record)) return;
  const { lease } = found.record;
  if (!lease || lease.of === slice || lease.until <= now()) await endInterrupted(store(), found, now());
}

async function workOn(
  { store: open, queue, now, catalog, run }: WorkerParts,
  work: MessageWork,
  slice: string,
): Promise<void> {
  const { message, deadline, line } = work;
  const { job: id = '' } = message;
  const store = open();
  const found = await store.read(id);
  if (!found || isEnded(found.record)) return;
  const { lease, changes } = found.record;
  const left = (lease?.until ?? 0) - now();
  if (left > 0) return queue().send(message, { delay: left + 1_000 });
  const record: JobRecord = {
    ...found.record,
    state: 'running',
    lease: { of: slice, until: now() + JOB_LEASE },
  };
  const etag = await store.replace(id, found.etag, record);
  if (etag === undefined) return queue().send(message, { delay: 1_000 });
  line.changes = changes;
  const held = { id, record: { ...record, changes: 0 }, etag };
  const ended = await runJobSlice(
    { store, held, deadline, isAwaited: false, now, changes: () => line.changes ?? 0 },
    async (job) => run({ operation: operationOf(catalog, record), id, record, job, work }),
  );
  if (ended.is === 'later') await queue().send(message, { delay: ended.delay });
}

function operationOf(catalog: readonly Operation[], { operation: id }: JobRecord): RelayOperation {
  const found = catalog.find((each) => each.id === id);
  if (found?.recipe !== undefined) return found;
  throw new Failure('not_found', `This version of the relay has no operation ${id}.`);
}
