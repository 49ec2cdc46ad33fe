// One request to Galaxy Store Statistics, for one app or for all apps together.
import type { StoreApi } from '../../workflow/storeApi.ts';
import type { DateRange } from './dateRange.ts';

export interface MetricQuestion {
  /** All apps together if undefined. */
  readonly contentId: string | undefined;
  readonly metrics: readonly string[];
  readonly byCountry: boolean;
}

export interface MetricAnswer {
  readonly data: {
    readonly content?: { readonly content_name?: string | null } | null;
    readonly periods?: readonly Readonly<Record<string, unknown>>[] | null;
  };
}

export function askMetrics(
  { call: ask }: StoreApi,
  { contentId, metrics, byCountry }: MetricQuestion,
  { from, to }: DateRange,
): Promise<MetricAnswer> {
  const question = { metricIds: metrics, periods: [{ startDate: from, endDate: to }], filters: {} };
  return contentId === undefined
    ? ask('ReadSellerMetrics', {
        ...question,
        ...{ getDailyMetric: true, getBreakdownsByFilter: byCountry, noContentMetadata: true },
      })
    : ask('ReadAppMetrics', { ...question, contentId, noBreakdown: !byCountry });
}
