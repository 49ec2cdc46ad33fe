// The average rating of several days, from the two metrics that Galaxy Store Statistics has of ratings.
import type { MissingFigure } from '../../workflow/weeklyFigures.ts';
import type { MetricValue } from './metricValues.ts';

interface RatedDay {
  readonly score: number;
  readonly count: number;
}

/** Points of a star. Source: Samsung, "GSS Metric API". */
const POINTS = 2;
const MOST_POINTS = 5 * POINTS;

/**
 * In stars. Samsung describes the score of a day as a number from 1 to 10; two clients read it as the sum of the points of
 * all ratings. Whichever fits every day is used; if both fit, they must agree. Undefined without ratings.
 */
export function ratingOf(
  scores: readonly Pick<MetricValue, 'date' | 'value'>[],
  counts: readonly Pick<MetricValue, 'date' | 'value'>[],
): number | MissingFigure | undefined {
  const days = counts.flatMap(({ date, value: count }): readonly RatedDay[] => {
    const score = scores.find((each) => each.date === date)?.value;
    return count > 0 && score !== undefined ? [{ score, count }] : [];
  });
  if (days.length === 0) return undefined;
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const averages = days.every(({ score }) => isPoints(score))
    ? [days.reduce((sum, { score, count }) => sum + score * count, 0)]
    : [];
  const totals = days.every(({ score, count }) => isPoints(score / count))
    ? [days.reduce((sum, { score }) => sum + score, 0)]
    : [];
  const stars = new Set([...averages, ...totals].map((points) => Math.round((points / total / POINTS) * 100) / 100));
  const [only] = stars;
  if (only !== undefined && stars.size === 1) return only;
  return {
    reason:
      stars.size === 0
        ? 'The scores of Galaxy Store Statistics are not between one star and five.'
        : 'The scores of Galaxy Store Statistics can be averages or sums: Samsung does not say which, and here they differ.',
  };
}

function isPoints(value: number): boolean {
  return value >= 1 && value <= MOST_POINTS;
}
