// Galaxy Store Statistics: daily numbers of one app, and of all the seller's apps. Derived from app, metric and day, so they never change.
import { DAY_MS } from '../../../functions/core/time.ts';
import { dice } from '../seededRandom.ts';
import { gssEnvelope, isRefusal } from './refusals.ts';
import { rowsOf } from './row.ts';
import { seedDayOf } from './seed/number.ts';
import { findApp, type SellerApp, variantsOf } from './sellerAccount.ts';
import {
  contentId,
  flagValue,
  kind,
  listOfValues,
  matching,
  oneOfValues,
  optional,
  recordValue,
  textValue,
} from './valueTypes.ts';

const row = rowsOf('gss', gssEnvelope);

/** Daily maximum of each metric. `volumne` is Samsung's own spelling; a rating has two points per star. */
const metrics = {
  total_unique_installs_filter: 900,
  revenue_total: 400,
  dn_by_total_dvce: 1_200,
  revenue_item: 150,
  revenue_iap_order_count: 60,
  daily_rat_score: 10,
  daily_rat_volumne: 40,
} as const;

type Metric = keyof typeof metrics;

const sellerMetrics = listOfValues(
  oneOfValues('total_unique_installs_filter', 'revenue_total', 'dn_by_total_dvce', 'revenue_item'),
  1,
);
const contentMetrics = listOfValues(
  oneOfValues(
    ...(['total_unique_installs_filter', 'revenue_total', 'revenue_iap_order_count', 'daily_rat_score'] as const),
    ...(['daily_rat_volumne', 'dn_by_total_dvce'] as const),
  ),
  1,
);

interface Period {
  readonly startDate: string;
  readonly endDate: string;
}

const date = matching(/^\d{4}-\d\d-\d\d$/, 'a date written yyyy-MM-dd');
const dates = recordValue({ startDate: date, endDate: date });
const LONGEST = 400;

const period = kind<Period>(
  'a period from startDate to endDate',
  (value) => dates.holds(value) && daysIn(value) >= 1 && daysIn(value) <= LONGEST,
);

const common = {
  periods: listOfValues(period, 1),
  filters: optional(
    recordValue({ country: optional(listOfValues(textValue)), device: optional(listOfValues(textValue)) }),
  ),
  trendAggregation: optional(oneOfValues('day', 'week', 'month')),
};

const countries = ['USA', 'KOR', 'DEU'] as const;

export const metricRows = [
  row({
    route: 'POST /gss/query/contentMetric',
    anonymous: true,
    body: { ...common, contentId, metricIds: contentMetrics, noBreakdown: optional(flagValue) },
    run: ({ sellerAccount, body, now }) => {
      const app = findApp(sellerAccount, body.contentId);
      if (isRefusal(app)) return app;
      const periods = body.periods.map((each) => ({
        ...each,
        [app.contentId]: Object.fromEntries(
          body.metricIds.map((metric) => [
            metric,
            { dailyTrend: dailyTrend(app, metric, daysOf(each, now), body.noBreakdown === true) },
          ]),
        ),
      }));
      const { contentId, metricIds } = body;
      return { status: 200, body: { contentId, metricIds, data: { content: describe(app), periods } } };
    },
  }),
  row({
    route: 'POST /gss/query/sellerMetric',
    body: {
      ...common,
      metricIds: sellerMetrics,
      sellerId: optional(textValue),
      getDailyMetric: optional(flagValue),
      getBreakdownsByFilter: optional(flagValue),
      noContentMetadata: optional(flagValue),
    },
    run: ({ sellerAccount, body, now }) => {
      const apps = [...sellerAccount.apps.values()];
      const total = (metric: Metric, day: string): number => sum(apps.map((app) => numberOf(app, metric, day)));
      // every stored copy of Samsung's sample ends at `metricSubVal`; the rest is inferred from contentMetric
      const metricOf = (metric: Metric, days: readonly string[]) => {
        const trend = days.map((day) => [day, total(metric, day)] as const);
        const value = sum(trend.map(([, each]) => each));
        return {
          value,
          ...(body.getDailyMetric && { dailyTrend: Object.fromEntries(trend) }),
          ...(body.getBreakdownsByFilter && { country: byCountry(value, metric) }),
        };
      };
      const periods = body.periods.map((each) => ({
        ...each,
        metricSubValuesMap: Object.fromEntries(body.metricIds.map((id) => [id, metricOf(id, daysOf(each, now))])),
      }));
      const contents = Object.fromEntries(
        apps.map((app) => [app.contentId, { content: app.contentId, content_name: nameOf(app) }]),
      );
      return { status: 200, body: { ...body, data: { periods, ...(!body.noContentMetadata && { contents }) } } };
    },
  }),
];

function daysIn({ startDate, endDate }: Period): number {
  return (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS + 1;
}

/** The numbers of a day are available on the next day (UTC). */
function daysOf(asked: Period, now: number): readonly string[] {
  return Array.from({ length: daysIn(asked) }, (_, index) =>
    seedDayOf(Date.parse(asked.startDate) + index * DAY_MS),
  ).filter((day) => day < seedDayOf(now));
}

function numberOf({ contentId }: SellerApp, metric: Metric, day: string): number {
  return metric === 'daily_rat_score'
    ? 1 + dice(`${contentId}/${metric}/${day}`, 91) / 10
    : dice(`${contentId}/${metric}/${day}`, metrics[metric]);
}

/** More than half in the first country, the rest in two others; ratings are not summed. */
function byCountry(value: number, metric: Metric) {
  if (metric === 'daily_rat_score') return Object.fromEntries(countries.map((country) => [country, value]));
  const first = Math.ceil(value * 0.6);
  const second = Math.floor((value - first) / 2);
  return { [countries[0]]: first, [countries[1]]: second, [countries[2]]: value - first - second };
}

function dailyTrend(app: SellerApp, metric: Metric, days: readonly string[], isWhole: boolean) {
  return Object.fromEntries(
    days.map((day) => {
      const value = numberOf(app, metric, day);
      return [day, { value, ...(!isWhole && { subValuesMap: { country: byCountry(value, metric) } }) }];
    }),
  );
}

function nameOf(app: SellerApp): unknown {
  return variantsOf(app)[0]?.details.appTitle;
}

function describe(app: SellerApp) {
  return {
    content_name: nameOf(app),
    status: variantsOf(app)[0]?.status,
    store_type: 'galaxy_store',
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
