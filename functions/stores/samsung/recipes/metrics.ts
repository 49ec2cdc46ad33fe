// Returns Galaxy Store Statistics as one table; a long period is split into several requests.
import { appMetrics, sellerMetrics } from '../../../../connector/stores/samsung/metrics.ts';
import { Failure } from '../../../core/errors.ts';
import { type EmptyReason, emptyTable } from '../../../reports/emptyTable.ts';
import type { Format, ReportFacts } from '../../../reports/tableWriters.ts';
import { inputOf, type Recipe, type RecipeContext, type StoreApi } from '../../../workflow/storeApi.ts';
import { askMetrics } from '../askMetrics.ts';
import { type DateRange, isoDayOf, readDateRange, splitDateRange } from '../dateRange.ts';
import { inputRefused } from '../draft.ts';
import { type MetricRow, metricTableOf } from '../metricRows.ts';
import { metricValuesIn } from '../metricValues.ts';

interface Wanted {
  readonly contentId: string | undefined;
  readonly metrics: readonly string[];
  readonly period: DateRange;
  readonly byCountry: boolean;
}

/** More rows than a flow can process: the table is buffered. */
const MOST_ROWS = 500_000;

interface Read {
  readonly rows: readonly MetricRow[];
  readonly app?: string | undefined;
}

export const galaxyMetrics: Recipe = async (context) => {
  const wanted = readWanted(context);
  const format = inputOf<Format>(context, 'format') ?? 'json';
  const { contentId, metrics, period, byCountry } = wanted;
  const { rows, app } = await readAll(context.store(), wanted);
  const report: ReportFacts = { contentId, app, metrics, ...period, byCountry };
  if (rows.length === 0) return emptyTable(format, report, reasonFor(wanted, context.now()));
  return metricTableOf(rows, { format, report, contentId, app, byCountry });
};

function metricsOf(contentId: string | undefined, wanted: readonly string[] | undefined): readonly string[] {
  const there: readonly string[] = contentId === undefined ? sellerMetrics : appMetrics;
  const missing = (wanted ?? []).filter((metric) => !there.includes(metric)).join(', ');
  if (missing === '') return wanted ?? there;
  throw inputRefused(
    contentId === undefined
      ? `There is no ${missing} of all apps together: choose an App.`
      : `There is no ${missing} of one app: leave App empty.`,
  );
}

function readWanted(context: RecipeContext): Wanted {
  const contentId = inputOf<string>(context, 'contentId');
  const [from, to, days] = [
    inputOf<string>(context, 'from'),
    inputOf<string>(context, 'to'),
    inputOf<number>(context, 'days'),
  ];
  return {
    contentId,
    metrics: metricsOf(contentId, inputOf<readonly string[]>(context, 'metrics')),
    period: readDateRange({ ...(from && { from }), ...(to && { to }), days }, context.now()),
    byCountry: inputOf<boolean>(context, 'byCountry') === true,
  };
}

async function readAll(api: StoreApi, wanted: Wanted): Promise<Read> {
  const rows: MetricRow[] = [];
  let app: string | undefined;
  for (const piece of splitDateRange(wanted.period)) {
    const { data } = await askMetrics(api, wanted, piece);
    app ??= data.content?.content_name ?? undefined;
    for (const period of data.periods ?? [])
      for (const figure of metricValuesIn(period, wanted.metrics, wanted.byCountry)) rows.push({ ...piece, ...figure });
    if (rows.length > MOST_ROWS)
      throw new Failure('payload_too_large', `There are more than ${MOST_ROWS} figures. Choose a shorter period.`);
  }
  return { rows, app };
}

function reasonFor({ period: { from } }: Wanted, now: number): EmptyReason {
  return from >= isoDayOf(now)
    ? { reasonCode: 'not_ready', reason: 'Galaxy Store counts a day when it is over, by GMT. Try again a day later.' }
    : { reasonCode: 'no_data', reason: 'Galaxy Store has no figures for that period.' };
}
