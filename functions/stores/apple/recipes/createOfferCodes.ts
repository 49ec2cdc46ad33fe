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
import { listPurchaseIds, listSubscriptionIds, refuseTakenCode } from '../takenCode.ts';
import { readPurchaseOffer, readSubscriptionOffer, type WantedOffer } from '../wantedOffer.ts';

export const createSubscriptionOfferCodes: Recipe = async (context) => {
  const wanted = readSubscriptionOffer(context);
  return createOfferCodes(context, subscriptionOffers, wanted, async () => {
    const groups = await listSubscriptionGroups(context, wanted.appId);
    const found = await findSubscription(context, groups, wanted.productId);
    return found && { product: found.product, listIds: () => listSubscriptionIds(context, groups) };
  });
};

export const createInAppPurchaseOfferCodes: Recipe = async (context) => {
  const wanted = readPurchaseOffer(context);
  const { appId, productId } = wanted;
  return createOfferCodes(context, purchaseOffers, wanted, async () => {
    const product = await findPurchase(context, appId, productId);
    return product && { product, listIds: () => listPurchaseIds(context, appId) };
  });
};

interface FoundProduct {
  readonly product: Product;
  /** The IDs of the products of the app whose offers are looked at. */
  readonly listIds: () => Promise<readonly string[]>;
}

type FindProduct = () => Promise<FoundProduct | undefined>;

async function createOfferCodes(context: RecipeContext, kind: OfferKind, wanted: WantedOffer, find: FindProduct) {
  const { codes } = wanted;
  const steps = context.startSteps();
  const { product, listIds } = await readProduct(steps, kind, wanted.productId, find);
  const prices = await steps.read(
    'Find the prices of the offer',
    () => findOfferPrices(context, kind, product.id, wanted.prices),
    (found) => `There are ${found.size} territories.`,
    (found) => Object.fromEntries(found),
  );
  const target = { context, steps, kind };
  const checkCode = async () => {
    const code = codes?.customCode;
    if (code === undefined) return;
    const wantedCode = { code, productId: product.id, name: wanted.attributes.name };
    const check = async () => refuseTakenCode(context, kind, await listIds(), wantedCode);
    await steps.read(`Check the custom code ${code}`, check, () => 'No other offer has it.');
  };
  const offerCodeId = await writeOffer(target, product.id, wanted, prices, checkCode);
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
  find: FindProduct,
): Promise<FoundProduct> {
  const found = await steps.read(
    `Find the ${what} ${productId}`,
    find,
    (each) => (each ? `${each.product.id} is ${productStateOf(each.product)}.` : 'There is none.'),
    (each) => each && productStateOf(each.product),
  );
  if (found) return found;
  throw notFoundFailure(`The app has no ${what} with the Product ID ${productId}. Give the Product ID of another one.`);
}
