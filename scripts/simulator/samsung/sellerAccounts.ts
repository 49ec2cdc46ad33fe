// Creates each seller's data on first use, and updates it to the store's clock.

import { settle } from './review.ts';
import { contentIdsOf, growApps, sellers } from './seed/apps.ts';
import { growItems } from './seed/items.ts';
import { growPurchases, type Purchase } from './seed/purchases.ts';
import type { SellerAccount } from './sellerAccount.ts';

export interface SellerAccounts {
  readonly of: (seller: string, now: number) => SellerAccount;
  /** By any seller. */
  readonly purchase: (purchaseId: string, now: number) => Purchase | undefined;
}

export function openSellerAccounts(): SellerAccounts {
  const open = new Map<string, SellerAccount>();
  const of = (seller: string, now: number): SellerAccount => {
    const sellerAccount = open.get(seller) ?? seedSellerAccount(seller, now);
    open.set(seller, sellerAccount);
    for (const app of sellerAccount.apps.values()) settle(app, now);
    return sellerAccount;
  };
  const purchase = (purchaseId: string, now: number) =>
    sellers.map((seller) => of(seller, now).purchases.get(purchaseId)).find((found) => found !== undefined);
  return { of, purchase };
}

function seedSellerAccount(seller: string, start: number): SellerAccount {
  const apps = growApps(seller, start);
  const selling = apps.filter(({ live }) => live?.binaries.every(({ iapSdk }) => iapSdk === 'Y'));
  const purchases = selling.flatMap(({ packageName }) => growPurchases(packageName, start));
  return {
    seller,
    sellerSeq: String(710_001 + sellers.indexOf(seller)).padStart(12, '0'),
    apps: new Map(apps.map((app) => [app.contentId, app])),
    foreign: new Set(sellers.filter((each) => each !== seller).flatMap(contentIdsOf)),
    sessions: new Map(),
    uploads: new Map(),
    items: new Map(selling.map(({ packageName }) => [packageName, growItems()])),
    purchases: new Map(purchases.map((purchase) => [purchase.purchaseId, purchase])),
  };
}
