// Products of an app: in-app purchases for most apps, a subscription group for some.
import { addPricePoints } from './pricePoints.ts';
import type { Seed } from './seed.ts';
import { seedTerritory } from './territories.ts';

const items = [
  { name: 'Unlock everything', word: 'unlock', inAppPurchaseType: 'NON_CONSUMABLE', state: 'APPROVED' },
  { name: 'Ten stamps', word: 'stamps', inAppPurchaseType: 'CONSUMABLE', state: 'APPROVED' },
];

const plans = [
  { name: 'Monthly', word: 'month', subscriptionPeriod: 'ONE_MONTH', state: 'APPROVED' },
  { name: 'Yearly', word: 'year', subscriptionPeriod: 'ONE_YEAR', state: 'MISSING_METADATA' },
];

export function seedPurchases(seed: Seed): void {
  const { datastore, row, index, app, make } = seed;
  for (const { word, ...attributes } of index % 3 === 2 ? [] : items) {
    const productId = `com.example.${row.slug}.${word}`;
    const own = { ...attributes, productId, familySharable: false, contentHosting: false };
    make('inAppPurchases', word, own, { app: [app] });
  }
  if (index % 5 !== 0) return;
  const group = make('subscriptionGroups', 'plus', { referenceName: `${row.name} Plus` }, { app: [app] });
  for (const [place, { word, ...attributes }] of plans.entries()) {
    const productId = `com.example.${row.slug}.plus.${word}`;
    const own = { ...attributes, productId, familySharable: true, groupLevel: place + 1 };
    const territories = ['USA', 'DEU'].flatMap((code) => seedTerritory(datastore, code));
    addPricePoints(datastore, make('subscriptions', word, own, { group: [group] }), territories);
  }
}
