// Creates an offer of a subscription or an in-app purchase with its prices, and codes for it.
// An offer and codes that exist with the same values are used, so that a repeated call makes nothing a second time.
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import type { Recipe, RecipeContext } from '../../../workflow/storeApi.ts';
import { findPurchase, findSubscription } from '../findProduct.ts';
import { type OfferKind, purchaseOffers, subscriptionOffers } from '../offerKinds.ts';
import { findOfferPrices } from '../offerPrices.ts';
import { writeCodes, writeOffer } from '../offers.ts';
import { type Product, productStateOf } from '../product.ts';
import { notFoundFailure } from '../recipeErrors.ts';
import { listSubscriptionGroups } from '../subscriptionGroup.ts';
import { readPurchaseOffer, readSubscriptionOffer, type WantedOffer } from '../wantedOffer.ts';

export const createSubscriptionOfferCodes: Recipe = async (context) => {
  const wanted = readSubscriptionOffer(context);
  const find = async () => {
    const groups = await listSubscriptionGroups(context, wanted.appId);
    return (await findSubscription(context, groups, wanted.productId))?.product;
  };
  return createOfferCodes(context, subscriptionOffers, wanted, find);
};

export const createInAppPurchaseOfferCodes: Recipe = async (context) => {
  const wanted = readPurchaseOffer(context);
  return createOfferCodes(context, purchaseOffers, wanted, () => findPurchase(context, wanted.appId, wanted.productId));
};

async function createOfferCodes(
  context: RecipeContext,
  kind: OfferKind,
  wanted: WantedOffer,
  find: () => Promise<Product | undefined>,
) {
  const steps = context.startSteps();
  const product = await readProduct(steps, kind, wanted.productId, find);
  const prices = await steps.read(
    'Find the prices of the offer',
    () => findOfferPrices(context, kind, product.id, wanted.prices),
    (found) => `There are ${found.size} territories.`,
    (found) => Object.fromEntries(found),
  );
  const target = { context, steps, kind };
  const offerCodeId = await writeOffer(target, product.id, wanted, prices);
  const { codes } = wanted;
  const codesId = codes && (await writeCodes(target, offerCodeId, codes));
  const codesName = codes?.customCode === undefined ? 'oneTimeUseCodesId' : 'customCodeId';
  return jsonResponse(200, {
    [kind.parent]: product.id,
    ...(offerCodeId !== undefined && { offerCodeId }),
    ...(codesId !== undefined && { [codesName]: codesId }),
    steps: steps.reports,
  });
}

async function readProduct(
  steps: StepRunner,
  { product: { what } }: OfferKind,
  productId: string,
  find: () => Promise<Product | undefined>,
): Promise<Product> {
  const found = await steps.read(
    `Find the ${what} ${productId}`,
    find,
    (each) => (each ? `${each.id} is ${productStateOf(each)}.` : 'There is none.'),
    (each) => each && productStateOf(each),
  );
  if (found) return found;
  throw notFoundFailure(`The app has no ${what} with the Product ID ${productId}. Give the Product ID of another one.`);
}
