// How many jobs each caller has, kept as one entity, so that a start reads no jobs. The jobs themselves are counted once a day.
import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '../../connector/core/json.ts';
import { DAY_MS } from '../core/time.ts';
import type { StateTable } from '../state/state.ts';
import { JOB_TTL } from './jobRecord.ts';

export interface JobCount {
  /** Jobs that have not ended. */
  readonly open: number;
  /** Jobs that are kept, by the day on which they were created: days since 1970. */
  readonly days: Readonly<Record<string, number>>;
  /** The day on which the jobs themselves were counted. */
  readonly counted: number;
}

/** What is kept as the count of an owner. */
export interface FoundCount {
  /** undefined if somebody has changed it by hand. */
  readonly count: JobCount | undefined;
  readonly etag: string;
}

/** A change by one job: -1, 0 or 1 of each. */
export interface CountChange {
  readonly open: number;
  readonly kept: number;
  readonly created: number;
}

export interface JobCounts {
  /** undefined if nothing is kept. */
  readonly read: (owner: string) => Promise<FoundCount | undefined>;
  /** Writes a count in the place of what was read. False if that has changed since: nothing was written. */
  readonly write: (owner: string, count: JobCount, before: FoundCount | undefined) => Promise<boolean>;
  /** Best effort, for what ends or begins again: a change that gets lost is corrected when the jobs are counted. */
  readonly change: (owner: string, change: CountChange) => Promise<void>;
}

const COUNTS = 'counts';
/** Tries of a change, and the mean pause after the first one, in milliseconds; it doubles with each. */
const TRIES = 8;
const PAUSE = 10;

export function createJobCounts(table: StateTable): JobCounts {
  const placeOf = (owner: string) => ({ partition: COUNTS, key: owner });
  const read: JobCounts['read'] = async (owner) => {
    const found = await table.read(placeOf(owner));
    return found && { count: readCount(found.value), etag: found.etag };
  };
  const write: JobCounts['write'] = async (owner, count, before) => {
    const [place, value, ttl] = [placeOf(owner), { ...count }, JOB_TTL + DAY_MS];
    const made = before ? table.replace(place, before.etag, value, ttl) : table.insert(place, value, ttl);
    return (await made) !== undefined;
  };
  return {
    read,
    write,
    change: (owner, change) =>
      untilWritten(async () => {
        const found = await read(owner);
        return !found?.count || write(owner, changed(found.count, change), found);
      }).then(() => undefined),
  };
}

/** Tries again, after a random pause, what others have changed in the same moment. False if that happened each time. */
export async function untilWritten(write: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    if (await write()) return true;
    await wait(Math.random() * PAUSE * 2 ** tries);
  }
  return write();
}

/** The jobs that are kept at a time. Those of a day count until the last of them is deleted. */
export function keptAt({ days }: JobCount, now: number): number {
  const kept = Object.entries(days).filter(([day]) => isKept(Number(day), now));
  return kept.reduce((sum, [, count]) => sum + count, 0);
}

export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

function isKept(day: number, now: number): boolean {
  return (day + 1) * DAY_MS + JOB_TTL > now;
}

/** The count after a change. */
export function changed({ open, days, counted }: JobCount, change: CountChange): JobCount {
  const day = String(dayOf(change.created));
  const later = Object.entries({ ...days, [day]: Math.max(0, (days[day] ?? 0) + change.kept) });
  return {
    open: Math.max(0, open + change.open),
    days: Object.fromEntries(later.filter(([each]) => isKept(Number(each), counted * DAY_MS))),
    counted,
  };
}

function readCount({ open, days, counted }: JsonObject): JobCount | undefined {
  const isWhole = typeof open === 'number' && typeof counted === 'number' && typeof days === 'object' && days !== null;
  return isWhole ? { open, counted, days: days as JobCount['days'] } : undefined;
}
