// The period of a report, and when Apple makes it available.
import { DAY_SECONDS, HOUR_SECONDS } from '../requestContext.ts';

export interface SimulatedPeriod {
  /** First and last day, in milliseconds. */
  readonly first: number;
  readonly last: number;
  /** Time from which the report is available. */
  readonly ready: number;
}

const SUNDAY = 0;

const pacific = new Intl.DateTimeFormat('en', { timeZone: 'America/Los_Angeles', hour: 'numeric', hourCycle: 'h23' });

interface Frequency {
  readonly form: RegExp;
  readonly word: string;
  readonly read: (date: string) => SimulatedPeriod | undefined;
  /** The period this many periods before the current one. */
  readonly before: (now: number, count: number) => string;
}

const frequencies: Readonly<Record<string, Frequency>> = {
  DAILY: {
    form: /^\d{4}-\d\d-\d\d$/,
    word: 'YYYY-MM-DD',
    read: (date) => {
      const day = dayOf(date);
      return day === undefined ? undefined : daily(day);
    },
    before: (now, count) => written(now - count * DAY_SECONDS),
  },
  WEEKLY: {
    form: /^\d{4}-\d\d-\d\d$/,
    word: 'YYYY-MM-DD, a Sunday',
    read: (date) => {
      const day = dayOf(date);
      return day !== undefined && isSunday(day) ? weekly(day) : undefined;
    },
    before: (now, count) => written(lastSunday(now) - count * 7 * DAY_SECONDS),
  },
  MONTHLY: {
    form: /^\d{4}-(0[1-9]|1[0-2])$/,
    word: 'YYYY-MM',
    read: (date) => monthFrom(Number(date.slice(0, 4)), Number(date.slice(5)) - 1),
    before: (now, count) => written(monthBefore(now, count), 7),
  },
  YEARLY: {
    form: /^\d{4}$/,
    word: 'YYYY',
    read: (date) => until(Date.UTC(Number(date), 0, 1), Date.UTC(Number(date), 11, 31), 6),
    before: (now, count) => String(new Date(now).getUTCFullYear() - count),
  },
};

const WEEK = 7 * DAY_SECONDS;

export function daysOf({ first, last }: SimulatedPeriod): readonly number[] {
  return Array.from(
    { length: Math.round((last - first) / DAY_SECONDS) + 1 },
    (_, place) => first + place * DAY_SECONDS,
  );
}

export function slashed(day: number): string {
  const [year, month, date] = new Date(day).toISOString().slice(0, 10).split('-');
  return `${month}/${date}/${year}`;
}

/** Returns the expected format for a date that does not exist or has another format. */
export function simulatedPeriodOf(frequency: string, date: string | null, now: number): SimulatedPeriod | string {
  const found = frequencies[frequency];
  if (!found) return '';
  const wanted = date ?? latest(found, now);
  return (found.form.test(wanted) ? found.read(wanted) : undefined) ?? found.word;
}

/** Available on the first Friday of the fiscal month after it. */
export function fiscalMonth(date: string): SimulatedPeriod | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(date) ?? [];
  if (!year || !month) return undefined;
  const weeks = weeksOf(Number(year));
  const after = (months: number): number =>
    fiscalYear(Number(year)) + weeks.slice(0, months).reduce((sum, each) => sum + each, 0) * WEEK;
  const last = after(Number(month)) - DAY_SECONDS;
  return until(after(Number(month) - 1), last, 6);
}

/** The newest available period: at most the third, since Apple takes less than a day, and some days for a month. */
function latest({ read, before }: Frequency, now: number): string {
  const newest = [0, 1, 2].map((count) => before(now, count));
  return newest.find((date) => (read(date)?.ready ?? now + 1) <= now) ?? before(now, 3);
}

/** A year of 53 weeks has its extra week in December: Apple's first quarters of 2017 and 2023 had 14 weeks (Form 10-Q). */
function weeksOf(year: number): readonly number[] {
  const isLong = fiscalYear(year + 1) - fiscalYear(year) > 52 * WEEK;
  return [5, 4, isLong ? 5 : 4, 5, 4, 4, 5, 4, 4, 5, 4, 4];
}

/** Apple's fiscal year ends on the last Saturday of September; its quarters have five, four and four weeks. */
function fiscalYear(year: number): number {
  const october = Date.UTC(year - 1, 9, 1);
  return october - new Date(october).getUTCDay() * DAY_SECONDS;
}

/**
 * When Apple makes a report available: in the morning, this many days after its last one. Source: App Store Connect Help,
 * "Sales and Trends reports availability": daily and weekly the day after, monthly five days, yearly six days after the end.
 */
function until(first: number, last: number, days: number): SimulatedPeriod {
  return {
    first,
    last,
    ready: morning(last + days * DAY_SECONDS),
  };
}

/** 8:00 in California: 15:00 UTC in summer, else 16:00. */
function morning(day: number): number {
  const early = day + 15 * HOUR_SECONDS;
  return Number(pacific.format(early)) === 8 ? early : early + HOUR_SECONDS;
}

function daily(first: number): SimulatedPeriod {
  return until(first, first, 1);
}

/** A week is named by its last day, a Sunday. */
function weekly(last: number): SimulatedPeriod {
  return until(last - 6 * DAY_SECONDS, last, 1);
}

function written(time: number, length = 10): string {
  return new Date(time).toISOString().slice(0, length);
}

/** Undefined for a 31st of June, which Date.parse reads as the first of July. */
function dayOf(date: string): number | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && written(time) === date ? time : undefined;
}

function isSunday(day: number): boolean {
  return new Date(day).getUTCDay() === SUNDAY;
}

function monthFrom(year: number, month: number): SimulatedPeriod {
  return until(Date.UTC(year, month, 1), Date.UTC(year, month + 1, 0), 5);
}

function monthBefore(now: number, count: number): number {
  const today = new Date(now);
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - count, 1);
}

function lastSunday(time: number): number {
  const today = Math.floor(time / DAY_SECONDS) * DAY_SECONDS;
  return today - new Date(today).getUTCDay() * DAY_SECONDS;
}
