// Summary statistics of a series of measurements.

/** Median of several runs, with the lowest and the highest. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Percentile: the value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function spread(values: readonly number[]): Spread {
  return {
    median: median(values),
    least: Math.min(...values),
    most: Math.max(...values),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** The ratio of each value to the one of the same round. */
export function pairedRatios(values: readonly number[], bases: readonly number[]): Spread {
  return spread(values.map((value, round) => value / (bases[round] ?? Number.NaN)));
}

/** How much each value exceeds the one of the same round. */
export function pairedDifferences(values: readonly number[], bases: readonly number[]): Spread {
  return spread(values.map((value, round) => value - (bases[round] ?? Number.NaN)));
}

/** The median as text, with the lowest and the highest: `1.42 (1.38-1.50)`. */
export function rangeText({ median: middle, least, most }: Spread, digits: number): string {
  return `${middle.toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
}

/** Window sizes of `isSettled`. */
const WINDOW = 3;
/** Largest difference between the windows. */
const SETTLED = 0.05;

/** Whether a series no longer changes: the median of the last three values is within 5 % of that of the three before. */
export function isSettled(values: readonly number[]): boolean {
  if (values.length < 2 * WINDOW) return false;
  const before = median(values.slice(-2 * WINDOW, -WINDOW));
  return Math.abs(median(values.slice(-WINDOW)) / before - 1) <= SETTLED;
}
