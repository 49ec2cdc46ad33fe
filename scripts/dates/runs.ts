// Dates and time zones for runs of the whole test suite, and the selection of runs for a week. Pure.
import { DAY_MS } from '../../functions/core/time.ts';

/** One run of the suite: a date and time as parsed by `date`, such as `2028-02-29 12:00`, in this time zone. */
export interface DateRun {
  readonly date: string;
  readonly zone: string;
}

/** Local times: both ends of a year, of February and of a month, Sundays, and shortly before daylight saving changes in the US and the EU. */
export const dates: readonly string[] = [
  ...['2026-12-31 23:50', '2027-01-01 00:05', '2027-02-28 12:00', '2027-03-01 09:00'],
  ...['2027-03-14 01:55', '2027-03-28 01:55', '2027-08-31 17:00', '2027-10-31 01:55'],
  ...['2027-11-07 00:55', '2027-12-01 08:00', '2028-02-29 12:00', '2029-01-02 16:00'],
];

/** The zones farthest behind and ahead of UTC, whose date differs from UTC's for hours, and one of the EU. */
export const zones: readonly string[] = ['America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati'];

/** The same runs during a whole week (ISO: from Monday, here in UTC), others in the next, in rotation. */
export function drawnRuns(count: number, now: number, runs = allRuns()): readonly DateRun[] {
  const first = mondaysUntil(now) * count;
  return Array.from({ length: Math.min(count, runs.length) }, (_, at) => runs[(first + at) % runs.length]).filter(
    (run) => run !== undefined,
  );
}

/** Every date in every zone; consecutive runs share neither. */
export function allRuns(days = dates, places = zones): readonly DateRun[] {
  return Array.from({ length: days.length * places.length }, (_, at) => ({
    date: days[at % days.length] ?? '',
    zone: places[(at + Math.floor(at / days.length)) % places.length] ?? '',
  }));
}

/** How many Mondays there were since 1 January 1970, a Thursday, until this time in milliseconds, in UTC. */
export function mondaysUntil(now: number): number {
  return Math.floor((Math.floor(now / DAY_MS) + 3) / 7);
}
