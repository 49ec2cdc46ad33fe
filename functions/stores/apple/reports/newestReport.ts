// Finds the newest report of a type: the candidate dates, newest first, and the date in the rows of a report.
import type { Frequency } from '../../../../connector/stores/apple/reports/kinds.ts';
import type { Column } from '../../../reports/columns.ts';
import { typedCell } from '../../../reports/parseCell.ts';
import { lastEnded, previousPeriod, reportPeriodOf } from '../../../reports/reportPeriods.ts';

/** How many periods to search for the newest report. */
const MOST: Readonly<Record<Frequency, number>> = { DAILY: 10, WEEKLY: 4, MONTHLY: 3, YEARLY: 2 };

/** Columns that contain the date of a report, by key, in order of preference. */
const DATED = ['endDate', 'beginDate', 'startDate', 'eventDate', 'date'];

/** The periods of candidate reports, newest first. */
export function candidateDates(frequency: Frequency, now: number): readonly string[] {
  const dates = [lastEnded(frequency, now)];
  while (dates.length < MOST[frequency]) dates.push(previousPeriod(frequency, dates.at(-1) ?? ''));
  return dates;
}

/** The report date in the first row of a report; undefined if no column has one. */
export function reportDateIn(
  frequency: Frequency,
  columns: readonly Column[],
  cells: readonly string[],
): string | undefined {
  for (const key of DATED) {
    const at = columns.findIndex((column) => column.key === key);
    const day = at < 0 ? undefined : typedCell('date', cells[at] ?? '');
    if (day !== undefined) return reportPeriodOf(frequency, day);
  }
  return undefined;
}
