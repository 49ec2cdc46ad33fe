// Which reports are due, and which of them are available. Pure.
import type { Frequency } from '../../../connector/stores/apple/reports/kinds.ts';
import { lastEnded, nextPeriod, previousPeriod } from '../../reports/reportPeriods.ts';

/** Maximum number of pending reports: a flow that was off for longer receives only the newest ones. */
const MAX_AWAITED = 7;

/** The reports that may have become available since, oldest first. */
export function awaitedDates(frequency: Frequency, since: string, now: number): readonly string[] {
  const dates: string[] = [];
  for (let date = lastEnded(frequency, now); date >= since && dates.length < MAX_AWAITED; ) {
    dates.unshift(date);
    date = previousPeriod(frequency, date);
  }
  return dates;
}

/**
 * Apple's answer is the same for a report that is not ready and for a period without sales: the trigger waits for a missing
 * report until a later one is available.
 */
export function nextAwaitedDate(frequency: Frequency, since: string, came: readonly string[]): string {
  const newest = came.at(-1);
  return newest === undefined ? since : nextPeriod(frequency, newest);
}
