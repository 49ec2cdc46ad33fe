// The months of Apple's fiscal year that can be the newest with a finance report.

import { DAY_MS } from '../../../core/time.ts';

/** A report appears on the first Friday after its fiscal month, which ends on the 24th of the calendar month at the earliest. */
const EARLY = 4 * DAY_MS;

/** How many months to search for the newest report: a month without sales has none. */
const MOST = 3;

/** Fiscal months, newest first. The first of a year is about October. Source: Apple, Form 10-K: the year ends on the last Saturday of September. */
export function newestFiscalMonths(now: number): readonly string[] {
  const soon = new Date(now + EARLY);
  return Array.from({ length: MOST }, (_, back) => {
    const at = new Date(Date.UTC(soon.getUTCFullYear(), soon.getUTCMonth() + 2 - back));
    return at.toISOString().slice(0, 7);
  });
}
