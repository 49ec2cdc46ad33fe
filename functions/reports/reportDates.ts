// Report dates: the format for each frequency, and when a report becomes available.

import type { Frequency } from '../../connector/stores/apple/reports/kinds.ts';
import { Failure } from '../core/errors.ts';
import { DAY_MS } from '../core/time.ts';

interface Form {
  readonly form: RegExp;
  readonly valid: string;
  /** Suffix that completes it to the first day of the period. */
  readonly rest: string;
}

const DATE = /^20\d{2}-\d{2}-\d{2}$/;

const forms: Readonly<Record<Frequency, Form>> = {
  DAILY: { form: DATE, valid: 'a day such as 2026-06-30 (YYYY-MM-DD)', rest: '' },
  WEEKLY: { form: DATE, valid: 'the Sunday that ends the week, such as 2026-06-28 (YYYY-MM-DD)', rest: '' },
  MONTHLY: { form: /^20\d{2}-\d{2}$/, valid: 'a month such as 2026-06 (YYYY-MM)', rest: '-01' },
  YEARLY: { form: /^20\d{2}$/, valid: 'a year such as 2026 (YYYY)', rest: '-01-01' },
};

/** Days between the end of the period and the report, which is available in the morning of the last one. */
const takes: Readonly<Record<Frequency, number>> = { DAILY: 1, WEEKLY: 1, MONTHLY: 5, YEARLY: 6 };
const MORNING = 'T08';

/** Rejects a date that Apple does not accept, before the request. */
export function checkDate(frequency: Frequency, date: string): void {
  if (isDate(frequency, date)) return;
  const message = `The report date must be ${forms[frequency].valid} for ${frequency}.`;
  throw new Failure('invalid_request', message, { details: [{ code: 'date', message, target: 'query.reportDate' }] });
}

/** Apple's name of a period: its day, the Sunday that ends the week, its month or its year. */
export function isDate(frequency: Frequency, date: unknown): date is string {
  if (typeof date !== 'string' || !forms[frequency].form.test(date)) return false;
  const first = firstDay(frequency, date);
  if (Number.isNaN(first.getTime())) return false;
  return first.toISOString().startsWith(date) && (frequency !== 'WEEKLY' || first.getUTCDay() === 0);
}

/** Whether Apple usually has the report by now. Source: App Store Connect Help; daily reports are available at about 8:00 Pacific. */
export function isDue(frequency: Frequency, date: string, now: number): boolean {
  return pacific(now) >= `${dueDay(frequency, date)}${MORNING}`;
}

/** The day (YYYY-MM-DD) on which Apple usually publishes the report. */
export function dueDay(frequency: Frequency, date: string): string {
  return new Date(lastDay(frequency, date) + takes[frequency] * DAY_MS).toISOString().slice(0, 10);
}

function firstDay(frequency: Frequency, date: string): Date {
  return new Date(`${date}${forms[frequency].rest}T00:00:00Z`);
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

function lastDay(frequency: Frequency, date: string): number {
  const first = firstDay(frequency, date);
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
  if (frequency === 'MONTHLY') return Date.UTC(year, month + 1, 0);
  return frequency === 'YEARLY' ? Date.UTC(year, 12, 0) : first.getTime();
}
