// Generates purchases: single items and subscriptions, in every state that an operation can encounter.
import { DAY_MS } from '../../../../functions/core/time.ts';
import { dice, pick } from '../../seededRandom.ts';
import { longId, seedDayOf } from './number.ts';

export interface Subscription {
  status: 'ACTIVE' | 'CANCEL';
  canceled?: { readonly at: number; readonly reason: string };
  readonly isTrial: boolean;
}

export interface Purchase {
  readonly purchaseId: string;
  readonly orderId: string;
  readonly packageName: string;
  readonly itemId: string;
  readonly at: number;
  readonly country: 'USA' | 'KOR';
  /** A canceled order can be neither consumed nor acknowledged. */
  status: 'success' | 'cancel';
  consumedAt?: number;
  acknowledgedAt?: number;
  readonly subscription?: Subscription;
}

const countries = ['USA', 'KOR'] as const;

/** Six single purchases, one of them canceled; then three subscriptions, the last one in its free trial. */
export function growPurchases(packageName: string, start: number): readonly Purchase[] {
  return [
    ...Array.from({ length: 6 }, (_, index) => ({
      ...plant(packageName, start, index),
      itemId: index % 2 === 0 ? 'coast_charts' : 'river_sounds',
      status: index === 5 ? ('cancel' as const) : ('success' as const),
    })),
    ...Array.from({ length: 3 }, (_, index) => ({
      ...plant(packageName, start, index + 6),
      itemId: 'MONTHLY_PREMIUM',
      status: 'success' as const,
      subscription: { status: 'ACTIVE' as const, isTrial: index === 2 },
    })),
  ];
}

function plant(packageName: string, start: number, index: number) {
  const mark = `${packageName}/purchase/${index}`;
  // three of them on each of the last three days, so that yesterday's orders include one of every kind
  const at = Date.parse(seedDayOf(start - (1 + (index % 3)) * DAY_MS)) + dice(mark, DAY_MS);
  const country = pick(countries, mark);
  return {
    purchaseId: longId(mark),
    orderId: `P${seedDayOf(at).replaceAll('-', '')}${country.slice(0, 2)}${String(index).padStart(8, '0')}`,
    packageName,
    at,
    country,
  };
}
