// The names of the stores' own contracts, beside the names of the catalog: what a policy and a call mean by one, and the pages that list them.
import type { Operation } from '../../connector/core/operation.ts';
import { storeNames } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { contractOf, contractOperations } from './contractOperations.ts';

/** The names of an operation: its own, and for an entry that may be of a contract the store's name of the same operation. */
export function namesOf(operation: Pick<Operation, 'id' | 'store' | 'recipe'>, entry: string): readonly string[] {
  const { id, store, recipe } = operation;
  const name = isContractName(entry) && store && !recipe ? contractOf(store)?.nameOf(id) : undefined;
  return name === undefined ? [id] : [id, name];
}

/** Names of contracts have an underscore, and none of the catalog has one (`OpenContract`): others need not be looked for. */
export function isContractName(entry: string): boolean {
  return entry.includes('_');
}

/** The operations of the contracts that have no row in the catalog, by name and class. */
export function contractOnly(): readonly Pick<Operation, 'id' | 'access' | 'store' | 'tag'>[] {
  return contractOperations().entries.filter(({ row }) => row === undefined);
}

/** The operation with this name in the catalog, or in a store's own contract: then the row where the catalog has one. */
export function operationByName(catalog: readonly Operation[], name: string): Operation | undefined {
  return catalog.find(({ id }) => id === name) ?? (isContractName(name) ? contractOperations().named(name) : undefined);
}

/** The pages of the documentation that list the operations of contracts. */
export function contractPages(): readonly string[] {
  return storeNames.flatMap((store) => storeCatalogs[store].contract?.page ?? []);
}
