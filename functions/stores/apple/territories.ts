// The territories that a product is available in.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { joinNames } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';

/** The name of the step that makes a product available. */
export function describeTerritories(territories: readonly string[]): string {
  return territories.length > 0
    ? `Make it available in ${joinNames(territories)}`
    : 'Make it available in all territories';
}

/** The given territories, or else all of the App Store. */
export async function territoriesOf(context: RecipeContext, given: readonly string[]): Promise<readonly string[]> {
  return given.length > 0 ? [...new Set(given)] : listAllTerritories(context);
}

/** All territories of the App Store. */
export async function listAllTerritories(context: RecipeContext): Promise<readonly string[]> {
  const { data } = await context.store().listAll<ResourceList<unknown>>('territories_getCollection', {});
  return data.map(({ id }) => id);
}

/** The territories of an availability, by the operation that lists them. */
export async function listTerritories(
  context: RecipeContext,
  operation: string,
  id: string,
): Promise<readonly string[]> {
  return (await context.store().listAll<ResourceList<unknown>>(operation, { id })).data.map((each) => each.id);
}

export function isSameTerritories(current: readonly string[], wanted: readonly string[]): boolean {
  return current.length === new Set(wanted).size && wanted.every((each) => current.includes(each));
}
