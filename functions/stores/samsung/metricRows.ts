// Formats metrics as a JSON or CSV table, like every report.
import { metricNames } from '../../../connector/stores/samsung/metrics.ts';
import type { RelayResponse } from '../../core/types.ts';
import type { Column } from '../../reports/columns.ts';
import { type Format, type ReportFacts, writers } from '../../reports/tableWriters.ts';
import { noWarnings } from '../../reports/warnings.ts';
import type { DateRange } from './dateRange.ts';
import type { MetricValue } from './metricValues.ts';

export type MetricRow = MetricValue & DateRange;

export interface MetricTableOptions {
  readonly format: Format;
  readonly report: ReportFacts;
  /** The requested app, if there is one. */
  readonly contentId: string | undefined;
  readonly app: string | undefined;
  readonly byCountry: boolean;
}

export function metricTableOf(rows: readonly MetricRow[], asked: MetricTableOptions): RelayResponse {
  const { head, row, foot, contentType } = writers[asked.format];
  const columns = columnsFor(rows, asked);
  const write = row(columns);
  const texts = rows.map((each, at) => write(cellsOf(each, asked, columns), at + 1));
  const text = [head({ report: asked.report, empty: false }, columns), ...texts, foot({ ...noWarnings })].join('');
  return { status: 200, headers: { 'content-type': contentType }, body: Buffer.from(text) };
}

/** Only the columns that the rows need. A row of an app that was not requested has its content ID, so that nobody adds it to the total of all apps. */
function columnsFor(rows: readonly MetricRow[], { contentId, byCountry }: MetricTableOptions): readonly Column[] {
  return [
    column('from', 'From', 'date'),
    column('to', 'To', 'date'),
    column('date', 'Date', 'date'),
    ...(contentId !== undefined || rows.some((row) => row.contentId) ? [column('contentId', 'Content ID')] : []),
    ...(contentId === undefined ? [] : [column('app', 'App name')]),
    column('metric', 'Metric'),
    ...(byCountry ? [column('country', 'Country')] : []),
    column('value', 'Value', 'number'),
    column('metricName', 'Metric name'),
  ];
}

function cellsOf(
  row: MetricRow,
  { contentId, app }: MetricTableOptions,
  columns: readonly Column[],
): readonly string[] {
  const values: Readonly<Record<string, string | number | undefined>> = {
    ...row,
    contentId: row.contentId ?? contentId,
    app,
    metricName: isNamed(row.metric) ? metricNames[row.metric] : row.metric,
  };
  return columns.map(({ key }) => written(values[key]));
}

function isNamed(metric: string): metric is keyof typeof metricNames {
  return Object.hasOwn(metricNames, metric);
}

function column(key: string, title: string, type: Column['type'] = 'text'): Column {
  return { key, title, type };
}

/** Removes binary rounding errors of a sum. */
function written(value: string | number | undefined): string {
  return typeof value === 'number' ? String(Number(value.toFixed(6))) : (value ?? '');
}
