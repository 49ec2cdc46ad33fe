// How many jobs each caller has, kept as one entity, so that a start reads no jobs. The jobs themselves are counted once a day.
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

/** A change by one job: -1, 0 or 1 of each. */
export interface CountChange {
  readonly open: number;
  readonly kept: number;
  readonly created: number;
}

export interface JobCounts {
  /** undefined if there is no count of today. */
  readonly read: (owner: string) => Promise<FoundCount | undefined>;
  readonly set: (owner: string, count: JobCount) => Promise<void>;
  /** Best effort: a change that gets lost is corrected when the jobs are counted. `known` is what was read a moment ago. */
  readonly change: (owner: string, change: CountChange, known?: FoundCount) => Promise<void>;
}

interface FoundCount {
  readonly count: JobCount;
  readonly etag: string;
}

const COUNTS = 'counts';
const TRIES = 5;

export function createJobCounts(table: StateTable, now: () => number): JobCounts {
  const placeOf = (owner: string) => ({ partition: COUNTS, key: owner });
  const find = async (owner: string): Promise<FoundCount | undefined> => {
    const found = await table.read(placeOf(owner));
    const count = found && readCount(found.value);
    return count && { count, etag: found.etag };
  };
  return {
    read: async (owner) => {
      const found = await find(owner);
      return found?.count.counted === dayOf(now()) ? found : undefined;
    },
    set: async (owner, count) => {
      const found = await table.read(placeOf(owner));
      const value = { ...count };
      if (found) await table.replace(placeOf(owner), found.etag, value, JOB_TTL + DAY_MS);
      else await table.insert(placeOf(owner), value, JOB_TTL + DAY_MS);
    },
    change: async (owner, change, known) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const found = (tries === 0 && known) || (await find(owner));
        if (!found) return;
        const { count, etag } = found;
        if (await table.replace(placeOf(owner), etag, changed(count, change), JOB_TTL + DAY_MS)) return;
      }
    },
  };
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

function changed({ open, days, counted }: JobCount, change: CountChange): JsonObject {
  const day = String(dayOf(change.created));
  const later = Object.entries({ ...days, [day]: Math.max(0, (days[day] ?? 0) + change.kept) });
  return {
    open: Math.max(0, open + change.open),
    days: Object.fromEntries(later.filter(([each]) => isKept(Number(each), counted * DAY_MS))),
    counted,
  };
}

/** undefined if somebody has changed it by hand. */
function readCount({ open, days, counted }: JsonObject): JobCount | undefined {
  const isWhole = typeof open === 'number' && typeof counted === 'number' && typeof days === 'object' && days !== null;
  return isWhole ? { open, counted, days: days as JobCount['days'] } : undefined;
}
