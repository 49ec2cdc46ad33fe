// A store of the relay: its definition, and what operations over all stores need of it.
import type { Store } from '../../connector/core/stores.ts';
import type { StoreDefinition } from '../pipeline/storeDefinition.ts';
import type { StoreApi } from '../workflow/storeApi.ts';
import type { AccountApps, AppListOptions } from './appSummary.ts';

export type RelayStore = StoreDefinition & {
  /** Lists the apps of an account; absent if the store has no list of them. */
  readonly listApps?: (api: StoreApi, wanted: AppListOptions) => Promise<AccountApps>;
};

/** One for each store. */
export type RelayStores = Readonly<Record<Store, RelayStore>>;
