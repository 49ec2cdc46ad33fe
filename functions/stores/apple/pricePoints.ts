// Finds the price point of a product for a customer price in a territory: Apple allows certain prices only.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { ProductKind } from './productKinds.ts';
import { wrongInput } from './recipeErrors.ts';
import { type Resource, type ResourceList, relatedId } from './resource.ts';

export type PricePoint = Resource<{ readonly customerPrice: string }>;

/** A price as a call names it, in the currency of the territory. */
export interface AskedPrice {
  readonly territory: string;
  readonly price: string;
}

/** The note of a plan with the price of a product that does not exist yet. */
export const PRICES_ONCE_MADE = 'Apple lists its prices once it exists. A price that it does not have is refused then.';

/** The ID of a price point by territory. */
export type PriceTable = ReadonlyMap<string, string>;

/** How many prices of each side a refusal names. */
const NEAREST = 2;

/** `operation` lists the price points of the product. Throws 400 with the nearest prices, if there is none. */
export async function findPricePoint(
  context: RecipeContext,
  operation: string,
  productId: string,
  asked: AskedPrice,
): Promise<PricePoint> {
  return choosePoint(await listPricePoints(context, operation, productId, asked), asked);
}

/**
 * Throws 400 for a price that a new product would not have: Apple allows all products of a kind the same prices. `productId` is
 * another product of the account; one without prices in the territory refuses nothing.
 */
export async function refusePrice(
  context: RecipeContext,
  operation: string,
  productId: string,
  asked: AskedPrice,
): Promise<void> {
  const points = await listPricePoints(context, operation, productId, asked);
  if (points.length > 0) choosePoint(points, asked);
}

async function listPricePoints(
  context: RecipeContext,
  operation: string,
  id: string,
  { territory }: AskedPrice,
): Promise<readonly PricePoint[]> {
  const inputs = { id, 'filter[territory]': [territory] };
  return (await context.store().listAll<ResourceList<{ readonly customerPrice: string }>>(operation, inputs)).data;
}

function choosePoint(data: readonly PricePoint[], { territory, price }: AskedPrice): PricePoint {
  const found = data.find((each) => isPrice(each, price));
  if (found) return found;
  if (data.length === 0) throw wrongInput(`Apple has no prices for ${territory}. Choose another Base territory.`);
  throw wrongInput(
    `Apple has no price ${price} in ${territory}. Give one of the nearest as Price: ${nearest(data, Number(price)).join(', ')}.` as `${string}.`,
  );
}

/** The price point of a price in its territory, and those of all other territories that Apple equalizes with it. */
export async function findEqualPrices(
  context: RecipeContext,
  kind: Pick<ProductKind, 'pricePoints' | 'equalizations'>,
  productId: string,
  asked: AskedPrice,
): Promise<PriceTable> {
  const base = await findPricePoint(context, kind.pricePoints, productId, asked);
  const { data } = await context
    .store()
    .listAll<ResourceList<unknown>>(kind.equalizations, { id: base.id, include: ['territory'] });
  const others = data.flatMap((each): [string, string][] => {
    const where = relatedId(each, 'territory');
    return where === undefined ? [] : [[where, each.id]];
  });
  return new Map<string, string>([...others, [asked.territory, base.id]]);
}

/** Apple writes 0.0 for free, and prices with different numbers of decimals. */
export function isPrice({ attributes }: PricePoint, price: string): boolean {
  return attributes.customerPrice != null && Number(attributes.customerPrice) === Number(price);
}

function nearest(points: readonly PricePoint[], price: number): readonly string[] {
  const all = points.flatMap(({ attributes }) => attributes.customerPrice ?? []).sort((a, b) => Number(a) - Number(b));
  const at = all.findIndex((each) => Number(each) > price);
  const middle = at < 0 ? all.length : at;
  return all.slice(Math.max(0, middle - NEAREST), middle + NEAREST);
}
