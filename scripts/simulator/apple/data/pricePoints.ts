// The prices that Apple allows for a product, in every territory. Apple has hundreds of them; these are the lowest, equal in all
// territories.
import type { Datastore, StoredResource } from '../datastore.ts';
import { uuid } from './seed.ts';

const STEPS = 12;

/** Adds the price points of an in-app purchase or a subscription: the same step in all territories is equalized. */
export function addPricePoints(datastore: Datastore, product: StoredResource): void {
  const isSubscription = product.type === 'subscriptions';
  const type = isSubscription ? 'subscriptionPricePoints' : 'inAppPurchasePricePoints';
  datastore.addLater(type, () => {
    // an offer of an in-app purchase may be free, which is a price of its own
    for (let step = isSubscription ? 1 : 0; step <= STEPS; step += 1) {
      const points = datastore.all('territories').map((territory) =>
        datastore.add({
          type,
          id: uuid(`${product.id}/pricePoints/${territory.id} ${step}`),
          attributes: amounts(step, isSubscription),
          related: { territory: [territory], [isSubscription ? 'subscription' : 'inAppPurchaseV2']: [product] },
        }),
      );
      for (const point of points) point.related.equalizations = points;
    }
  });
}

function amounts(step: number, isSubscription: boolean) {
  const price = Math.max(0, step - 0.01);
  return {
    customerPrice: price.toFixed(2),
    // Apple keeps 30 percent in the first year of a subscriber, and 15 after it
    proceeds: (price * 0.7).toFixed(2),
    ...(isSubscription && { proceedsYear2: (price * 0.85).toFixed(2) }),
  };
}
