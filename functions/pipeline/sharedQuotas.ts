// The quota that a store last reported for a key to any instance: in the background, a few operations a minute.
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../connector/core/json.ts';
import type { LeasedValue } from '../state/leasedValue.ts';
import type { StateTable } from '../state/state.ts';
import type { RateLimit } from '../transport/rateLimit.ts';
import type { OpenSharedQuota } from '../transport/shareQuota.ts';

export interface SharedQuotaParts {
  /** In a sealed table. */
  readonly values: LeasedValue;
  /** Wall clock, in milliseconds: other instances compare it. */
  readonly now: () => number;
  /** Milliseconds between two exchanges of one instance about one key. */
  readonly interval?: number;
}

const INTERVAL = 15_000;
/** An older report says nothing: stores count calls in an hour. In milliseconds. */
const KEPT = 3_600_000;

interface QuotaReport {
  readonly quota: RateLimit;
  /** When the store said it, by the wall clock. */
  readonly at: number;
}

/** One read and at most one write in each interval with calls; none on the path of a call. */
export function createSharedQuotas({ values, now, interval = INTERVAL }: SharedQuotaParts): OpenSharedQuota {
  return (identity, receive) => {
    const id = { partition: 'quota', key: createHash('sha256').update(identity).digest('hex') };
    let known: QuotaReport | undefined;
    let isScheduled = false;

    /** The newer of the two reports counts: takes theirs, or writes the own one. */
    const settle = async (table: StateTable, mine: QuotaReport | undefined): Promise<void> => {
      const found = await table.read(id);
      const theirs = found && reportIn(found.value, now());
      const isBehind = (theirs?.at ?? 0) > (mine?.at ?? 0);
      // the store may have reported a quota to this instance meanwhile
      if (theirs && isBehind && known === mine) {
        known = theirs;
        receive(theirs.quota);
      }
      if (!mine || isBehind || mine.at === theirs?.at) return;
      const value = { ...mine.quota, at: mine.at };
      // whoever loses here finds the value of the other at the next exchange
      if (found) await table.replace(id, found.etag, value, KEPT);
      else await table.insert(id, value, KEPT);
    };
    const exchange = async (): Promise<void> => {
      isScheduled = false;
      const mine = known;
      await values.attempt((table) => settle(table, mine));
    };
    const look = (): void => {
      if (isScheduled) return;
      isScheduled = true;
      setTimeout(() => void exchange(), interval).unref();
    };

    return {
      report: (quota) => {
        known = { quota, at: now() };
        look();
      },
      look,
    };
  };
}

/** undefined if it was written by hand, is of a clock that is wrong, or too old. */
function reportIn({ limit, remaining, at }: JsonObject, now: number): QuotaReport | undefined {
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  if (!isCount(remaining) || typeof at !== 'number' || at > now + INTERVAL || at < now - KEPT) return undefined;
  return { quota: { ...(isCount(limit) && { limit }), remaining }, at };
}
