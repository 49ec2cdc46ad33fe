// How a recipe names a store operation and its pages.
import type { Operation, Pages, StoreOperation } from '../../connector/core/operation.ts';
import { operationByName } from '../contract/names.ts';

/** A store operation by the name of its row or, where the catalog has no row, by the name in the store's own contract. */
export function findOperation(catalog: readonly Operation[], id: string): StoreOperation {
  const found = operationByName(catalog, id);
  if (!found || found.recipe) throw new Error(`${id} is not an operation of a store`);
  return found;
}

export function operationPages(catalog: readonly Operation[], id: string): Pages {
  const { pages } = findOperation(catalog, id);
  if (!pages) throw new Error(`${id} has no pages`);
  return pages;
}
