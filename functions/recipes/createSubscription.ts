// Creates a subscription with its group, texts, prices, availability and review screenshot, and sends it to App Review on request.
// What is there already with the same content is skipped, so that a call continues what an earlier one began.
import { jsonResponse } from '../core/types.ts';
import {
  type Product,
  productStateOf,
  readWantedProduct,
  refuseIncomplete,
  writeProduct,
} from '../stores/apple/product.ts';
import { completeProduct, reviewItem, skipReviewed } from '../stores/apple/productCourse.ts';
import { groupVersions, subscriptionKind as kind } from '../stores/apple/productKinds.ts';
import type { ReviewItem } from '../stores/apple/productReview.ts';
import { type ProductText, writeProductTexts } from '../stores/apple/productTexts.ts';
import { conflict } from '../stores/apple/recipeErrors.ts';
import type { ResourceList } from '../stores/apple/resource.ts';
import { setSubscriptionAvailability } from '../stores/apple/subscriptionAvailability.ts';
import { findOrCreateGroup } from '../stores/apple/subscriptionGroup.ts';
import { setSubscriptionPrices } from '../stores/apple/subscriptionPrices.ts';
import { refuseLanguages } from '../stores/apple/texts.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

export const createSubscription: Recipe = async (context) => {
  const wanted = readWantedProduct(context, ['subscriptionPeriod', 'groupLevel']);
  const { appId, productId } = wanted;
  const group = inputOf<string>(context, 'group')?.trim() ?? '';
  const groupTexts = inputOf<readonly ProductText[]>(context, 'groupTexts') ?? [];
  refuseLanguages(groupTexts);
  const steps = context.startSteps();
  const groupId = await findOrCreateGroup(context, steps, appId, group);
  const found =
    groupId === undefined
      ? undefined
      : await steps.read(
          `Find the subscription ${productId}`,
          () => findSubscription(context, groupId, productId),
          (subscription) =>
            subscription ? `${subscription.id} is ${productStateOf(subscription)}.` : 'There is none.',
          (subscription) => subscription?.attributes,
        );
  refuseOtherPeriod(context, found, productId);
  const reviewed = skipReviewed(steps, found);
  if (reviewed) return jsonResponse(200, { groupId, subscriptionId: found?.id, ...reviewed, steps: steps.reports });
  if (!found) refuseIncomplete(kind, wanted);
  const items = await writeGroup(groupTexts);
  const create = { operation: 'subscriptions_createInstance', inputs: { groupId } };
  const id = await writeProduct(context, steps, kind, wanted, found, create);
  const setters = { setPrice: setSubscriptionPrices, setAvailability: setSubscriptionAvailability };
  const made = await completeProduct({ context, steps, kind, wanted, found, ...setters, with: items }, id);
  const ids = { ...(groupId !== undefined && { groupId }), ...(id !== undefined && { subscriptionId: id }) };
  return jsonResponse(200, { ...ids, ...made, steps: steps.reports });

  /** App Review gets the texts of a group with a subscription of it. */
  async function writeGroup(texts: readonly ProductText[]): Promise<readonly ReviewItem[]> {
    if (texts.length === 0) return [];
    const what = `group ${group}`;
    const place = { calls: groupVersions, what, parentId: groupId };
    return reviewItem(groupVersions, what, await writeProductTexts(context, steps, place, texts));
  }
};

async function findSubscription(context: RecipeContext, id: string, productId: string): Promise<Product | undefined> {
  const { data } = await context
    .store()
    .listAll<ResourceList<Product['attributes']>>('ListSubscriptions', { id, 'filter[productId]': [productId] });
  return (data as readonly Product[]).find(({ attributes }) => attributes.productId === productId);
}

/** Apple takes another period for a draft, but a product ID with another period is more likely a mistake. */
function refuseOtherPeriod(context: RecipeContext, found: Product | undefined, productId: string): void {
  const { subscriptionPeriod: current } = found?.attributes ?? {};
  const wanted = inputOf<string>(context, 'subscriptionPeriod');
  if (current && current !== wanted)
    throw conflict(
      `The product ID ${productId} is that of a subscription of ${current}. Apple never frees a product ID: choose another.`,
    );
}
