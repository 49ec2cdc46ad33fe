// The names of a store's own contract in a policy: Apple's operationIds, beside the names of the catalog.
import type { Operation, StoreOperation } from '../../connector/core/operation.ts';
import { contractOperations } from './contractOperations.ts';

/** The names of an operation: its own, and for an entry that may be of the contract the store's name of the same operation. */
export function namesOf(operation: Pick<Operation, 'id' | 'store' | 'recipe'>, entry: string): readonly string[] {
  if (!isContractName(entry) || operation.store !== 'apple' || operation.recipe) return [operation.id];
  const name = contractOperations().nameOf(operation.id);
  return name === undefined ? [operation.id] : [operation.id, name];
}

/** All of Apple's names have an underscore, and none of the catalog's has one: others need not be looked for. */
export function isContractName(entry: string): boolean {
  return entry.includes('_');
}

/** The operations of the contract that have no row in the catalog, by name and class. */
export function contractOnly(): readonly Pick<Operation, 'id' | 'access' | 'store' | 'tag'>[] {
  return contractOperations()
    .entries.filter(({ row }) => row === undefined)
    .map(({ id, access, tag }) => ({ id, access, tag, store: 'apple' as const }));
}

/** The operation of a store's own contract with this name; the row of the catalog where there is one. */
export function contractOperation(name: string): StoreOperation | undefined {
  return isContractName(name) ? contractOperations().named(name) : undefined;
}
