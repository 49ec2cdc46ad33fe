// Returns the sales of a day, week, month or year as rows. Validates the inputs first; a call without a date gets the newest report, and a day without sales is an empty table.
import { discontinued, type Frequency, undatedRefused } from '../../../../connector/stores/apple/reports/kinds.ts';
import type { RelayResponse } from '../../../core/types.ts';
import { type EmptyReason, emptyTable } from '../../../reports/emptyTable.ts';
import type { Format } from '../../../reports/tableWriters.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { salesKnown } from '../reports/documentedColumns.ts';
import { download } from '../reports/download.ts';
import { candidateDates, reportDateIn } from '../reports/newestReport.ts';
import { readNothing } from '../reports/noReport.ts';
import { checkDate, dueDay, isDue } from '../reports/reportDates.ts';
import { type Combination, combine } from '../reports/reportTypes.ts';
import { withVersion } from '../reports/reportVersion.ts';

interface ReportRequest extends Combination {
  readonly vendorNumber: string | undefined;
  readonly reportDate: string | undefined;
  readonly version: string | undefined;
  readonly format: Format;
}

export const salesReport: Recipe = async (context) => {
  const request = readRequest(context);
  const ended = discontinued[request.reportType];
  if (ended && isAfterEnd(request, ended.since))
    return empty(request, { reasonCode: 'discontinued', reason: ended.message });
  const dates = datesOf(request, context.now());
  const found = await findReport(context, request, dates);
  if ('answer' in found) return found.answer;
  if (ended) return empty(request, { reasonCode: 'discontinued', reason: ended.message });
  return empty({ ...request, version: found.version }, reasonOf(request, dates, found.notYet, context.now()));
};

type Found = { readonly answer: RelayResponse } | { readonly version: string | undefined; readonly notYet: boolean };

function readRequest(context: RecipeContext): ReportRequest {
  const combination = combine({
    reportType: inputOf<string>(context, 'reportType'),
    reportSubType: inputOf<string>(context, 'reportSubType'),
    frequency: inputOf<Frequency>(context, 'frequency'),
  });
  const reportDate = inputOf<string>(context, 'reportDate') || undefined;
  if (reportDate !== undefined) checkDate(combination.frequency, reportDate);
  return {
    vendorNumber: inputOf<string>(context, 'vendorNumber'),
    ...combination,
    reportDate,
    version: inputOf<string>(context, 'version') || undefined,
    format: inputOf<Format>(context, 'format') ?? 'json',
  };
}

/** Without a date, returns the newest report; a discontinued type has none. */
function isAfterEnd({ frequency, reportDate }: ReportRequest, since: string): boolean {
  return reportDate === undefined || dueDay(frequency, reportDate) > since;
}

/**
 * The dates to request, in order. Apple returns the newest daily report for a request without a date, and requires a date
 * for all other frequencies. Source: Apple, "Download sales and trends reports", filter[reportDate].
 */
function datesOf({ reportType, frequency, reportDate }: ReportRequest, now: number): readonly (string | undefined)[] {
  if (reportDate !== undefined) return [reportDate];
  const isGiven = frequency === 'DAILY' && !undatedRefused.has(reportType);
  return [...(isGiven ? [undefined] : []), ...candidateDates(frequency, now)];
}

/** The first report that is available. `notYet` means that Apple says the report will be available later. */
async function findReport(
  context: RecipeContext,
  request: ReportRequest,
  dates: readonly (string | undefined)[],
): Promise<Found> {
  let { version } = request;
  let notYet = false;
  for (const reportDate of dates) {
    try {
      const answer = await withVersion(version, (named) => {
        version = named;
        return fetchReport(context, { ...request, reportDate, version: named });
      });
      return { answer };
    } catch (thrown) {
      const nothing = readNothing(thrown);
      if (!nothing) throw thrown;
      notYet ||= nothing.notYet;
    }
  }
  return { version, notYet };
}

async function fetchReport(context: RecipeContext, { format, ...request }: ReportRequest): Promise<RelayResponse> {
  const inputs = Object.fromEntries(Object.entries(request).map(([name, value]) => [`filter[${name}]`, value]));
  let { reportDate } = request;
  const { headers, ...answer } = await download(context.store(), 'DownloadSalesReport', inputs, {
    format,
    report: request,
    known: salesKnown(request.reportType),
    factsOf: (columns, cells) => {
      reportDate ??= reportDateIn(request.frequency, columns, cells);
      return { reportDate };
    },
  });
  // CSV has no other field for it
  return { ...answer, headers: { ...headers, ...(reportDate !== undefined && { 'x-report-date': reportDate }) } };
}

function empty({ format, ...report }: ReportRequest, reason: EmptyReason): RelayResponse {
  return emptyTable(format, report, reason);
}

/** Apple's answer is ambiguous: no sales, or not ready yet. Its text, or else the current time, shows which is more likely. */
function reasonOf(
  { frequency, reportDate }: ReportRequest,
  dates: readonly (string | undefined)[],
  notYet: boolean,
  now: number,
): EmptyReason {
  if (reportDate === undefined)
    return {
      reasonCode: 'no_sales',
      reason: `Apple has no such report of the time since ${dates.at(-1)}: there were no sales. Give a Report date for an older one.`,
    };
  if (notYet || !isDue(frequency, reportDate, now))
    return {
      reasonCode: 'not_ready',
      reason:
        'Apple has no such report yet: a daily one is there from about 8:00 Pacific time on the next day, the others some days later. If it stays empty, there were no sales.',
    };
  return {
    reasonCode: 'no_sales',
    reason: 'There were no sales in that time. In rare cases Apple is late, and the report comes some hours after.',
  };
}
