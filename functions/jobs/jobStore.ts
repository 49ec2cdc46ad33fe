// Jobs and their claims in a table of the durable state.
import type { JsonObject } from '../../connector/core/json.ts';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { openTable } from '../state/sealedTable.ts';
import type { Sealer } from '../state/sealing.ts';
import type { Capacity, State, StateQueue, StateTable } from '../state/state.ts';
import { type CallClaim, createJobClaims, type JobClaims, withCallClaim } from './jobClaims.ts';
import { createJobCounts, type JobCounts } from './jobCounts.ts';
import { expiryOf, isEnded, type JobRecord, partsOf, readRecord } from './jobRecord.ts';
import { createJobResults, type JobResults } from './jobResults.ts';

export interface FoundJob {
  readonly id: string;
  readonly record: JobRecord;
  readonly etag: string;
}

export interface JobStore extends JobClaims, JobResults {
  readonly counts: JobCounts;
  readonly insert: (id: string, record: JobRecord) => Promise<string | undefined>;
  /** undefined if there is no such job, or it has expired. */
  readonly read: (id: string) => Promise<FoundJob | undefined>;
  /** The new ETag; undefined if the job has changed since. */
  readonly replace: (id: string, etag: string, record: JobRecord) => Promise<string | undefined>;
  readonly list: (owner: string) => AsyncIterable<FoundJob>;
  readonly remove: (id: string) => Promise<void>;
}

/** What jobs stand on. */
export interface JobParts {
  readonly store: () => JobStore;
  readonly queue: () => StateQueue;
  /** Runs work of a call that is no job, while it alone has something. */
  readonly alone: <T>(claim: AloneClaim, deadline: Deadline, work: (locked: Deadline) => Promise<T>) => Promise<T>;
  readonly now: () => number;
}

export type AloneClaim = Pick<CallClaim, 'what' | 'part' | 'busy'>;

const TABLE = 'storerelayjobs';
/** Characters of the progress, the steps and the result of a job (LONGEST_WITHIN of jobResults.ts, and some more). */
const GROWTH = 200_000;

/** The address of a file may hold a signature, so jobs in Azure Storage are kept sealed or not at all. */
export function openJobStore(state: State, sealer: Sealer | undefined, now: () => number): () => JobStore {
  let opened: JobStore | undefined;
  return () => {
    if (state.kind === 'storage' && !sealer) throw withoutKey();
    opened ??= createJobStore(openTable(state, TABLE, sealer), state.kind === 'memory', now);
    return opened;
  };
}

function createJobStore(table: StateTable, isMemory: boolean, now: () => number): JobStore {
  const left = (record: JobRecord): number => Math.max(1_000, expiryOf(record) - now());
  const read = async (id: string): Promise<FoundJob | undefined> => {
    const place = partsOf(id);
    const entity = place && (await table.read(place));
    const record = entity && readRecord(entity.value);
    return entity && record && { id, record, etag: entity.etag };
  };
  const placeOf = (id: string) => {
    const place = partsOf(id);
    if (!place) throw new Error('Not the ID of a job');
    return place;
  };
  return {
    counts: createJobCounts(table),
    insert: (id, record) => {
      const place = placeOf(id);
      return table.insert(place, asValue(record), left(record), { owner: place.partition, ...capacityOf(record) });
    },
    read,
    replace: (id, etag, record) => table.replace(placeOf(id), etag, asValue(record), left(record), capacityOf(record)),
    list: async function* (owner) {
      for await (const { key, value, etag } of table.list(owner)) {
        const record = readRecord(value);
        if (record) yield { id: `${owner}${key}`, record, etag };
      }
    },
    remove: async (id) => void (await table.remove(placeOf(id))),
    ...createJobResults(table, isMemory),
    ...createJobClaims(table, endedIn(read)),
  };
}

/** Claims of calls hold no secret: without a key there are no jobs, and the claims are not sealed. */
export function openAlone(
  state: State,
  sealer: Sealer | undefined,
  { store, elapsed }: Pick<JobParts, 'store'> & Pick<CallClaim, 'elapsed'>,
): JobParts['alone'] {
  const hasJobs = state.kind === 'memory' || sealer !== undefined;
  const hasEnded = hasJobs ? endedIn((id) => store().read(id)) : async () => true;
  return (claim, deadline, work) =>
    withCallClaim({ ...claim, table: openTable(state, TABLE, sealer), hasEnded, elapsed }, deadline, work);
}

function endedIn(read: JobStore['read']): CallClaim['hasEnded'] {
  return async (id) => {
    const found = await read(id);
    return !found || isEnded(found.record);
  };
}

/** A job is refused before its work, and not after it, where there is no room for its result. Those that have ended give way. */
function capacityOf(record: JobRecord): Pick<Capacity, 'growth' | 'evictable'> {
  return isEnded(record) ? { evictable: true } : { growth: GROWTH };
}

function asValue(record: JobRecord): JsonObject {
  return { ...record };
}

function withoutKey(): Failure {
  return new Failure(
    'not_configured',
    'Jobs are kept in Azure Storage, and need a key to be sealed with. An administrator can add the setting RELAY__STATE_KEY (docs/state.md).',
  );
}
