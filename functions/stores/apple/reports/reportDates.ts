// Dates of Apple's sales reports: the format for each frequency, and when a report becomes available.

import type { Frequency } from '../../../../connector/stores/apple/reports/kinds.ts';
import { Failure } from '../../../core/errors.ts';
import { DAY_MS } from '../../../core/time.ts';
import { isReportPeriod, nextPeriod } from '../../../reports/reportPeriods.ts';

const valid: Readonly<Record<Frequency, string>> = {
  DAILY: 'a day such as 2026-06-30 (YYYY-MM-DD)',
  WEEKLY: 'the Sunday that ends the week, such as 2026-06-28 (YYYY-MM-DD)',
  MONTHLY: 'a month such as 2026-06 (YYYY-MM)',
  YEARLY: 'a year such as 2026 (YYYY)',
};

/** Days between the end of the period and the report, which is available in the morning of the last one. */
const takes: Readonly<Record<Frequency, number>> = { DAILY: 1, WEEKLY: 1, MONTHLY: 5, YEARLY: 6 };
const MORNING = 'T08';

/** Rejects a date that Apple does not accept, before the request. */
export function checkDate(frequency: Frequency, date: string): void {
  if (isReportPeriod(frequency, date)) return;
  const message = `The report date must be ${valid[frequency]} for ${frequency}.`;
  throw new Failure('invalid_request', message, { details: [{ code: 'date', message, target: 'query.reportDate' }] });
}

/** Whether Apple usually has the report by now. Source: App Store Connect Help; daily reports are available at about 8:00 Pacific. */
export function isDue(frequency: Frequency, date: string, now: number): boolean {
  return pacific(now) >= `${dueDay(frequency, date)}${MORNING}`;
}

/** The day (YYYY-MM-DD) on which Apple usually publishes the report. */
export function dueDay(frequency: Frequency, date: string): string {
  return new Date(lastDay(frequency, date) + takes[frequency] * DAY_MS).toISOString().slice(0, 10);
}

/** Apple's days are in Pacific time, including daylight saving time: `2026-11-21T08`. */
function pacific(now: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/Los_Angeles',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
  }).formatToParts(now);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}`;
}

/** A week is identified by its last day. */
function lastDay(frequency: Frequency, date: string): number {
  return frequency === 'WEEKLY' ? Date.parse(date) : Date.parse(nextPeriod(frequency, date)) - DAY_MS;
}
