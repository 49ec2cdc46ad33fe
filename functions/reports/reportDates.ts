// The dates that reports have: how each frequency writes them, and from when on the report of one can be had.
import type { Frequency } from '../../connector/stores/apple/reports/kinds.ts';
import { Failure } from '../core/errors.ts';

const DAY = 86_400_000;

interface Form {
  readonly form: RegExp;
  readonly valid: string;
  /** What completes it to its first day. */
  readonly rest: string;
}

const DATE = /^20\d{2}-\d{2}-\d{2}$/;

const forms: Readonly<Record<Frequency, Form>> = {
  DAILY: { form: DATE, valid: 'a day such as 2026-06-30 (YYYY-MM-DD)', rest: '' },
  WEEKLY: { form: DATE, valid: 'the Sunday that ends the week, such as 2026-06-28 (YYYY-MM-DD)', rest: '' },
  MONTHLY: { form: /^20\d{2}-\d{2}$/, valid: 'a month such as 2026-06 (YYYY-MM)', rest: '-01' },
  YEARLY: { form: /^20\d{2}$/, valid: 'a year such as 2026 (YYYY)', rest: '-01-01' },
};

/** The days that Apple takes after the end of the time of a report; it is there in the morning of the last. */
const takes: Readonly<Record<Frequency, number>> = { DAILY: 1, WEEKLY: 1, MONTHLY: 5, YEARLY: 6 };
const MORNING = 'T08';

/** Stops a date that Apple does not take, before it is asked. */
export function checkDate(frequency: Frequency, date: string): void {
  if (isDate(frequency, date)) return;
  const message = `The report date must be ${forms[frequency].valid} for ${frequency}.`;
  throw new Failure('invalid_request', message, { details: [{ code: 'date', message, target: 'query.reportDate' }] });
}

/** As Apple names a period: by its day, by the Sunday that ends a week, by its month or its year. */
export function isDate(frequency: Frequency, date: unknown): date is string {
  if (typeof date !== 'string' || !forms[frequency].form.test(date)) return false;
  const first = firstDay(frequency, date);
  if (Number.isNaN(first.getTime())) return false;
  return first.toISOString().startsWith(date) && (frequency !== 'WEEKLY' || first.getUTCDay() === 0);
}

/** Whether Apple usually has the report by now. Source: App Store Connect Help; daily reports are there at about 8:00 Pacific. */
export function isDue(frequency: Frequency, date: string, now: number): boolean {
  return pacific(now) >= `${dueDay(frequency, date)}${MORNING}`;
}

/** The day (YYYY-MM-DD) on which Apple usually makes the report. */
export function dueDay(frequency: Frequency, date: string): string {
  return new Date(lastDay(frequency, date) + takes[frequency] * DAY).toISOString().slice(0, 10);
}

function firstDay(frequency: Frequency, date: string): Date {
  return new Date(`${date}${forms[frequency].rest}T00:00:00Z`);
}

/** Apple's days are those of California, whatever its summer time: `2026-11-21T08`. */
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
