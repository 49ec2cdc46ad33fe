// The prices and the availability of in-app purchases and subscriptions. Sources: Apple's OpenAPI 4.4.1 and its pages on prices.
import { appleConflict, takenAttribute, wrongRelationship } from '../entity.ts';
import { refuseApple } from '../errors.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

/** The new schedule takes the place of the one before; Apple derives the other prices from the base territory. */
const createSchedule: ResourceRule['create'] = ({ datastore }, draft) => {
  const [product] = draft.related.inAppPurchase ?? [];
  const [base] = draft.related.baseTerritory ?? [];
  const manual = draft.related.manualPrices ?? [];
  const points = manual.flatMap((price) => price.related.inAppPurchasePricePoint ?? []);
  if (!product || !points.every((each) => each.related.inAppPurchaseV2?.[0] === product))
    return appleConflict(wrongRelationship('manualPrices', 'A price point belongs to another in-app purchase.'));
  const inBase = points.find((each) => each.related.territory?.[0] === base);
  if (!inBase) return appleConflict(wrongRelationship('manualPrices', 'There is no price for the base territory.'));
  for (const price of manual) {
    price.attributes.manual = true;
    price.related.territory = price.related.inAppPurchasePricePoint?.[0]?.related.territory ?? [];
  }
  const own = points.flatMap((each) => each.related.territory ?? []);
  const others = (inBase.related.equalizations ?? []).filter(
    ({ related }) => !own.includes(related.territory?.[0] ?? product),
  );
  draft.related.automaticPrices = others.map((point) =>
    datastore.add({
      type: 'inAppPurchasePrices',
      id: `${draft.id}-${point.id}`,
      attributes: { manual: false },
      related: { inAppPurchasePricePoint: [point], territory: point.related.territory ?? [] },
    }),
  );
  for (const before of datastore.related(product, 'iapPriceSchedule')) datastore.remove(before);
  return undefined;
};

const createAvailability: ResourceRule['create'] = ({ datastore }, draft) => {
  const [product] = draft.related.inAppPurchase ?? [];
  for (const before of product ? datastore.related(product, 'inAppPurchaseAvailability') : []) datastore.remove(before);
  return undefined;
};

const createPlanAvailability: ResourceRule['create'] = ({ datastore }, draft) => {
  const [product] = draft.related.subscription ?? [];
  const { planType } = draft.attributes;
  const others = product ? datastore.related(product, 'planAvailabilities') : [];
  return others.some((each) => each.attributes.planType === planType)
    ? appleConflict(takenAttribute('planType', 'The plan has an availability, which can be updated.'))
    : undefined;
};

/** A new price takes the place of the one of its territory. */
export const setPrices: NonNullable<ResourceRule['update']> = ({ datastore }, product, { related }) => {
  for (const price of related.prices ?? []) {
    const [territory] = price.related.territory ?? [];
    const point = price.related.subscriptionPricePoint?.[0]?.related;
    if (!point || point.subscription?.[0] !== product || point.territory?.[0] !== territory)
      return appleConflict(wrongRelationship('prices', 'A price point belongs to another subscription or territory.'));
    for (const before of datastore.related(product, 'prices'))
      if (before.related.territory?.[0] === territory) datastore.remove(before);
  }
  return undefined;
};

/** POST changes a price. Without a first one, Apple answers 500. Source: rorkai/App-Store-Connect-CLI #828, 2 March 2026. */
const createPrice: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const [product] = draft.related.subscription ?? [];
  const isFirst = product?.attributes.isTracked === true && datastore.related(product, 'prices').length === 0;
  return isFirst && arrival.path === '/v1/subscriptionPrices'
    ? refuseApple(500, {
        code: 'UNEXPECTED_ERROR',
        title: 'An unexpected error occurred.',
        detail: 'An unexpected error occurred on the server side. If this issue continues, contact us.',
      })
    : undefined;
};

export const productPriceRules: ResourceRules = {
  inAppPurchasePriceSchedules: { create: createSchedule },
  inAppPurchaseAvailabilities: { create: createAvailability },
  subscriptionPlanAvailabilities: { create: createPlanAvailability },
  subscriptionPrices: { create: createPrice },
};
