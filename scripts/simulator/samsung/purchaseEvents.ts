// Purchase events of simulated Galaxy Store: Instant Server Notifications, signed with the key of the seller account.
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SamsungAccount } from '../keys.ts';
import type { AskedPurchase } from '../purchaseEvents.ts';

const MONTH_SECONDS = 30 * 86_400;

/** The body that Samsung would send; any package name is an app, as its API finds none by it. `now` is in milliseconds. */
export function writeGalaxyPurchase(
  { privateKey }: Pick<SamsungAccount, 'privateKey'>,
  { app, eventType }: AskedPurchase,
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const sub = eventType || 'ITEM_PURCHASED';
  const purchase = { orderId: `P${seconds}`, purchaseId: randomUUID().replaceAll('-', '') };
  const subscription = { ...purchase, paymentPlan: 'Regular', scheduledTimeOfRenewal: seconds + MONTH_SECONDS };
  const data = {
    ...(sub.startsWith('ARS_') ? { itemId: 'monthly', ...subscription } : { itemId: 'coins', ...purchase }),
    ...{ testPayYn: 'N', betaTestYn: 'N' },
  };
  return new SignJWT({ iss: 'iap.samsungapps.com', sub, aud: [app], iat: seconds, version: '2.0', data })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .sign(privateKey);
}
