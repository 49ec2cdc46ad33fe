// A custom code is looked for in the other offers of an app before an offer is made for it: Apple never deletes an offer.
import { mapConcurrent } from '../../overview/perAccount.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { OfferKind } from './offerKinds.ts';
import { conflict } from './recipeErrors.ts';
import type { Resource, ResourceList } from './resource.ts';
import type { Group } from './subscriptionGroup.ts';

/** Each costs a call. Apple refuses a code of further ones. */
const MOST_PRODUCTS = 25;
const LISTS_AT_ONCE = 4;
/** Contract: the most codes that Apple includes with an offer. */
const MOST_CODES = 50;

type Offer = Resource<{ readonly name: string }>;
type Code = Resource<{ readonly customCode: string; readonly active: boolean }>;

/** The IDs of the first in-app purchases of an app. */
export async function listPurchaseIds(context: RecipeContext, appId: string): Promise<readonly string[]> {
  return idsIn(context, 'ListInAppPurchases', appId, MOST_PRODUCTS);
}

/** The IDs of the first subscriptions in these groups. */
export async function listSubscriptionIds(
  context: RecipeContext,
  groups: readonly Group[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { id } of groups)
    if (ids.length < MOST_PRODUCTS)
      ids.push(...(await idsIn(context, 'ListSubscriptions', id, MOST_PRODUCTS - ids.length)));
  return ids;
}

/** A custom code, and the offer that it is for. */
export interface CodeOfOffer {
  readonly code: string;
  readonly productId: string;
  readonly name: string;
}

/**
 * Throws 409 if another offer of these products has the code. Customers redeem a code with the app and the code alone
 * (`apps.apple.com/redeem?ctx=offercodes&id=APP&code=CODE`), so that it belongs to one offer of an app. Whether a code that is
 * deactivated can be used again is not documented: Apple decides.
 */
export async function refuseTakenCode(
  context: RecipeContext,
  kind: OfferKind,
  productIds: readonly string[],
  wanted: CodeOfOffer,
): Promise<void> {
  const { code } = wanted;
  const found = await mapConcurrent(LISTS_AT_ONCE, productIds, (id) => findOtherWith(context, kind, id, wanted));
  const offer = found.find((each) => each !== undefined);
  if (offer)
    throw conflict(
      `The offer ${offer.attributes.name ?? offer.id} of the app has the custom code ${code} already. Give another Custom code.`,
    );
}

/** An offer of the same product and name was made by another call at the same moment, for which its creation has a failure. */
async function findOtherWith(
  context: RecipeContext,
  { list }: OfferKind,
  id: string,
  { code, productId, name }: CodeOfOffer,
): Promise<Offer | undefined> {
  const inputs = { id, include: ['customCodes'], 'limit[customCodes]': MOST_CODES };
  const { data, included = [] } = await context.store().listAll<ResourceList<Offer['attributes']>>(list, inputs);
  const taken = (included as readonly Code[])
    .filter(({ attributes }) => attributes.customCode === code && attributes.active !== false)
    .map((each) => each.id);
  return data.find(
    ({ attributes, relationships }) =>
      relationships?.customCodes?.data?.some((each) => taken.includes(each.id)) === true &&
      !(id === productId && attributes.name === name),
  );
}

async function idsIn(context: RecipeContext, operation: string, id: string, most: number): Promise<readonly string[]> {
  const { answer } = await context.store().listUpTo<ResourceList<unknown>>(operation, { id }, most);
  return answer.data.map((each) => each.id);
}
