// The reviews that customers wrote in a week. App Store Connect's API has stars only with a review: those of customers who
// wrote no text are not in it. Source: Apple's OpenAPI document 4.4.1, CustomerReview.

import { REVIEW_PAGES } from '../../../connector/overview/weekly.ts';
import { DAY_MS } from '../../core/time.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type Figures, missing, type Week } from '../../workflow/weeklyFigures.ts';

/** Reviews in a page, newest first. */
const PAGE = 200;

interface Reviews {
  readonly data: readonly { readonly attributes?: { readonly rating?: number; readonly createdDate?: string } }[];
}

export const reviewFigures = ['reviewAverage', 'reviewCount'] as const;

/** Calls Apple once for each page of reviews that are newer than the week or in it. */
export async function readWeekReviews(api: StoreApi, id: string, { from, to }: Week): Promise<Figures> {
  const [start, end] = [Date.parse(from), Date.parse(to) + DAY_MS];
  const stars: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < REVIEW_PAGES; page += 1) {
    const { answer, next } = await api.page<Reviews>('ListReviews', {
      ...{ id, sort: ['-createdDate'], limit: PAGE },
      ...(cursor !== undefined && { cursor }),
    });
    const dated = answer.data.map(({ attributes }) => ({
      ...attributes,
      at: Date.parse(attributes?.createdDate ?? ''),
    }));
    for (const { at, rating } of dated) if (at >= start && at < end && rating !== undefined) stars.push(rating);
    if (next.is === 'end' || dated.some(({ at }) => at < start)) return counted(stars);
    if (next.is === 'unknown') return missing(reviewFigures, next.why);
    cursor = next.value;
  }
  return missing(
    reviewFigures,
    `The app has more than ${REVIEW_PAGES * PAGE} reviews since ${from}: count them with List customer reviews.`,
  );
}

function counted(stars: readonly number[]): Figures {
  const sum = stars.reduce((total, each) => total + each, 0);
  return {
    reviewCount: stars.length,
    reviewAverage:
      stars.length === 0
        ? { reason: 'Nobody wrote a review in that week.' }
        : Math.round((sum / stars.length) * 100) / 100,
  };
}
