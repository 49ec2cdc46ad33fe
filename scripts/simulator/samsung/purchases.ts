// Operations on purchases: consume or acknowledge items; read, cancel, refund or revoke subscriptions.

import { DAY_MS } from '../../../functions/core/time.ts';
import { type GalaxyRefusal, iapEnvelope, isRefusal, refuseGalaxy } from './refusals.ts';
import { rowsOf } from './row.ts';
import { momentOf } from './seed/number.ts';
import type { Purchase, Subscription } from './seed/purchases.ts';
import { findPackage, type SellerAccount } from './sellerAccount.ts';
import { filled, listOfValues, oneOfValues, optional } from './valueTypes.ts';

const row = rowsOf('publishing', iapEnvelope);
const PURCHASES = '/iap/seller/v6/applications/{packageName}/purchases';
const MONTH = 30 * DAY_MS;

type Action = 'consume' | 'acknowledge';

/** Samsung's message for the code of each purchase; source: "IAP purchase acknowledgment". */
const words = {
  consume: [
    'success.',
    "Can't find an order with this purchaseId.",
    "Can't consume this purchase because it's not a successful order.",
    'This type of product is not a consumable item.',
    'This purchase has been consumed already.',
    "Can't consume this purchase because the user is not authorized to consume this order.",
  ],
  acknowledge: [
    'success.',
    "Can't find an order with this purchaseId.",
    'This is not a successful order.',
    'This type of product is not a subscription.',
    'This purchase has been acknowledged already.',
    'This purchase is not authorized for this order.',
  ],
} as const;

type Subscribed = Purchase & { readonly subscription: Subscription };

const prices = {
  USA: { localCurrencyCode: 'USD', localPrice: 4.99, supplyPrice: 3.49 },
  KOR: { localCurrencyCode: 'KRW', localPrice: 6500, supplyPrice: 4550 },
} as const;

export const purchaseRows = [
  row({
    route: `PATCH ${PURCHASES}/{purchaseId}`,
    body: { action: oneOfValues('consume', 'acknowledge'), purchasedIdList: optional(listOfValues(filled)) },
    run: ({ sellerAccount, place, body, now }) => {
      if (!findPackage(sellerAccount, place.packageName ?? '')) return refuseGalaxy('SLR_4006');
      const ids = new Set([place.purchaseId ?? '', ...(body.purchasedIdList ?? [])]);
      const purchaseItemList = [...ids].map(settleOne(sellerAccount, place.packageName, body.action, now));
      return { status: 200, body: { totalCount: purchaseItemList.length, purchaseItemList } };
    },
  }),
  row({
    route: `GET ${PURCHASES}/subscriptions/{purchaseId}`,
    run: ({ sellerAccount, place, now }) => {
      const purchase = subscriptionOf(sellerAccount, place);
      return isRefusal(purchase) ? purchase : { status: 200, body: shown(purchase, now) };
    },
  }),
  row({
    route: `PATCH ${PURCHASES}/subscriptions/{purchaseId}`,
    body: { action: oneOfValues('cancel', 'refund', 'revoke'), caller: optional(oneOfValues('admin', 'user')) },
    run: ({ sellerAccount, place, body, now }) => {
      const purchase = subscriptionOf(sellerAccount, place);
      if (isRefusal(purchase)) return purchase;
      if (body.caller && body.action !== 'cancel') return refuseGalaxy('1000', 'caller goes with cancel');
      end(purchase, body.action, body.caller ?? 'admin', now);
      return { status: 200, body: { code: '0000', message: 'Success' } };
    },
  }),
];

function codeOf(action: Action, purchase: Purchase | undefined, packageName: string | undefined): number {
  if (!purchase) return 1;
  if (purchase.packageName !== packageName) return 5;
  if (purchase.status !== 'success') return 2;
  if ((purchase.subscription !== undefined) !== (action === 'acknowledge')) return 3;
  return (action === 'consume' ? purchase.consumedAt : purchase.acknowledgedAt) === undefined ? 0 : 4;
}

/** Each purchase has its own result in a successful response. */
function settleOne(sellerAccount: SellerAccount, packageName: string | undefined, action: Action, now: number) {
  return (purchaseId: string) => {
    const purchase = sellerAccount.purchases.get(purchaseId);
    const code = codeOf(action, purchase, packageName);
    if (code === 0) Object.assign(purchase ?? {}, action === 'consume' ? { consumedAt: now } : { acknowledgedAt: now });
    return { purchaseId, statusCode: String(code), statusString: words[action][code] };
  };
}

function subscriptionOf(
  sellerAccount: SellerAccount,
  { packageName = '', purchaseId = '' },
): Subscribed | GalaxyRefusal {
  if (!findPackage(sellerAccount, packageName)) return refuseGalaxy('SLR_4006');
  const purchase = sellerAccount.purchases.get(purchaseId);
  const isThere = purchase?.subscription && purchase.packageName === packageName;
  return isThere ? (purchase as Subscribed) : refuseGalaxy('SLR_4008');
}

function gmt(time: number): string {
  return `${momentOf(time)} GMT`;
}

function shown({ subscription: { status, canceled, isTrial }, ...purchase }: Subscribed, now: number) {
  const renewals = Math.max(0, Math.floor(((canceled?.at ?? now) - purchase.at) / MONTH));
  return {
    subscriptionPurchaseDate: gmt(purchase.at),
    subscriptionEndDate: gmt(purchase.at + (renewals + 1) * MONTH),
    subscriptionStatus: status,
    subscriptionFirstPurchaseID: purchase.purchaseId,
    countryCode: purchase.country,
    price: prices[purchase.country],
    itemID: purchase.itemId,
    itemTitle: purchase.itemId,
    freeTrial: isTrial ? 'Y' : 'N',
    realMode: 'Y',
    latestOrderId: purchase.orderId,
    latestRenewalDate: renewals > 0 ? gmt(purchase.at + renewals * MONTH) : null,
    totalNumberOfTieredPayment: '0',
    currentPaymentPlan: isTrial ? 'F' : 'R',
    totalNumberOfRenewalPayment: String(renewals),
    cancelSubscriptionDate: canceled ? gmt(canceled.at) : null,
    cancelSubscriptionReason: canceled?.reason ?? null,
    gracePeriodYN: 'N',
    gracePeriodEndDate: null,
    priceChange: null,
  };
}

/** A cancellation ends the subscription after the paid period, a refund returns the last payment, a revocation does both at once. */
function end(purchase: Subscribed, action: 'cancel' | 'refund' | 'revoke', caller: string, now: number): void {
  const canceled = { at: now, reason: `${action} by ${caller}` };
  if (action !== 'refund') Object.assign(purchase.subscription, { status: 'CANCEL', canceled });
  if (action !== 'cancel') purchase.status = 'cancel';
}
