// Finds an in-app purchase or a subscription by its product ID.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { Product } from './product.ts';
import type { ResourceList } from './resource.ts';
import type { Group } from './subscriptionGroup.ts';

export interface FoundSubscription {
  readonly product: Product;
  readonly group: Group;
}

/** The in-app purchase of an app with this product ID. */
export async function findPurchase(
  context: RecipeContext,
  appId: string,
  productId: string,
): Promise<Product | undefined> {
  return findIn(context, 'ListInAppPurchases', appId, productId);
}

/** A product ID is unique in all groups of an app: they are searched in the order given. */
export async function findSubscription(
  context: RecipeContext,
  groups: readonly Group[],
  productId: string,
): Promise<FoundSubscription | undefined> {
  for (const group of groups) {
    const product = await findIn(context, 'ListSubscriptions', group.id, productId);
    if (product) return { product, group };
  }
  return undefined;
}

async function findIn(
  context: RecipeContext,
  list: string,
  id: string,
  productId: string,
): Promise<Product | undefined> {
  const { data } = await context
    .store()
    .listAll<ResourceList<Product['attributes']>>(list, { id, 'filter[productId]': [productId] });
  return (data as readonly Product[]).find(({ attributes }) => attributes.productId === productId);
}
