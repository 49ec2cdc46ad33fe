// The orders of a day, in pages of a hundred with a page token.
import { DAY_MS } from '../../../functions/core/time.ts';
import { dice, pick } from '../seededRandom.ts';
import { iapEnvelope, refuseGalaxy } from './refusals.ts';
import { rowsOf } from './row.ts';
import { longId, momentOf, seedDayOf } from './seed/number.ts';
import { findPackage, type SellerAccount, type SellerApp } from './sellerAccount.ts';
import { filled, matching, optional } from './valueTypes.ts';

const PAGE = 100;

const currencies = { USA: 'USD', KOR: 'KRW', DEU: 'EUR' } as const;
const countries = ['USA', 'KOR', 'DEU'] as const;

interface Sold {
  readonly orderId: string;
  readonly purchaseId: string;
  readonly packageName: string;
  readonly itemId: string;
  readonly at: number;
  readonly country: (typeof countries)[number];
  readonly subscription?: object;
}

export const orderRows = [
  rowsOf(
    'publishing',
    iapEnvelope,
  )({
    route: 'POST /iap/seller/orders',
    body: {
      sellerSeq: matching(/^\d{12}$/, 'a text of 12 digits'),
      packageName: optional(filled),
      requestDate: optional(matching(/^\d{4}(0[1-9]|1[0-2])([0-2]\d|3[01])$/, 'a date written yyyymmdd')),
      continuationToken: optional(filled),
    },
    run: ({ sellerAccount, body, now }) => {
      const { sellerSeq, packageName, requestDate, continuationToken } = body;
      if (sellerSeq !== sellerAccount.sellerSeq) return refuseGalaxy('SLR_4006', 'sellerSeq');
      if (packageName !== undefined && !findPackage(sellerAccount, packageName))
        return refuseGalaxy('SLR_4006', 'packageName');
      const date = requestDate?.replace(/^(....)(..)(..)$/, '$1-$2-$3') ?? seedDayOf(now - DAY_MS);
      const question = `${date}/${packageName ?? ''}`;
      const from = offsetIn(question, continuationToken);
      if (from === undefined) return refuseGalaxy('1000', 'continuationToken is not of this question');
      const asked = sellers(sellerAccount).filter((app) => (packageName ?? app.packageName) === app.packageName);
      const all = ordersOf(sellerAccount, asked, date, now);
      const next = from + PAGE < all.length ? tokenAt(question, from + PAGE) : null;
      return { status: 200, body: { continuationToken: next, orderItemList: all.slice(from, from + PAGE) } };
    },
  }),
];

/** Every field is a string, according to clients. The values of `status` are not documented. */
function entry({ contentId }: SellerApp, sold: Sold) {
  const price = (0.99 + dice(`${sold.purchaseId}/price`, 5)).toFixed(2);
  return {
    orderId: sold.orderId,
    purchaseId: sold.purchaseId,
    contentId,
    countryId: sold.country,
    packageName: sold.packageName,
    itemId: sold.itemId,
    itemTitle: sold.itemId,
    status: '2',
    orderTime: momentOf(sold.at),
    completionTime: momentOf(sold.at + 4_000),
    refundTime: '',
    localCurrency: currencies[sold.country],
    localCurrencyCode: currencies[sold.country],
    localPrice: price,
    usdPrice: price,
    exchangeRate: '1',
    mcc: '310',
    subscriptionOrderId: sold.subscription ? sold.orderId : '',
    freeTrialYN: 'N',
    tieredSubscriptionYN: 'N',
  };
}

function buyersOn({ contentId, packageName }: SellerApp, date: string, index: number): Sold {
  const mark = `${contentId}/${date}/order/${index}`;
  const country = pick(countries, mark);
  return {
    orderId: `S${date.replaceAll('-', '')}${country.slice(0, 2)}A${String(dice(mark, 10_000_000)).padStart(7, '0')}`,
    purchaseId: longId(mark),
    packageName,
    itemId: 'coast_charts',
    at: Date.parse(date) + dice(mark, DAY_MS),
    country,
  };
}

/** The purchases that can be looked up come first; then 120 to 239 generated orders, so that each app has several pages. A future day has none. */
function ordersOf(sellerAccount: SellerAccount, apps: readonly SellerApp[], date: string, now: number) {
  return (date > seedDayOf(now) ? [] : apps).flatMap((app) => {
    const known = [...sellerAccount.purchases.values()].filter(
      ({ packageName, at }) => packageName === app.packageName && seedDayOf(at) === date,
    );
    const others = Array.from({ length: 120 + dice(`${app.contentId}/${date}`, 120) }, (_, index) =>
      buyersOn(app, date, index),
    );
    return [...known, ...others].map((sold) => entry(app, sold));
  });
}

function tokenAt(question: string, from: number): string {
  return Buffer.from(`${question}/${from}`).toString('base64url');
}

/** The position of a page token, if it belongs to the same query. */
function offsetIn(question: string, token: string | undefined): number | undefined {
  if (token === undefined) return 0;
  const [, from] = Buffer.from(token, 'base64url').toString().split(`${question}/`);
  return /^\d{1,6}$/.test(from ?? '') ? Number(from) : undefined;
}

function sellers(sellerAccount: SellerAccount): readonly SellerApp[] {
  return [...sellerAccount.apps.values()].filter(({ packageName }) => sellerAccount.items.has(packageName));
}
