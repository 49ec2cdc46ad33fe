// The prices of an offer: one in a base territory, and those that Apple equalizes with it; or none in any, if it is free.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { OfferKind } from './offerKinds.ts';
import { type AskedPrice, findEqualPrices } from './pricePoints.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import { localId } from './relations.ts';
import { type ResourceList, relatedId } from './resource.ts';
import { listAllTerritories } from './territories.ts';

/** The price point by territory; undefined where the offer is free and Apple takes no price point. */
export type OfferPrices = ReadonlyMap<string, string | undefined>;

export interface WantedPrices {
  /** Undefined for a free offer of a subscription. */
  readonly price: AskedPrice | undefined;
  /** Empty for all. */
  readonly territories: readonly string[];
}

/** The prices in the wanted territories. Throws 400 for a price or a territory that Apple does not have. */
export async function findOfferPrices(
  context: RecipeContext,
  { product }: OfferKind,
  productId: string,
  { price, territories }: WantedPrices,
): Promise<OfferPrices> {
  const all: OfferPrices = price
    ? await findEqualPrices(context, product, productId, price)
    : new Map((await listAllTerritories(context)).map((each) => [each, undefined]));
  if (territories.length === 0) return all;
  const unknown = territories.filter((each) => !all.has(each));
  if (unknown.length > 0)
    throw wrongInput(`Apple has no price in ${joinNames(unknown)}. Give other Territories, as three letters.`);
  return new Map([...all].filter(([where]) => territories.includes(where)));
}

/** The prices of an offer that exists. */
export async function listOfferPrices(context: RecipeContext, { prices }: OfferKind, id: string): Promise<OfferPrices> {
  const { data } = await context
    .store()
    .listAll<ResourceList<unknown>>(prices.list, { id, include: ['territory', prices.point] });
  return new Map(
    data.flatMap((each): [string, string | undefined][] => {
      const where = relatedId(each, 'territory');
      return where === undefined ? [] : [[where, relatedId(each, prices.point)]];
    }),
  );
}

/**
 * The inputs that create the prices together with the offer. A free offer has prices without a price point: Apple refuses any,
 * and answers 500 to a null. Source: a client's tests against Apple (asc_post_subscription_offer_code, 2026).
 */
export function offerPriceInputs({ prices: { type, point, pointType } }: OfferKind, prices: OfferPrices) {
  const idOf = (where: string): string => localId(`price-${where}`);
  return {
    priceIds: [...prices.keys()].map(idOf),
    included: [...prices].map(([where, id]) => ({
      ...{ type, id: idOf(where) },
      relationships: {
        territory: { data: { type: 'territories', id: where } },
        ...(id !== undefined && { [point]: { data: { type: pointType, id } } }),
      },
    })),
  };
}
