// The newest report of a type: which dates to ask for, the newest first, and the date that the rows of a report tell.
import type { Frequency } from '../../connector/stores/apple/reports/kinds.ts';
import type { Column } from './columns.ts';
import { typedCell } from './parseCell.ts';
import { lastEnded, previousPeriod, reportPeriodOf } from './reportPeriods.ts';

/** How far back the newest report is looked for, in periods. */
const MOST: Readonly<Record<Frequency, number>> = { DAILY: 10, WEEKLY: 4, MONTHLY: 3, YEARLY: 2 };

/** The columns that tell which day a report is about, by their key, the best first. */
const DATED = ['endDate', 'beginDate', 'startDate', 'eventDate', 'date'];

/** The periods whose report can be the newest one, the newest first. */
export function candidateDates(frequency: Frequency, now: number): readonly string[] {
  const dates = [lastEnded(frequency, now)];
  while (dates.length < MOST[frequency]) dates.push(previousPeriod(frequency, dates.at(-1) ?? ''));
  return dates;
}

/** The report date that the first row of a report tells; undefined where none of its columns does. */
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
