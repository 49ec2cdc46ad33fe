// Returns an analytics report as rows: resolves the report request, report, date and files, whose URLs expire after five minutes.

import { Failure } from '../core/errors.ts';
import type { RelayResponse } from '../core/types.ts';
import { retryBrokenRead } from '../pipeline/retryBrokenRead.ts';
import { listWhole } from '../reports/allFiles.ts';
import { analyticsKnown } from '../reports/documentedColumns.ts';
import { tableAnswer } from '../reports/download.ts';
import { emptyTable } from '../reports/emptyReport.ts';
import { openSegments } from '../reports/segmentDownload.ts';
import type { Format, ReportFacts } from '../reports/tableWriters.ts';
import { inputOf, type Recipe, type RecipeContext, type StoreApi } from '../workflow/storeApi.ts';

interface StandingOrder {
  readonly stoppedDueToInactivity?: boolean;
}
interface Report {
  readonly name?: string;
}
interface Instance {
  readonly processingDate?: string;
}

const ORDER =
  'Order one with the action Create analytics report request and the access type ONGOING, with a key of an admin';

const MOST_NAMES = 60;

interface Made {
  readonly id: string;
  readonly processingDate: string;
}

/** How long Apple takes to process the data of a day, in milliseconds. */
const WORKS = 3 * 86_400_000;

export const analyticsReport: Recipe = async (context) => {
  const api = context.store();
  const format = inputOf<Format>(context, 'format') ?? 'json';
  const app = inputOf<string>(context, 'app') ?? '';
  const reportName = inputOf<string>(context, 'reportName') ?? '';
  const category = inputOf<string>(context, 'category');
  const granularity = inputOf<string>(context, 'granularity') ?? 'DAILY';
  const asked = { app, reportName, category, granularity, processingDate: inputOf<string>(context, 'processingDate') };
  const request = await findRequest(api, app);
  const id = await findReport(api, request, reportName, category);
  const made = await findInstance(api, id, asked);
  if (!made) return nothing(context, format, asked);
  const report = { ...asked, processingDate: made.processingDate };
  return retryBrokenRead(context.deadline, async () => {
    const { count, files } = await openSegments(context, api, made.id);
    return count === 0
      ? nothing(context, format, report)
      : tableAnswer(files, { format, report, known: analyticsKnown(reportName) });
  });
};

async function findRequest(api: StoreApi, app: string): Promise<string> {
  const data = await listWhole<StandingOrder>(api, 'ListAnalyticsReportRequests', {
    id: app,
    'filter[accessType]': ['ONGOING'],
  });
  const found = data.find(({ attributes }) => attributes?.stoppedDueToInactivity !== true);
  if (found) return found.id;
  throw new Failure(
    'not_found',
    data.length > 0
      ? `Apple stopped the analytics reports of this app, since they were not downloaded. ${ORDER}.`
      : `This app has no analytics report request yet. ${ORDER}; the first reports are available after a day or two.`,
  );
}

async function findReport(api: StoreApi, request: string, name: string, category?: string): Promise<string> {
  const inCategory = category === undefined ? {} : { 'filter[category]': [category] };
  const data = await listWhole<Report>(api, 'ListAnalyticsReports', { id: request, ...inCategory });
  const sought = name.trim().toLowerCase();
  const found = data.find(({ attributes }) => attributes?.name?.toLowerCase() === sought);
  if (found) return found.id;
  const names = data.flatMap(({ attributes }) => attributes?.name || []).slice(0, MOST_NAMES);
  const message =
    names.length > 0
      ? `This app has no analytics report with that name. There are: ${names.join(', ')}.`
      : 'This app has no analytics reports there yet. After the order the first ones come after a day or two.';
  throw new Failure('not_found', message, { details: [{ code: 'unknown', message, target: 'query.reportName' }] });
}

/** The newest is the one with the latest date: Apple returns them in no defined order. */
async function findInstance(api: StoreApi, report: string, wanted: ReportFacts): Promise<Made | undefined> {
  const { granularity, processingDate } = wanted;
  const data = await listWhole<Instance>(api, 'ListAnalyticsReportInstances', {
    id: report,
    'filter[granularity]': [granularity],
    ...(processingDate !== undefined && { 'filter[processingDate]': [processingDate] }),
  });
  return data
    .map(({ id, attributes }) => ({ id, processingDate: attributes?.processingDate ?? '' }))
    .reduce<Made | undefined>(
      (newest, each) => (newest && newest.processingDate >= each.processingDate ? newest : each),
      undefined,
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
