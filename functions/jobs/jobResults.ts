// Long results of jobs: kept in parts beside the job, since an entity has a longest size.
import { errorResponse, Failure } from '../core/errors.ts';
import { asciiJson } from '../state/asciiText.ts';
import type { StateTable } from '../state/state.ts';
import { type JobResult, ownerIn } from './jobRecord.ts';

export interface JobResults {
  /**
   * The result as the job keeps it: by itself, or the number of its parts, which are kept for `ttl` milliseconds.
   * `of` names the slice, so that two of the same job write no part of each other. One that cannot be kept becomes an
   * error that says so: the work is done all the same.
   */
  readonly keepResult: (id: string, of: string, result: JobResult, ttl: number) => Promise<JobResult>;
  /** The whole result. 404 if its parts had to make room for those of later jobs. */
  readonly readResult: (id: string, kept: JobResult) => Promise<JobResult>;
}

/**
 * Longest result that is kept with its job, in characters as they are kept: so much room is kept free for each job, and the
 * reports of its steps (jobStore.ts). Sealed, a text is at most a third longer, and a record has at most 400,000 characters.
 */
const LONGEST_WITHIN = 150_000;
/** Bytes of a part, and most parts. */
const PART = 180_000;
const MOST_PARTS = 6;
const RESULTS = 'results';

/** `isMemory`: the table is in this process. In Azure Storage nothing gives way. */
export function createJobResults(table: StateTable, isMemory: boolean): JobResults {
  const placeOf = (id: string, of: string, at: number) => ({ partition: RESULTS, key: `${id}/${of}/${at}` });
  return {
    keepResult: async (id, of, result, ttl) => {
      if (asciiJson(result.body).length <= LONGEST_WITHIN) return result;
      const bytes = Buffer.from(result.body);
      const count = Math.ceil(bytes.length / PART);
      if (count > MOST_PARTS) return notKept(bytes.length);
      try {
        for (let at = 0; at < count; at += 1) {
          const text = bytes.subarray(at * PART, (at + 1) * PART).toString('base64');
          await table.insert(placeOf(id, of, at), { text }, ttl, { owner: ownerIn(id), evictable: true });
        }
      } catch (thrown) {
        if (isFull(thrown)) return notKept(bytes.length);
        throw thrown;
      }
      return { ...result, body: '', parts: { of, count } };
    },
    readResult: async (id, { parts, ...result }) => {
      if (!parts) return result;
      const read = Array.from({ length: parts.count }, (_, at) => table.read(placeOf(id, parts.of, at)));
      const pieces = (await Promise.all(read)).map((entity) => entity?.value.text);
      if (pieces.some((each) => typeof each !== 'string')) throw gone(isMemory);
      const body = Buffer.concat(pieces.map((each) => Buffer.from(String(each), 'base64'))).toString('utf8');
      return { ...result, body };
    },
  };
}

function isFull(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.code === 'too_many_calls';
}

function notKept(length: number): JobResult {
  return errorResult(
    new Failure(
      'payload_too_large',
      `The job has done its work, but its result of ${length} bytes is longer than what the relay has room for. Read job lists its steps; look at the store before you call this again.`,
    ),
  );
}

/** An error as the result of a job. */
export function errorResult(failure: Failure): JobResult {
  const { status, headers, body } = errorResponse(failure);
  return { status, headers: { ...headers }, body: Buffer.from(body as Uint8Array).toString('utf8') };
}

function gone(isMemory: boolean): Failure {
  const why = isMemory ? 'had to make room for those of later jobs' : 'is no longer in the storage of the relay';
  const advice = isMemory
    ? 'An administrator can set RELAY__STATE=storage, which keeps results for seven days.'
    : 'Look at the store before you call the operation again.';
  return new Failure(
    'not_found',
    `The job has ended, but its result ${why}. Read job returns its state and its steps. ${advice}`,
  );
}
