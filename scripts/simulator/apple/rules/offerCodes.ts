// Offer codes of subscriptions and in-app purchases. Sources: Apple's OpenAPI 4.4.1; App Store Connect help, "Set up offer codes" and
// "Create offer codes for In-App Purchases"; that a free offer takes no price point: a client's tests against Apple (2026).
import { DAY_MS } from '../../../../functions/core/time.ts';
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, takenAttribute, wrongAttribute, wrongRelationship } from '../entity.ts';
import { isoMoment } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const MOST_ACTIVE = 10;
const MOST_MONTHS = 6;
const points: readonly string[] = ['subscriptionPricePoint', 'pricePoint'];
const products: readonly string[] = ['subscription', 'inAppPurchase'];
const offerTypes: readonly string[] = ['subscriptionOfferCodes', 'inAppPurchaseOfferCodes'];
const customTypes: readonly string[] = ['subscriptionOfferCodeCustomCodes', 'inAppPurchaseOfferCodeCustomCodes'];

const createOffer: ResourceRule['create'] = ({ datastore }, draft) => {
  const [product] = products.flatMap((name) => draft.related[name] ?? []);
  const others = product ? datastore.related(product, 'offerCodes') : [];
  if (others.some((each) => each.attributes.name === draft.attributes.name))
    return appleConflict(takenAttribute('name', 'There is already an offer of this name.'));
  if (others.filter(({ attributes }) => attributes.active === true).length >= MOST_ACTIVE)
    return appleConflict(stateConflict(`There are ${MOST_ACTIVE} active offers already.`));
  const fault = priceFault(draft, product);
  if (fault !== undefined) return appleConflict(wrongRelationship('prices', fault));
  Object.assign(draft.attributes, { active: true, productionCodeCount: 0, sandboxCodeCount: 0 });
  return undefined;
};

const createCustomCode: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const { customCode, numberOfCodes } = draft.attributes;
  if (datastore.all(draft.type).some((each) => each.attributes.customCode === customCode))
    return appleConflict(takenAttribute('customCode', 'The code is used already.'));
  return refuseCount(numberOfCodes) ?? begin(datastore, draft, arrival.now);
};

const createOneTimeUseCodes: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const { expirationDate, numberOfCodes } = draft.attributes;
  const last = new Date(arrival.now);
  last.setUTCMonth(last.getUTCMonth() + MOST_MONTHS);
  const end = Date.parse(String(expirationDate));
  if (end > last.getTime() || end < arrival.now - DAY_MS)
    return appleConflict(wrongAttribute('expirationDate', `It has to be within ${MOST_MONTHS} months.`));
  draft.attributes.environment ??= 'PRODUCTION';
  return refuseCount(numberOfCodes) ?? begin(datastore, draft, arrival.now);
};

const offer: ResourceRule = { create: createOffer };
const customCode: ResourceRule = { create: createCustomCode };
const oneTimeUseCodes: ResourceRule = { create: createOneTimeUseCodes };

export const offerCodeRules: ResourceRules = {
  ...Object.fromEntries(offerTypes.map((type) => [type, offer])),
  ...Object.fromEntries(customTypes.map((type) => [type, customCode])),
  subscriptionOfferCodeOneTimeUseCodes: oneTimeUseCodes,
  inAppPurchaseOfferCodeOneTimeUseCodes: oneTimeUseCodes,
};

/** Each price is for a territory, at a price point of the product in it, unless the offer is free. */
function priceFault({ attributes, related }: StoredResource, product: StoredResource | undefined): string | undefined {
  const prices = (related.prices ?? []).filter((each) => each.related.territory);
  const isFree = attributes.offerMode === 'FREE_TRIAL';
  for (const price of prices) {
    const [point] = points.flatMap((name) => price.related[name] ?? []);
    if (isFree && point) return 'The price point of a free trial must be null.';
    if (isFree) continue;
    const [owner] = ['subscription', 'inAppPurchaseV2'].flatMap((name) => point?.related[name] ?? []);
    if (owner !== product || point?.related.territory?.[0] !== price.related.territory?.[0])
      return 'A price point belongs to another product or territory.';
  }
  return undefined;
}

function refuseCount(count: unknown): SimulatedReply | undefined {
  return Number(count) >= 1 ? undefined : appleConflict(wrongAttribute('numberOfCodes', 'It has to be 1 or more.'));
}

/** A deactivated offer gets no codes any more. */
function begin(datastore: Datastore, draft: StoredResource, now: number): SimulatedReply | undefined {
  const [on] = draft.related.offerCode ?? [];
  if (on?.attributes.active === false) return appleConflict(stateConflict('The offer is deactivated.'));
  Object.assign(draft.attributes, { active: true, createdDate: isoMoment(now) });
  const count = draft.attributes.environment === 'SANDBOX' ? 'sandboxCodeCount' : 'productionCodeCount';
  if (on && datastore.find(on.type, on.id))
    on.attributes[count] = Number(on.attributes[count] ?? 0) + Number(draft.attributes.numberOfCodes);
  return undefined;
}
