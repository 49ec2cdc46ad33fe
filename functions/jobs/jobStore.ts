// Jobs and their claims in a table of the durable state.
import type { JsonObject } from '../../connector/core/json.ts';
import { Failure } from '../core/errors.ts';
import { openTable } from '../state/sealedTable.ts';
import type { Sealer } from '../state/sealing.ts';
import type { State, StateQueue } from '../state/state.ts';
import { expiryOf, isEnded, JOB_TTL, type JobRecord, partsOf, readRecord } from './jobRecord.ts';

export interface FoundJob {
  readonly id: string;
  readonly record: JobRecord;
  readonly etag: string;
}

export interface JobStore {
  readonly insert: (id: string, record: JobRecord) => Promise<string | undefined>;
  /** undefined if there is no such job, or it has expired. */
  readonly read: (id: string) => Promise<FoundJob | undefined>;
  /** The new ETag; undefined if the job has changed since. */
  readonly replace: (id: string, etag: string, record: JobRecord) => Promise<string | undefined>;
  readonly list: (owner: string) => AsyncIterable<FoundJob>;
  readonly remove: (id: string) => Promise<void>;
  /** Reserves something for one job; the ID of the job that has it, if another does that has not ended. */
  readonly claim: (what: string, id: string) => Promise<string | undefined>;
  readonly release: (what: string, id: string) => Promise<void>;
}

/** What jobs stand on. */
export interface JobParts {
  readonly store: () => JobStore;
  readonly queue: () => StateQueue;
  readonly now: () => number;
}

const TABLE = 'storerelayjobs';
const CLAIMS = 'claims';
const TRIES = 5;

/** The address of a file may hold a signature, so jobs in Azure Storage are kept sealed or not at all. */
export function openJobStore(state: State, sealer: Sealer | undefined, now: () => number): () => JobStore {
  let opened: JobStore | undefined;
  return () => {
    if (state.kind === 'storage' && !sealer) throw withoutKey();
    opened ??= createJobStore(openTable(state, TABLE, sealer), now);
    return opened;
  };
}

function createJobStore(table: ReturnType<State['table']>, now: () => number): JobStore {
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
  const hasEnded = async (id: string): Promise<boolean> => {
    const found = await read(id);
    return !found || isEnded(found.record);
  };
  /** The ID of the job that has it; undefined if that changed in this moment. */
  const claimOnce = async (what: string, id: string): Promise<string | undefined> => {
    const place = { partition: CLAIMS, key: what };
    if (await table.insert(place, { job: id }, JOB_TTL)) return id;
    const entity = await table.read(place);
    if (!entity) return undefined;
    const holder = String(entity.value.job);
    if (holder === id || !(await hasEnded(holder))) return holder;
    return (await table.replace(place, entity.etag, { job: id }, JOB_TTL)) ? id : undefined;
  };
  return {
    insert: (id, record) => table.insert(placeOf(id), asValue(record), left(record)),
    read,
    replace: (id, etag, record) => table.replace(placeOf(id), etag, asValue(record), left(record)),
    list: async function* (owner) {
      for await (const { key, value, etag } of table.list(owner)) {
        const record = readRecord(value);
        if (record) yield { id: `${owner}${key}`, record, etag };
      }
    },
    remove: async (id) => void (await table.remove(placeOf(id))),
    claim: async (what, id) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const holder = await claimOnce(what, id);
        if (holder !== undefined) return holder === id ? undefined : holder;
      }
      throw new Failure('too_many_calls', 'Others work on the same thing at this moment. Try again.');
    },
    release: async (what, id) => {
      const place = { partition: CLAIMS, key: what };
      const entity = await table.read(place);
      if (entity?.value.job === id) await table.remove(place, entity.etag);
    },
  };
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
