// Returns an analytics report as rows: resolves the report request, report, date and files, whose URLs expire after five minutes.

import { Failure } from '../../../core/errors.ts';
import { DAY_MS } from '../../../core/time.ts';
import type { RelayResponse } from '../../../core/types.ts';
import { retryBrokenRead } from '../../../pipeline/retryBrokenRead.ts';
import { emptyTable } from '../../../reports/emptyTable.ts';
import type { Format, ReportFacts } from '../../../reports/tableWriters.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { findAnalyticsReport, listMadeReports, type MadeReport, wantedReport } from '../analyticsReports.ts';
import { analyticsKnown } from '../reports/documentedColumns.ts';
import { tableAnswer } from '../reports/download.ts';
import { openSegments } from '../reports/segmentDownload.ts';

/** How long Apple takes to process the data of a day, in milliseconds. */
const WORKS = 3 * DAY_MS;

export const analyticsReport: Recipe = async (context) => {
  const api = context.store();
  const format = inputOf<Format>(context, 'format') ?? 'json';
  const wanted = wantedReport(context);
  const [processingDate, file] = [inputOf<string>(context, 'processingDate'), inputOf<string>(context, 'file')];
  const id = await findAnalyticsReport(api, wanted);
  const made = newestOf(await listMadeReports(api, id, wanted, processingDate));
  if (!made) return nothing(context, format, { ...wanted, processingDate });
  const report = { ...wanted, processingDate: made.processingDate };
  const isWanted = (segment: string): boolean => file === undefined || segment === file;
  return retryBrokenRead(context.deadline, async () => {
    const { count, files } = await openSegments(context, api, made.id, isWanted);
    if (count === 0 && file !== undefined) throw noSuchFile(file, made);
    return count === 0
      ? nothing(context, format, report)
      : tableAnswer(files, { format, report, known: analyticsKnown(wanted.reportName) });
  });
};

/** The one with the latest date. */
function newestOf(made: readonly MadeReport[]): MadeReport | undefined {
  return made.reduce<MadeReport | undefined>(
    (newest, each) => (newest && newest.processingDate >= each.processingDate ? newest : each),
    undefined,
  );
}

function noSuchFile(file: string, { processingDate }: MadeReport): Failure {
  return new Failure(
    'not_found',
    `The report of ${processingDate} has no file ${file}. Apple may have made it anew: collect the report again.`,
  );
}

function nothing(context: RecipeContext, format: Format, report: ReportFacts): RelayResponse {
  const { processingDate } = report;
  const isYoung = processingDate === undefined || context.now() - Date.parse(String(processingDate)) < WORKS;
  return emptyTable(
    format,
    report,
    isYoung
      ? {
          reasonCode: 'not_ready',
          reason:
            'Apple has not made this report yet: the first come a day or two after the order, and each takes some days. If it stays empty, there was too little to report on.',
        }
      : {
          reasonCode: 'no_data',
          reason:
            'Apple made no such report for that date: there was too little to report on, or the date is not one on which Apple made it.',
        },
  );
}
