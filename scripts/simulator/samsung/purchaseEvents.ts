// Purchase events of simulated Galaxy Store: Instant Server Notifications, signed with the key of the seller account.
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SamsungAccount } from '../keys.ts';
import type { AskedPurchase } from '../purchaseEvents.ts';

const WEEK_SECONDS = 7 * 86_400;
const MONTH_SECONDS = 30 * 86_400;

/** The body that Samsung would send; any package name is an app, as its API finds none by it. `now` is in milliseconds. */
export function writeGalaxyPurchase(
  { privateKey }: Pick<SamsungAccount, 'privateKey'>,
  { app, eventType }: AskedPurchase,
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const sub = eventType || 'ITEM_PURCHASED';
  const data = { ...dataOf(sub, seconds), ...(sub !== 'TEST' && { testPayYn: 'N', betaTestYn: 'N' }) };
  return new SignJWT({ iss: 'iap.samsungapps.com', sub, aud: [app], iat: seconds, version: '2.0', data })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .sign(privateKey);
}

/** The members that an event has. Source: Samsung, "Samsung IAP Instant Server Notification", as a public receiver has them. */
function dataOf(sub: string, seconds: number): Readonly<Record<string, unknown>> {
  const [orderId, purchaseId] = [`P${seconds}`, randomUUID().replaceAll('-', '')];
  const first = { firstOrderId: 'S1', firstPurchaseId: 'first' };
  const renews = { scheduledTimeOfRenewal: seconds + MONTH_SECONDS, validUntil: seconds + MONTH_SECONDS };
  const plan = { itemId: 'monthly', paymentPlan: 'Regular', ...renews };
  const renewed = { ...plan, ...first, renewedOrderId: orderId, renewedPurchaseId: purchaseId };
  const events: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    ITEM_PURCHASED: { itemId: 'coins', orderId, purchaseId },
    ITEM_REFUNDED: { orderId, purchaseId },
    ARS_SUBSCRIBED: { ...plan, orderId, purchaseId },
    ARS_RENEWED: renewed,
    ARS_OUT_GRACE_PERIOD: renewed,
    ARS_UNSUBSCRIBED: { ...first, validUntil: seconds + MONTH_SECONDS },
    ARS_RESUBSCRIBED: { ...plan, resubscribedOrderId: orderId, resubscribedPurchaseId: purchaseId },
    ARS_IN_GRACE_PERIOD: {
      ...{ itemId: 'monthly', ...first },
      ...{ gracePeriodStartDate: seconds, gracePeriodEndDate: seconds + WEEK_SECONDS },
    },
    ARS_REFUNDED: {
      ...first,
      ...{ refundedOrderId: orderId, refundedPurchaseId: purchaseId, refundedPurchaseDate: seconds },
    },
    ARS_UPDOWNGRADED: {
      ...{ oldItemId: 'monthly', oldPaymentPlan: 'Regular', oldOrderId: 'S1', oldPurchaseId: 'first' },
      ...{ newItemId: 'yearly', newPaymentPlan: 'TieredPrice', newOrderId: orderId, newPurchaseId: purchaseId },
      ...renews,
    },
    ARS_PRICECHANGE_AGREED: { itemId: 'monthly', ...first, agreeYn: 'Y' },
    TEST: { sellerName: null, contentName: 'Martine' },
  };
  return events[sub] ?? {};
}
