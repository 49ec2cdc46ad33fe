// Analytics reports of App Store Connect: finds the report of an app, and lists what Apple has made of it.
import { Failure } from '../../core/errors.ts';
import { inputOf, type RecipeContext, type StoreApi } from '../../workflow/storeApi.ts';
import { listWhole } from './reports/allFiles.ts';

/** The inputs that name a report. */
export interface WantedReport {
  readonly app: string;
  readonly reportName: string;
  readonly category: string | undefined;
  /** DAILY, WEEKLY or MONTHLY. */
  readonly granularity: string;
}

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

/** One report as Apple has made it on a day. */
export interface MadeReport {
  readonly id: string;
  /** A day, such as 2026-11-28; empty if Apple names none. */
  readonly processingDate: string;
}

export function wantedReport(context: RecipeContext): WantedReport {
  return {
    app: inputOf<string>(context, 'app') ?? '',
    reportName: inputOf<string>(context, 'reportName') ?? '',
    category: inputOf<string>(context, 'category'),
    granularity: inputOf<string>(context, 'granularity') ?? 'DAILY',
  };
}

/** The ID of the report in the ongoing request of the app. Throws 404 with the names that there are. */
export async function findAnalyticsReport(api: StoreApi, { app, reportName, category }: WantedReport): Promise<string> {
  return findReport(api, await findReportRequest(api, app), reportName, category);
}

/** What Apple has made of a report, on one day or on all, in no defined order. */
export async function listMadeReports(
  api: StoreApi,
  report: string,
  { granularity }: Pick<WantedReport, 'granularity'>,
  processingDate?: string,
): Promise<readonly MadeReport[]> {
  const data = await listWhole<Instance>(api, 'ListAnalyticsReportInstances', {
    id: report,
    'filter[granularity]': [granularity],
    ...(processingDate !== undefined && { 'filter[processingDate]': [processingDate] }),
  });
  return data.map(({ id, attributes }) => ({ id, processingDate: attributes?.processingDate ?? '' }));
}

/** The ID of the ongoing request of the app. Throws 404 with the next step if there is none, or if Apple stopped it. */
export async function findReportRequest(api: StoreApi, app: string): Promise<string> {
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

/** The reports of a request, or those of one category. */
export async function listReports(
  api: StoreApi,
  request: string,
  category?: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const inCategory = category === undefined ? {} : { 'filter[category]': [category] };
  const data = await listWhole<Report>(api, 'ListAnalyticsReports', { id: request, ...inCategory });
  return data.map(({ id, attributes }) => ({ id, name: attributes?.name ?? '' }));
}

async function findReport(api: StoreApi, request: string, name: string, category?: string): Promise<string> {
  const all = await listReports(api, request, category);
  const sought = name.trim().toLowerCase();
  const found = all.find((each) => each.name.toLowerCase() === sought);
  if (found) return found.id;
  const names = all.flatMap((each) => each.name || []).slice(0, MOST_NAMES);
  const message =
    names.length > 0
      ? `This app has no analytics report with that name. There are: ${names.join(', ')}.`
      : 'This app has no analytics reports there yet. After the order the first ones come after a day or two.';
  throw new Failure('not_found', message, { details: [{ code: 'unknown', message, target: 'query.reportName' }] });
}
