// Samsung's review of a submitted app, by the store's clock.
import type { SellerApp, SellerVariant } from './sellerAccount.ts';

/** Duration of each state of the review. */
export const REVIEW_STEP = 30_000;

/** Source: the states that clients wait for, in the order of Samsung's life cycle. */
export const road = [
  'READY_FOR_REVIEW',
  'READY_TO_PRE_REVIEWS',
  'UNDER_PRE_REVIEWS',
  'READY_FOR_CONTENT_REVIEW',
  'UNDER_CONTENT_REVIEW',
  'READY_FOR_DEVICE_TEST',
  'UNDER_DEVICE_TEST',
  'READY_FOR_TEST_CONFIRMATION',
  'UNDER_TEST_CONFIRMATION',
] as const;

/** Updates the state of an app to the current time. */
export function settle(app: SellerApp, now: number): void {
  const { draft } = app;
  if (draft?.submitted === undefined) return;
  const status = road[Math.max(0, Math.floor((now - draft.submitted) / REVIEW_STEP))];
  draft.status = status ?? (app.live ? 'READY_FOR_CHANGE' : 'READY_FOR_SALE');
  if (status === undefined && isDue(draft, now)) releaseVariant(app, draft, now);
}

/** Samsung does not document the time zone of a publication date. */
export function reviewDateOf(text: unknown): number {
  return Date.parse(`${String(text).replace(' ', 'T')}Z`);
}

export function releaseVariant(app: SellerApp, draft: SellerVariant, now: number): void {
  app.live = { ...draft, status: 'FOR_SALE', modified: now };
  app.draft = undefined;
}

/** 01 is published automatically, 02 on its date, 03 on the seller's request. */
function isDue({ details: { publicationType, startPublicationDate } }: SellerVariant, now: number): boolean {
  return publicationType === '01' || (publicationType === '02' && reviewDateOf(startPublicationDate) <= now);
}
