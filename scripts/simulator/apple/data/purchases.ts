// Products of an app: in-app purchases for most apps, a subscription group for some.
import type { StoredResource } from '../datastore.ts';
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
  const { row, index, app, make } = seed;
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
    pricePoints(seed, word, make('subscriptions', word, own, { group: [group] }));
  }
}

/** Apple has hundreds of price points per territory; these are the lowest of two territories. */
function pricePoints({ datastore, make }: Seed, word: string, subscription: StoredResource): void {
  for (const code of ['USA', 'DEU'])
    for (let step = 1; step <= 12; step += 1) {
      const price = step - 0.01;
      const attributes = {
        customerPrice: price.toFixed(2),
        // Apple keeps 30 percent in the first year of a subscriber, and 15 after it
        proceeds: (price * 0.7).toFixed(2),
        proceedsYear2: (price * 0.85).toFixed(2),
      };
      const related = { territory: seedTerritory(datastore, code), subscription: [subscription] };
      make('subscriptionPricePoints', `${word} ${code} ${step}`, attributes, related);
    }
}
