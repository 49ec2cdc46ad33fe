// The week of a Galaxy Store account, from Galaxy Store Statistics. Source: Samsung, "GSS Metric API".
import { appMetrics } from '../../../connector/stores/samsung/metrics.ts';
import { failureOfPart } from '../../core/errors.ts';
import { mapConcurrent } from '../../overview/perAccount.ts';
import { rounded } from '../../reports/countRows.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import {
  type AccountWeek,
  chosenApps,
  type FigureName,
  type Figures,
  type MissingFigure,
  missing,
  type WeekQuery,
} from '../../workflow/weeklyFigures.ts';
import { readGalaxyList } from './apps.ts';
import { askMetrics } from './askMetrics.ts';
import { type MetricValue, metricValuesIn } from './metricValues.ts';
import { ratingOf } from './rating.ts';

const APPS_AT_ONCE = 4;

/** The figures that are sums of a metric. */
const sums = {
  installs: 'dn_by_total_dvce',
  firstTimeInstalls: 'total_unique_installs_filter',
  inAppPurchases: 'revenue_iap_order_count',
  revenue: 'revenue_total',
} as const satisfies Partial<Record<FigureName, (typeof appMetrics)[number]>>;

const metricFigures: readonly FigureName[] = [
  ...(Object.keys(sums) as FigureName[]),
  ...(['ratingAverage', 'ratingCount'] as const),
];

const unavailableFigures: Figures = {
  ...missing(['updates'], 'Galaxy Store Statistics does not count updates.'),
  ...missing(['units'], 'Galaxy Store Statistics counts in-app orders alone: see Purchases in apps.'),
  ...missing(['proceeds'], 'Galaxy Store Statistics names no currency, and no share of the seller: see Revenue.'),
  ...missing(['reviewAverage', 'reviewCount'], 'Galaxy Store counts all ratings: see Rating average and Rating count.'),
  ...missing(['crashes', 'sessions', 'activeDevices', 'regressions'], 'The API of Galaxy Store does not have it.'),
};

const NONE = 'Galaxy Store has no figures of it in that week.';

/** One call for the list of apps, and one for each app. */
export async function readGalaxyWeek(api: StoreApi, query: WeekQuery): Promise<AccountWeek> {
  const { apps, problems } = chosenApps(await readGalaxyList(api), query);
  const rows = await mapConcurrent(APPS_AT_ONCE, apps, async ({ id, name }) => ({
    appId: id,
    name,
    figures: { ...unavailableFigures, ...(query.parts.has('metrics') && (await readApp(api, id, query))) },
  }));
  return { apps: rows, problems };
}

async function readApp(api: StoreApi, contentId: string, { week }: WeekQuery): Promise<Figures> {
  try {
    const { data } = await askMetrics(api, { contentId, metrics: appMetrics, byCountry: false }, week);
    return figuresOf((data.periods ?? []).flatMap((period) => metricValuesIn(period, appMetrics, false)));
  } catch (thrown) {
    return missing(metricFigures, failureOfPart(thrown).message);
  }
}

function figuresOf(values: readonly MetricValue[]): Figures {
  const of = (wanted: string): readonly MetricValue[] => values.filter(({ metric }) => metric === wanted);
  const total = (metric: string): number | MissingFigure => {
    const found = of(metric);
    return found.length === 0 ? { reason: NONE } : rounded(found.reduce((sum, { value }) => sum + value, 0));
  };
  return {
    ...Object.fromEntries(Object.entries(sums).map(([name, metric]) => [name, total(metric)])),
    ratingCount: total('daily_rat_volumne'),
    ratingAverage: ratingOf(of('daily_rat_score'), of('daily_rat_volumne')) ?? { reason: NONE },
  };
}
