// The recent calls of all instances on the page of each: written in batches, read when somebody looks.
import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { LeasedValue } from '../state/leasedValue.ts';
import type { OwnRecentCalls, RecentCalls } from '../telemetry/recentCalls.ts';
import type { CallSnapshot } from '../telemetry/recentCallTypes.ts';

export interface SharedCallParts {
  /** In a sealed table: callers and accounts are named. */
  readonly values: LeasedValue;
  readonly elapsed: () => number;
  /** Milliseconds between two batches. */
  readonly interval?: number;
}

const partition = 'recent-calls';
const INTERVAL = 15_000;
/** Half an hour, as long as the page looks back, in milliseconds. */
const KEPT = 1_800_000;
/** Shortest time between two reads, in milliseconds: the page asks every few seconds. */
const REST = 5_000;
const MOST_INSTANCES = 100;

/** The calls of the last seconds of another instance are missing, and so are those of one that died within them. */
export function shareRecentCalls(own: OwnRecentCalls, parts: SharedCallParts): RecentCalls {
  const { values, elapsed, interval = INTERVAL } = parts;
  const id = { partition, key: randomUUID() };
  let others: readonly CallSnapshot[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let etag: string | undefined;
  let isScheduled = false;

  const write = async (): Promise<void> => {
    isScheduled = false;
    const value = own.snapshot() as unknown as JsonObject;
    const written = await values.attempt(async (table) => {
      const replaced = etag === undefined ? undefined : await table.replace(id, etag, value, KEPT);
      return replaced ?? table.insert(id, value, KEPT);
    });
    etag = written?.result;
  };

  return {
    record: (line) => {
      own.record(line);
      if (isScheduled) return;
      isScheduled = true;
      setTimeout(() => void write(), interval).unref();
    },
    read: (sees) => own.readWith(others, sees),
    lastOf: (whose) =>
      [own.lastOf(whose), ...others.flatMap(({ calls }) => calls.find((each) => each.whose === whose))].reduce(
        (newest, each) => (each && (!newest || each.time > newest.time) ? each : newest),
        undefined,
      ),
    refresh: async () => {
      if (elapsed() - readAt < REST) return;
      readAt = elapsed();
      const found = await values.attempt(async (table) => {
        const snapshots: CallSnapshot[] = [];
        for await (const { key, value } of table.list(partition)) {
          if (key !== id.key && isSnapshot(value)) snapshots.push(value);
          if (snapshots.length >= MOST_INSTANCES) break;
        }
        return snapshots;
      });
      if (found) others = found.result;
    },
  };
}

/** A value that was sealed with another key is empty. */
function isSnapshot(value: unknown): value is CallSnapshot {
  return isJsonObject(value) && Array.isArray(value.calls) && Array.isArray(value.minutes);
}
