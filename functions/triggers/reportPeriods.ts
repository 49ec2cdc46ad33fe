// Which reports are to be expected, and which of them came. Pure.
import type { Frequency } from '../../connector/stores/apple/reports/kinds.ts';
import { lastEnded, nextPeriod, previousPeriod } from '../reports/reportPeriods.ts';

/** A flow that was off for longer hears of the newest ones only. */
export const MAX_AWAITED = 7;

export { lastEnded, nextPeriod };

/** The reports that may have come since, the oldest first. */
export function awaitedDates(frequency: Frequency, since: string, now: number): readonly string[] {
  const dates: string[] = [];
  for (let date = lastEnded(frequency, now); date >= since && dates.length < MAX_AWAITED; ) {
    dates.unshift(date);
    date = previousPeriod(frequency, date);
  }
  return dates;
}

/**
 * Apple answers the same for a report that is not ready and for a time without sales: a gap is waited for until a later
 * report is there.
 */
export function nextAwaitedDate(frequency: Frequency, since: string, came: readonly string[]): string {
  const newest = came.at(-1);
  return newest === undefined ? since : nextPeriod(frequency, newest);
}
