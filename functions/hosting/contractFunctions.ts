// The functions of the paths that are in a store's contract but not in the catalog: one for each store with a contract.
import type { Method } from '../../connector/core/operation.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';

export interface ContractFunction {
  readonly store: Store;
  readonly name: string;
  readonly route: string;
  readonly methods: readonly Method[];
}

/**
 * Each has one catch-all route. The host uses the first matching route, with functions sorted by name, ignoring case, so
 * these names have to sort last (host FunctionMetadataManager.cs and RouteCollection): `ZzAppleContract`.
 */
export const contractFunctions: readonly ContractFunction[] = storeNames.flatMap((store) => {
  const { contract } = storeCatalogs[store];
  const name = `Zz${store.charAt(0).toUpperCase()}${store.slice(1)}Contract`;
  return contract ? [{ store, name, route: `${store}/{*path}`, methods: contract.methods }] : [];
});
