// The dates of a metrics request, split into the ranges of the individual Samsung requests.
import { DAY_MS } from '../../core/time.ts';
import { isReportPeriod } from '../../reports/reportPeriods.ts';
import { inputRefused } from './draft.ts';

const MOST_DAYS = 366;
/** Samsung documents no limit; a client that reads large amounts requests this many days at a time. */
const AT_ONCE = 30;
const USUAL = 30;

export interface DateRange {
  readonly from: string;
  readonly to: string;
}

export function readDateRange(given: Parameters<typeof periodOf>[0], now: number): DateRange {
  const { from, to, days } = given;
  refuseNoDay('From', from);
  refuseNoDay('To', to);
  if (from !== undefined && to !== undefined && days !== undefined)
    throw inputRefused('Give From and To, or Days, not both.');
  const period = periodOf(given, now);
  if (period.from > period.to) throw inputRefused(`From is ${period.from}, which is after To, ${period.to}.`);
  if (daysIn(period) > MOST_DAYS)
    throw inputRefused(`At most ${MOST_DAYS} days can be requested, and these are ${daysIn(period)}.`);
  return period;
}

export function splitDateRange(period: DateRange): readonly DateRange[] {
  return Array.from({ length: Math.ceil(daysIn(period) / AT_ONCE) }, (_, at) => {
    const from = plus(period.from, at * AT_ONCE);
    const last = plus(from, AT_ONCE - 1);
    return { from, to: last < period.to ? last : period.to };
  });
}

/** Samsung's days are in UTC. */
export function isoDayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function periodOf(
  { from, to, days }: Partial<DateRange> & { readonly days?: number | undefined },
  now: number,
): DateRange {
  if (from !== undefined && to !== undefined) return { from, to };
  if (from !== undefined && days !== undefined) return { from, to: plus(from, days - 1) };
  const last = to ?? isoDayOf(now - DAY_MS);
  return { from: from ?? plus(last, 1 - (days ?? USUAL)), to: last };
}

function refuseNoDay(name: string, day: string | undefined): void {
  if (day !== undefined && !isReportPeriod('DAILY', day))
    throw inputRefused(`${name} must be a day such as 2026-06-30.`);
}

function daysIn({ from, to }: DateRange): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

function plus(day: string, days: number): string {
  return isoDayOf(Date.parse(day) + days * DAY_MS);
}
