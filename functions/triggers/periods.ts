// Which reports are to be expected, and which of them came. Pure; the days are those of UTC.
import type { Frequency } from '../../connector/apple/reportKinds.ts';

const DAY = 86_400_000;
/** A flow that was off for longer hears of the newest ones only. */
export const MOST_AWAITED = 7;

const lengths: Readonly<Record<Frequency, number>> = { DAILY: 10, WEEKLY: 10, MONTHLY: 7, YEARLY: 4 };

const written = (frequency: Frequency, at: number): string => new Date(at).toISOString().slice(0, lengths[frequency]);

const shifted = (frequency: Frequency, date: string, by: 1 | -1): string => {
  const start = new Date(date);
  if (frequency === 'MONTHLY') start.setUTCMonth(start.getUTCMonth() + by);
  else if (frequency === 'YEARLY') start.setUTCFullYear(start.getUTCFullYear() + by);
  else start.setTime(start.getTime() + by * (frequency === 'WEEKLY' ? 7 : 1) * DAY);
  return written(frequency, start.getTime());
};

export const following = (frequency: Frequency, date: string): string => shifted(frequency, date, 1);

/** The newest period that is over. */
export const lastEnded = (frequency: Frequency, now: number): string => {
  const yesterday = now - DAY;
  if (frequency === 'DAILY') return written(frequency, yesterday);
  if (frequency === 'WEEKLY') return written(frequency, yesterday - new Date(yesterday).getUTCDay() * DAY);
  return shifted(frequency, written(frequency, now), -1);
};

/** The reports that may have come since, the oldest first. */
export const awaited = (frequency: Frequency, since: string, now: number): readonly string[] => {
  const dates: string[] = [];
  for (let date = lastEnded(frequency, now); date >= since && dates.length < MOST_AWAITED; ) {
    dates.unshift(date);
    date = shifted(frequency, date, -1);
  }
  return dates;
};

/**
 * Apple answers the same for a report that is not ready and for a time without sales: a gap is waited for until a later
 * report is there.
 */
export const nextDate = (frequency: Frequency, since: string, came: readonly string[]): string => {
  const newest = came.at(-1);
  return newest === undefined ? since : following(frequency, newest);
};
