// Returns Apple's payments for a fiscal month, or for the newest one that has a report, as rows, and the lines below them as totals.

import { Failure } from '../../../core/errors.ts';
import type { RelayResponse } from '../../../core/types.ts';
import { type EmptyReason, emptyTable } from '../../../reports/emptyTable.ts';
import type { Format } from '../../../reports/tableWriters.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { financeKnown } from '../reports/documentedColumns.ts';
import { download } from '../reports/download.ts';
import { newestFiscalMonths } from '../reports/fiscalMonths.ts';
import { readNothing } from '../reports/noReport.ts';

const DETAIL = 'FINANCE_DETAIL';

const noneAtAll: EmptyReason = {
  reasonCode: 'no_report',
  reason:
    'Apple has no finance report of the last three fiscal months: nothing was sold. Give a Fiscal month for an older one.',
};

/** Apple gives the same answer for an incomplete month and for one without sales, so the message names both. */
const none: EmptyReason = {
  reasonCode: 'no_report',
  reason:
    'Apple has no finance report for that fiscal month: nothing was sold, or it is not ready yet. It comes about a week after the fiscal month.',
};

export const financeReport: Recipe = async (context) => {
  const reportType = inputOf<string>(context, 'reportType') ?? 'FINANCIAL';
  const request: ReportRequest = {
    vendorNumber: inputOf<string>(context, 'vendorNumber'),
    reportType,
    regionCode: regionOf(reportType, inputOf<string>(context, 'regionCode')),
    format: inputOf<Format>(context, 'format') ?? 'json',
  };
  const given = inputOf<string>(context, 'reportDate') || undefined;
  for (const reportDate of given === undefined ? newestFiscalMonths(context.now()) : [given]) {
    const answer = await fetchReport(context, request, reportDate);
    if (answer) return answer;
  }
  const { format, ...report } = request;
  return emptyTable(format, { ...report, reportDate: given }, given === undefined ? noneAtAll : none);
};

/** FINANCE_DETAIL covers all regions as Z1, FINANCIAL as ZZ. Source: App Store Connect, Payments and Financial Reports. */
function regionOf(reportType: string, input: string | undefined): string {
  const region = input ?? (reportType === DETAIL ? 'Z1' : 'ZZ');
  if ((reportType === DETAIL) === (region === 'Z1')) return region;
  const message =
    reportType === DETAIL
      ? `FINANCE_DETAIL comes only with the region code Z1, not with ${region}.`
      : 'The region code Z1 is only for FINANCE_DETAIL. For FINANCIAL give ZZ, or a region such as US or EU.';
  throw new Failure('invalid_request', message, {
    details: [{ code: 'combination', message, target: 'query.regionCode' }],
  });
}

interface ReportRequest {
  readonly vendorNumber: string | undefined;
  readonly reportType: string;
  readonly regionCode: string;
  readonly format: Format;
}

/** The report of a fiscal month; undefined if Apple has none. */
async function fetchReport(
  context: RecipeContext,
  { format, ...request }: ReportRequest,
  reportDate: string,
): Promise<RelayResponse | undefined> {
  const report = { ...request, reportDate };
  const inputs = Object.fromEntries(Object.entries(report).map(([name, value]) => [`filter[${name}]`, value]));
  try {
    const { headers, ...answer } = await download(context.store(), 'DownloadFinanceReport', inputs, {
      ...{ format, report, framed: true },
      known: financeKnown(report.reportType),
    });
    // CSV has no other field for it
    return { ...answer, headers: { ...headers, 'x-report-date': reportDate } };
  } catch (thrown) {
    if (readNothing(thrown)) return undefined;
    throw thrown;
  }
}
