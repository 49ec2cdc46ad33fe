// Metrics of Galaxy Store Statistics: installs, revenue, ratings. Source: Samsung, "GSS Metric API" in its newest form, without cookies.
import { rows } from '../../core/builders.ts';
import { arrayOf, coded, day, define, field, flag, object, oneOf, type Schema, text } from '../../core/schema.ts';
import { appField } from './inputs.ts';

const period = object(
  {
    startDate: field(day, 'Start date', 'The first day, in GMT.'),
    endDate: field(day, 'End date', 'The last day, in GMT.'),
  },
  ['startDate', 'endDate'],
);

/** Names of the metrics for people. A rating has two points per star. */
export const metricNames = {
  total_unique_installs_filter: 'First installs',
  dn_by_total_dvce: 'Downloads',
  revenue_total: 'Revenue',
  revenue_item: 'Revenue of in-app items',
  revenue_iap_order_count: 'In-app orders',
  daily_rat_score: 'Rating',
  daily_rat_volumne: 'Number of ratings',
} as const;
type Metric = keyof typeof metricNames;

/** Metrics of all apps, and of one app; daily_rat_volumne is Samsung's spelling. */
export const sellerMetrics = [
  'total_unique_installs_filter',
  'dn_by_total_dvce',
  'revenue_total',
  'revenue_item',
] as const;
/** One client requests dn_by_total_dvce, which no list for apps contains. */
export const appMetrics = [
  'total_unique_installs_filter',
  'dn_by_total_dvce',
  'revenue_total',
  'revenue_iap_order_count',
  'daily_rat_score',
  'daily_rat_volumne',
] as const;

const some: Schema = { ...arrayOf({ ...text, minLength: 1, maxLength: 128 }), maxItems: 100 };

const shared: Readonly<Record<string, Schema>> = {
  periods: field(
    { ...arrayOf(period), maxItems: 24 },
    'Periods',
    'The days to count; often two periods of the same length, to compare. Samsung updates the data once a day.',
  ),
  trendAggregation: field(
    oneOf('day', 'week', 'month'),
    'Trend unit',
    'Whether trends are counted by day, week or month.',
  ),
  filters: field(
    object({
      country: field(some, 'Countries', 'Only these countries, as Samsung names them.'),
      device: field(some, 'Devices', 'Only these devices, as Samsung names them.'),
    }),
    'Filters',
    'What to count. Leave it empty for everything.',
  ),
};

const echoed = {
  metricIds: field(arrayOf(text), 'Metrics', 'The requested values.'),
};

const countedDays = object({
  startDate: field(text, 'Start date', 'The first day.'),
  endDate: field(text, 'End date', 'The last day.'),
});

const periods = field(
  arrayOf(countedDays),
  'Periods',
  'The values of each period. Their names depend on the call, so read them with an expression.',
);

const ofSeller = object(
  {
    metricIds: chosen('Metrics', sellerMetrics, 'First installs, all downloads, all revenue, revenue of in-app items.'),
    ...shared,
    getDailyMetric: field(flag, 'By day', 'Whether to count each day, too.'),
    getBreakdownsByFilter: field(flag, 'By country and device', 'Whether to count each country and device, too.'),
    noContentMetadata: field(flag, 'Without app details', 'Whether to leave out the names of the apps.'),
  },
  ['metricIds', 'periods'],
);

const ofApp = object(
  {
    contentId: appField,
    metricIds: chosen(
      'Metrics',
      appMetrics,
      'First installs, all downloads, revenue, in-app orders, the ratings (1 to 10, where 2 is one star), and their number.',
    ),
    ...shared,
    noBreakdown: field(flag, 'Without breakdown', 'Whether to leave out the figures of each country.'),
  },
  ['contentId', 'metricIds', 'periods'],
);

const appDetails = object({
  content_name: field(text, 'App name', 'The name of the app.'),
  status: field(text, 'App state', 'The status of the app.'),
  store_type: field(text, 'Store type', 'The kind of store.'),
});

export const metrics = rows('samsung', {
  ReadSellerMetrics: {
    route: 'POST /gss/query/sellerMetric',
    coveredBy: 'GetGalaxyMetrics',
    summary: 'Read Galaxy Store seller metrics',
    description:
      'Reads installs, downloads and revenue over all apps of the seller. The service account needs the scope gss. Data is one day old.',
    access: 'read',
    visibility: 'important',
    safe: true,
    body: define('GalaxySellerMetricQuery', ofSeller),
    responds: define(
      'GalaxySellerMetrics',
      object({ ...echoed, data: field(object({ periods }), 'Data', 'The values, and the apps if requested.') }, [
        'data',
      ]),
    ),
  },
  ReadAppMetrics: {
    route: 'POST /gss/query/contentMetric',
    coveredBy: 'GetGalaxyMetrics',
    summary: 'Read Galaxy Store app metrics',
    description:
      'Reads installs, revenue, orders and ratings of one app. In each period, the values are under the content ID, the metric, dailyTrend and the day. The service account needs the scope gss.',
    access: 'read',
    visibility: 'important',
    safe: true,
    body: define('GalaxyAppMetricQuery', ofApp),
    responds: define(
      'GalaxyAppMetrics',
      object(
        {
          contentId: field(text, 'Content ID', 'The ID of the app.'),
          ...echoed,
          data: field(
            object({ content: field(appDetails, 'App', 'What the figures are about.'), periods }),
            'Data',
            'The figures.',
          ),
        },
        ['data'],
      ),
    ),
  },
});

/** Several of these metrics. */
export function metricsOf(ids: readonly Metric[]): Schema {
  return {
    ...arrayOf(coded(Object.fromEntries(ids.map((id) => [id, metricNames[id]])))),
    maxItems: ids.length,
  };
}

function chosen(title: string, ids: readonly Metric[], about: `${string}.`): Schema {
  return field(metricsOf(ids), title, about);
}
