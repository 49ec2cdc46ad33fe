// Extracts metrics from a Galaxy Store Statistics response. One app's metrics are under its content ID; Samsung's sample is truncated for the all-apps case, so metrics are located by name.
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';

export interface MetricValue {
  readonly metric: string;
  readonly contentId?: string | undefined;
  /** Absent for a total over the whole period. */
  readonly date?: string | undefined;
  readonly country?: string | undefined;
  readonly value: number;
}

type Counted = Pick<MetricValue, 'date' | 'country' | 'value'>;

const CONTENT_ID = /^\d{12}$/;
/** Maximum depth: enough for an app in a map in a list, and a bound for any response. */
const DEEPEST = 4;

export function metricValuesIn(
  node: JsonObject,
  metrics: readonly string[],
  byCountry: boolean,
  contentId?: string,
  depth = 0,
): readonly MetricValue[] {
  return Object.entries(node).flatMap(([key, each]): readonly MetricValue[] => {
    if (metrics.includes(key))
      return countedIn(each, byCountry).map((counted) => ({ metric: key, contentId, ...counted }));
    if (!isJsonObject(each) || depth === DEEPEST) return [];
    return metricValuesIn(each, metrics, byCountry, CONTENT_ID.test(key) ? key : contentId, depth + 1);
  });
}

/** Each metric once, or a sum of the rows would be wrong: by day if available, and by country if only the whole period has countries. */
function countedIn(node: unknown, byCountry: boolean): readonly Counted[] {
  const days = Object.entries(partOf(partOf(node).dailyTrend)).sort(([a], [b]) => (a < b ? -1 : 1));
  const daily = days.flatMap(([date, each]) => countedAt(each, date, byCountry));
  const whole = countedAt(node, undefined, byCountry);
  if (daily.length === 0) return whole;
  return hasCountries(whole) && !hasCountries(daily) ? whole : daily;
}

function partOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function countedAt(node: unknown, date: string | undefined, byCountry: boolean): readonly Counted[] {
  const countries = byCountry ? countriesOf(node) : [];
  if (countries.length > 0) return countries.map(([country, value]) => ({ date, country, value }));
  const value = amountOf(node);
  return value === undefined ? [] : [{ date, value }];
}

function hasCountries(all: readonly Counted[]): boolean {
  return all.some(({ country }) => country !== undefined);
}

function countriesOf(node: unknown): readonly (readonly [string, number])[] {
  const { subValuesMap, metricSubValuesMap, country } = partOf(node);
  const countries = partOf(subValuesMap).country ?? partOf(metricSubValuesMap).country ?? country;
  return Object.entries(partOf(countries)).flatMap(([code, each]) => {
    const value = amountOf(each);
    return value === undefined ? [] : [[code, value] as const];
  });
}

/** A plain number, or an object that contains it. */
function amountOf(node: unknown): number | undefined {
  return numberOf(isJsonObject(node) ? node.value : node);
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
