// Report periods by their identifying date: a day, the Sunday that ends a week, a month, a year. Pure; dates are in UTC.

import { DAY_MS } from '../core/time.ts';

/** Length of a date, in characters: 2026-06-30 for a day or a week, 2026-06, 2026. */
const lengths = { DAILY: 10, WEEKLY: 10, MONTHLY: 7, YEARLY: 4 } as const;

type Frequency = keyof typeof lengths;

const DATE = /^20\d{2}(?:-\d{2}){0,2}$/;

/** Whether a text is the date of a period: a day, the Sunday that ends a week, a month, a year. */
export function isReportPeriod(frequency: Frequency, date: unknown): date is string {
  if (typeof date !== 'string' || date.length !== lengths[frequency] || !DATE.test(date)) return false;
  const first = new Date(date);
  if (Number.isNaN(first.getTime())) return false;
  return first.toISOString().startsWith(date) && (frequency !== 'WEEKLY' || first.getUTCDay() === 0);
}

/** The most recent complete period. */
export function lastEnded(frequency: Frequency, now: number): string {
  const yesterday = now - DAY_MS;
  if (frequency === 'DAILY') return written(frequency, yesterday);
  if (frequency === 'WEEKLY') return written(frequency, yesterday - new Date(yesterday).getUTCDay() * DAY_MS);
  return previousPeriod(frequency, written(frequency, now));
}

/** The next period. */
export function nextPeriod(frequency: Frequency, date: string): string {
  return shifted(frequency, date, 1);
}

/** The previous period. */
export function previousPeriod(frequency: Frequency, date: string): string {
  return shifted(frequency, date, -1);
}

/** The period that contains a day (YYYY-MM-DD). */
export function reportPeriodOf(frequency: Frequency, day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return written(frequency, frequency === 'WEEKLY' ? at + ((7 - new Date(at).getUTCDay()) % 7) * DAY_MS : at);
}

function written(frequency: Frequency, at: number): string {
  return new Date(at).toISOString().slice(0, lengths[frequency]);
}

function shifted(frequency: Frequency, date: string, by: 1 | -1): string {
  const start = new Date(date);
  if (frequency === 'MONTHLY') start.setUTCMonth(start.getUTCMonth() + by);
  else if (frequency === 'YEARLY') start.setUTCFullYear(start.getUTCFullYear() + by);
  else start.setTime(start.getTime() + by * (frequency === 'WEEKLY' ? 7 : 1) * DAY_MS);
  return written(frequency, start.getTime());
}
