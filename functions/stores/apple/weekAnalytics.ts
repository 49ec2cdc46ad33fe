// Crashes, sessions and active devices of a week, from the analytics reports that were ordered for an app. They count
// customers who agreed to share data with developers. Source: Apple, "Analytics Reports".

import { REPORT_INSTANCES } from '../../../connector/overview/weekly.ts';
import { DAY_MS } from '../../core/time.ts';
import { rounded } from '../../reports/countRows.ts';
import { typedCell } from '../../reports/parseCell.ts';
import { readTable } from '../../reports/readTable.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type FigureName, type Figures, missing, type WeekQuery } from '../../workflow/weeklyFigures.ts';
import { findReportRequest, listMadeReports, listReports } from './analyticsReports.ts';
import { analyticsKnown } from './reports/documentedColumns.ts';
import { openSegments } from './reports/segmentDownload.ts';

interface Source {
  readonly report: string;
  /** The column of each figure. */
  readonly columns: Partial<Readonly<Record<FigureName, string>>>;
}

/** The names as the API gives them. */
const sources: readonly Source[] = [
  { report: 'App Crashes', columns: { crashes: 'crashes' } },
  { report: 'App Sessions Standard', columns: { sessions: 'sessions', activeDevices: 'uniqueDevices' } },
];
export const analyticsFigures = sources.flatMap(({ columns }) => Object.keys(columns) as FigureName[]);

/** Apple makes a weekly report on the Friday after the week, and may make it again: instances up to this many days later. */
const LATEST = 12;

/**
 * One call to Apple for the request and one for its reports; then for each report one for its instances, and for the files of
 * each instance one and their downloads.
 */
export async function readWeekAnalytics(api: StoreApi, app: string, query: WeekQuery): Promise<Figures> {
  const request = await findReportRequest(api, app);
  const reports = await listReports(api, request, 'APP_USAGE');
  const found: Figures[] = [];
  for (const source of sources) {
    const names = Object.keys(source.columns) as FigureName[];
    const id = reports.find(({ name }) => name.toLowerCase() === source.report.toLowerCase())?.id;
    if (id === undefined) found.push(missing(names, `Apple has made no report ${source.report} of this app yet.`));
    else found.push((await readSource(api, id, source, query)) ?? missing(names, notYet(source.report)));
  }
  return Object.assign({}, ...found);
}

function notYet(report: string): string {
  return `Apple has no weekly report ${report} of that week: it comes on the Friday after the week, and only with enough data.`;
}

/** The sums of the rows of that week; undefined if no instance has any. */
async function readSource(api: StoreApi, id: string, source: Source, query: WeekQuery): Promise<Figures | undefined> {
  const { from, to } = query.week;
  const last = new Date(Date.parse(to) + LATEST * DAY_MS).toISOString().slice(0, 10);
  const made = await listMadeReports(api, id, { granularity: 'WEEKLY' });
  const near = made
    .filter(({ processingDate }) => processingDate >= from && processingDate <= last)
    .sort((one, other) => (one.processingDate < other.processingDate ? 1 : -1));
  for (const instance of near.slice(0, REPORT_INSTANCES)) {
    const figures = await readInstance(api, instance.id, source, query);
    if (figures) return figures;
  }
  return undefined;
}

async function readInstance(
  api: StoreApi,
  instance: string,
  { report, columns: wanted }: Source,
  { week, reading }: WeekQuery,
): Promise<Figures | undefined> {
  const sums = new Map<string, number>(Object.keys(wanted).map((name) => [name, 0]));
  let rows = 0;
  const { files } = await openSegments(reading, api, instance);
  for await (const file of files)
    await readTable(file, { report: {}, known: analyticsKnown(report) }, (columns) => {
      const places = new Map(columns.map(({ key }, at) => [key, at]));
      const cellOf = (cells: readonly string[], key: string): string => cells[places.get(key) ?? -1] ?? '';
      return (cells) => {
        const date = typedCell('date', cellOf(cells, 'date')) ?? '';
        if (date < week.from || date > week.to) return;
        rows += 1;
        for (const [name, key] of Object.entries(wanted))
          sums.set(name, (sums.get(name) ?? 0) + Number(typedCell('number', cellOf(cells, key).trim()) ?? 0));
      };
    });
  return rows === 0 ? undefined : Object.fromEntries([...sums].map(([name, sum]) => [name, rounded(sum)]));
}
