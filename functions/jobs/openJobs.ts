// Jobs of this relay: the service for calls, and the work of the queue.
import type { Operation } from '../../connector/core/operation.ts';
import type { Secret } from '../core/secret.ts';
import type { Time } from '../core/time.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import type { RecordedCall } from '../dispatch.ts';
import type { RunMessage } from '../state/consumers.ts';
import { createSealer } from '../state/sealing.ts';
import type { State } from '../state/state.ts';
import type { Jobs } from '../workflow/jobRun.ts';
import { partsOf } from './jobRecord.ts';
import { createJobs } from './jobService.ts';
import { type JobParts, openAlone, openJobStore } from './jobStore.ts';
import { createJobWorker, type RecordedSlice } from './workJob.ts';

export interface OpenedJobs {
  readonly service: Jobs;
  /** Continues the job of a message; `run` runs a recorded call. */
  readonly worker: (
    catalog: readonly Operation[],
    run: (recorded: RecordedCall) => Promise<RelayResponse>,
  ) => RunMessage;
}

export function openJobs(state: State, stateKeys: readonly (Secret | undefined)[], { now, elapsed }: Time): OpenedJobs {
  const sealer = createSealer(stateKeys);
  const store = openJobStore(state, sealer, now);
  const alone = openAlone(state, sealer, { store, elapsed });
  const parts: JobParts = { store, queue: () => state.queue('storerelayjobs'), alone, now };
  return {
    service: createJobs(parts, elapsed),
    worker: (catalog, run) => createJobWorker({ ...parts, catalog, run: (slice) => run(recordedCall(slice)) }),
  };
}

/** The call of a slice, made of what was kept of the first one. */
function recordedCall({ operation, id, record, job, work }: RecordedSlice): RecordedCall {
  const call: RelayRequest = {
    id: record.correlationId,
    path: {},
    query: new URLSearchParams(),
    self: record.self ?? 'https://relay.invalid/', // absent in a job of an earlier version
    header: () => undefined,
    // unlisted callers share the requests to a store by their keys; a digest of the key does as well
    keyDigest: Buffer.from(partsOf(id)?.partition ?? '', 'base64url'),
    log: () => undefined,
    audit: work.audit,
  };
  const { deadline, line } = work;
  return { operation, valid: record.inputs, caller: record.caller, job, call, deadline, line };
}
