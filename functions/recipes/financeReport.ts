// Returns Apple's payments for a fiscal month as rows, and the lines below them as totals.

import { Failure } from '../core/errors.ts';
import { financeKnown } from '../reports/documentedColumns.ts';
import { download } from '../reports/download.ts';
import { type EmptyReason, emptyTable, readNothing } from '../reports/emptyReport.ts';
import type { Format } from '../reports/tableWriters.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

const DETAIL = 'FINANCE_DETAIL';

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

/** Apple gives the same answer for an incomplete month and for one without sales, so the message names both. */
const none: EmptyReason = {
  reasonCode: 'no_report',
  reason:
    'Apple has no finance report for that fiscal month: nothing was sold, or it is not ready yet. It comes about a week after the fiscal month.',
};

export const financeReport: Recipe = async (context) => {
  const reportType = inputOf<string>(context, 'reportType') ?? 'FINANCIAL';
  const regionCode = regionOf(reportType, inputOf<string>(context, 'regionCode'));
  const format = inputOf<Format>(context, 'format') ?? 'json';
  const report = {
    vendorNumber: inputOf<string>(context, 'vendorNumber'),
    reportType,
    regionCode,
    reportDate: inputOf<string>(context, 'reportDate'),
  };
  const inputs = Object.fromEntries(Object.entries(report).map(([name, value]) => [`filter[${name}]`, value]));
  try {
    return await download(context.store(), 'DownloadFinanceReport', inputs, {
      ...{ format, report, framed: true },
      known: financeKnown(reportType),
    });
  } catch (thrown) {
    if (readNothing(thrown)) return emptyTable(format, report, none);
    throw thrown;
  }
};
