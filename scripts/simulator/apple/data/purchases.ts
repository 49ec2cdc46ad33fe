// Products of an app: in-app purchases for most apps, a subscription group for some.
import { addPricePoints } from './pricePoints.ts';
import type { Seed } from './seed.ts';

const items = [
  { name: 'Unlock everything', word: 'unlock', inAppPurchaseType: 'NON_CONSUMABLE', state: 'APPROVED' },
  { name: 'Ten stamps', word: 'stamps', inAppPurchaseType: 'CONSUMABLE', state: 'APPROVED' },
];

const plans = [
  { name: 'Monthly', word: 'month', subscriptionPeriod: 'ONE_MONTH', state: 'APPROVED' },
  { name: 'Yearly', word: 'year', subscriptionPeriod: 'ONE_YEAR', state: 'MISSING_METADATA' },
];

const offer = { name: 'Launch', active: true, productionCodeCount: 0, sandboxCodeCount: 0 };
const trial = {
  ...{ offerMode: 'FREE_TRIAL', duration: 'ONE_MONTH', numberOfPeriods: 1, customerEligibilities: ['NEW'] },
  offerEligibility: 'REPLACE_INTRO_OFFERS',
};

export function seedPurchases(seed: Seed): void {
  const { datastore, row, index, app, make } = seed;
  for (const { word, ...attributes } of index % 3 === 2 ? [] : items) {
    const productId = `com.example.${row.slug}.${word}`;
    const own = { ...attributes, productId, familySharable: false, contentHosting: false };
    const product = make('inAppPurchases', word, own, { app: [app] });
    addPricePoints(datastore, product);
    const customerEligibilities = ['NON_SPENDER'];
    make('inAppPurchaseOfferCodes', word, { ...offer, customerEligibilities }, { inAppPurchase: [product] });
  }
  if (index % 5 !== 0) return;
  const group = make('subscriptionGroups', 'plus', { referenceName: `${row.name} Plus` }, { app: [app] });
  for (const [place, { word, ...attributes }] of plans.entries()) {
    const productId = `com.example.${row.slug}.plus.${word}`;
    const own = { ...attributes, productId, familySharable: true, groupLevel: place + 1 };
    const product = make('subscriptions', word, own, { group: [group] });
    addPricePoints(datastore, product);
    make('subscriptionOfferCodes', word, { ...offer, ...trial }, { subscription: [product] });
  }
}
