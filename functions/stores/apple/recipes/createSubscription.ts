// Creates a subscription with its group, texts, prices, availability and review screenshot, and sends it to App Review on request.
// What is there already with the same content is skipped, so that a call continues what an earlier one began.

import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { makeProduct, reviewItem } from '../completeProduct.ts';
import { type FoundSubscription, findSubscription } from '../findProduct.ts';
import { productStateOf, readWantedProduct } from '../product.ts';
import { groupVersions, subscriptionKind } from '../productKinds.ts';
import type { ReviewItem } from '../productReview.ts';
import { type ProductText, writeProductTexts } from '../productTexts.ts';
import { conflict } from '../recipeErrors.ts';
import { subscriptionAvailability } from '../subscriptionAvailability.ts';
import { createMissingGroup, readSubscriptionGroups } from '../subscriptionGroup.ts';
import { setSubscriptionPrices } from '../subscriptionPrices.ts';
import { refuseLanguages } from '../texts.ts';

const parts = { kind: subscriptionKind, setPrice: setSubscriptionPrices, availability: subscriptionAvailability };

export const createSubscription: Recipe = async (context) => {
  const wanted = readWantedProduct(context, ['subscriptionPeriod', 'groupLevel']);
  const { appId, productId } = wanted;
  const group = inputOf<string>(context, 'group')?.trim() ?? '';
  const groupTexts = inputOf<readonly ProductText[]>(context, 'groupTexts') ?? [];
  refuseLanguages(groupTexts);
  const steps = context.startSteps();
  const groups = await readSubscriptionGroups(context, steps, appId, group);
  const all = [...(groups.chosen ? [groups.chosen] : []), ...groups.others];
  const existing = await steps.read(
    `Find the subscription ${productId}`,
    () => findSubscription(context, all, productId),
    (each) => (each ? `${each.product.id} is ${productStateOf(each.product)}.` : 'There is none.'),
    (each) => each && { group: each.group.id, ...each.product.attributes },
  );
  if (existing && existing.group !== groups.chosen) throw inOtherGroup(existing, productId);
  // everything that a call lacks is refused before the group is made
  const lacksGroupTexts = groups.chosen === undefined && groupTexts.length === 0;
  return makeProduct(
    { context, steps, wanted, found: existing?.product, ...parts },
    {
      variant: inputOf<string>(context, 'subscriptionPeriod'),
      lists: all.map(({ id }) => ({ operation: 'ListSubscriptions', id })),
      lacking: lacksGroupTexts ? ['Group texts'] : [],
      ids: { groupId: groups.chosen?.id },
      prepare: async () => {
        const groupId = await createMissingGroup(context, steps, appId, group, groups.chosen);
        const items = await writeGroup(groupId);
        const create = { operation: 'subscriptions_createInstance', inputs: { groupId } };
        return { create, items, ...(groupId !== undefined && { ids: { groupId } }) };
      },
    },
  );

  /** App Review gets the texts of a group with a subscription of it. */
  async function writeGroup(groupId: string | undefined): Promise<readonly ReviewItem[]> {
    if (groupTexts.length === 0) return [];
    const what = `group ${group}`;
    const target = { calls: groupVersions, what, parentId: groupId };
    return reviewItem(groupVersions, what, await writeProductTexts(context, steps, target, groupTexts));
  }
};

function inOtherGroup({ group }: FoundSubscription, productId: string) {
  const name = group.attributes.referenceName ?? group.id;
  return conflict(
    `The product ID ${productId} exists in the group ${name} (${group.id}). Give this group, or another Product ID.`,
  );
}
