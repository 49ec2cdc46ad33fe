// The days that a report is about, and when Apple has it ready.
import { DAY, HOUR } from '../desk.ts';

export interface Period {
  /** The first and the last day, in milliseconds. */
  readonly first: number;
  readonly last: number;
  /** From when on it can be had. */
  readonly ready: number;
}

export const daysOf = ({ first, last }: Period): readonly number[] =>
  Array.from({ length: Math.round((last - first) / DAY) + 1 }, (_, place) => first + place * DAY);

export const slashed = (day: number): string => {
  const [year, month, date] = new Date(day).toISOString().slice(0, 10).split('-');
  return `${month}/${date}/${year}`;
};

const NOON = 12 * HOUR;
const SUNDAY = 0;

const daily = (first: number): Period => ({ first, last: first, ready: first + DAY + NOON });

/** A week is named by its last day, a Sunday. */
const weekly = (last: number): Period => ({ first: last - 6 * DAY, last, ready: last + DAY + NOON });

/** Some days after the end of a month or a year. */
const until = (first: number, next: number): Period => ({ first, last: next - DAY, ready: next + 5 * DAY });

interface Frequency {
  readonly form: RegExp;
  readonly word: string;
  readonly read: (date: string) => Period | undefined;
  /** The newest period that is ready. */
  readonly latest: (now: number) => string;
}

const written = (time: number, length = 10): string => new Date(time).toISOString().slice(0, length);
/** Not a number for a 31st of June, which Date.parse takes for the first of July. */
const dayOf = (date: string): number => {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && written(time) === date ? time : Number.NaN;
};

const monthFrom = (year: number, month: number): Period =>
  until(Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1));

const lastSunday = (time: number): number => {
  const today = dayOf(written(time));
  return today - new Date(today).getUTCDay() * DAY;
};

const frequencies: Readonly<Record<string, Frequency>> = {
  DAILY: {
    form: /^\d{4}-\d\d-\d\d$/,
    word: 'YYYY-MM-DD',
    read: (date) => daily(dayOf(date)),
    latest: (now) => written(now - DAY - NOON),
  },
  WEEKLY: {
    form: /^\d{4}-\d\d-\d\d$/,
    word: 'YYYY-MM-DD, a Sunday',
    read: (date) => (new Date(dayOf(date)).getUTCDay() === SUNDAY ? weekly(dayOf(date)) : undefined),
    latest: (now) => written(lastSunday(now - DAY - NOON)),
  },
  MONTHLY: {
    form: /^\d{4}-\d\d$/,
    word: 'YYYY-MM',
    read: (date) => monthFrom(Number(date.slice(0, 4)), Number(date.slice(5)) - 1),
    latest: (now) => written(Date.parse(`${written(now - 5 * DAY, 7)}-01`) - DAY, 7),
  },
  YEARLY: {
    form: /^\d{4}$/,
    word: 'YYYY',
    read: (date) => until(Date.UTC(Number(date), 0, 1), Date.UTC(Number(date) + 1, 0, 1)),
    latest: (now) => String(new Date(now - 5 * DAY).getUTCFullYear() - 1),
  },
};

/** A date that does not exist, or is written in another way, is told with the way it should be written. */
export const periodOf = (frequency: string, date: string | null, now: number): Period | string => {
  const { form, word, read, latest } = frequencies[frequency] ?? {
    form: /^$/,
    word: '',
    read: () => undefined,
    latest: String,
  };
  const wanted = date ?? latest(now);
  const period = form.test(wanted) ? read(wanted) : undefined;
  return period && Number.isFinite(period.first + period.last) ? period : word;
};

/** Apple's fiscal year begins on the last Sunday of September; its quarters have five, four and four weeks. */
const fiscalYear = (year: number): number => {
  const end = Date.UTC(year - 1, 8, 30);
  return end - new Date(end).getUTCDay() * DAY;
};

const WEEKS = [5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4];
const WEEK = 7 * DAY;

const weeksBefore = (month: number): number => WEEKS.slice(0, month).reduce((sum, weeks) => sum + weeks, 0);

/** Ready on the first Friday of the fiscal month after it. */
export const fiscalMonth = (date: string): Period | undefined => {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(date) ?? [];
  if (!year || !month) return undefined;
  const start = fiscalYear(Number(year));
  const first = start + weeksBefore(Number(month) - 1) * WEEK;
  const next = month === '12' ? fiscalYear(Number(year) + 1) : start + weeksBefore(Number(month)) * WEEK;
  return { first, last: next - DAY, ready: next + 5 * DAY + NOON };
};
