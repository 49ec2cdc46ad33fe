// A store of the relay: its definition, and what takes more than one call to the store.
import type { Store } from '../../connector/core/stores.ts';
import type { PlainSentence } from '../core/sentence.ts';
import type { StoreDefinition } from '../pipeline/storeDefinition.ts';
import type { AccountApps, AppListOptions } from './appSummary.ts';
import type { EventSource } from './eventSource.ts';
import type { ExpirationSource } from './expirations.ts';
import type { PollSource } from './pollSource.ts';
import type { PurchaseSource } from './purchaseSource.ts';
import type { Recipe, StoreApi } from './storeApi.ts';
import type { AccountWeek, WeekQuery } from './weeklyFigures.ts';

export type RelayStore = StoreDefinition & {
  /** Events that the store reports to an address; absent if it reports none. */
  readonly events?: EventSource;
  /** Purchase events that the store sends; absent if it sends none. */
  readonly purchases?: PurchaseSource;
  /** Loads what its recipes and triggers do, with the first of them: most calls and all tools do without. */
  readonly workflows?: () => Promise<StoreWorkflows>;
};

/** What takes more than one call to the store: its recipes and triggers, and its part of the recipes over all stores. */
export interface StoreWorkflows {
  /** Lists the apps of an account, for *List apps of both stores*; absent if the store has no list of them. */
  readonly listApps?: (api: StoreApi, wanted: AppListOptions) => Promise<AccountApps>;
  /** Reads the figures of a week of each app, for *Get weekly figures*; absent if the store has none. */
  readonly readWeek?: (api: StoreApi, wanted: WeekQuery) => Promise<AccountWeek>;
  /** What of an account expires, for *List what expires*; absent if nothing does and there is nothing to say. */
  readonly expirations?: ExpirationSource;
  /** Operations that take more than one call to the store; a row names one with the store: `toy/sell`. */
  readonly recipes?: Readonly<Record<string, Recipe>>;
  /** What its triggers poll, by the name in the column `watches` of a trigger's row. */
  readonly pollSources?: Readonly<Record<string, PollSource>>;
  /**
   * Reads the status of the app with this ID, for *Read app status*: the members that `status` of the store's catalog
   * declares. Needed if the catalog has `status`.
   */
  readonly readStatus?: (api: StoreApi, id: string) => Promise<PlainSentence>;
  /** Reads the name of the app with this ID, with one request, for the question to a person before something is published. */
  readonly readAppName?: (api: StoreApi, id: string) => Promise<string | undefined>;
}

/** One for each store. */
export type RelayStores = Readonly<Record<Store, RelayStore>>;

/** What the recipes and triggers of a store do; empty if it has none. */
export async function workflowsOf(stores: RelayStores, store: Store): Promise<StoreWorkflows> {
  return (await stores[store].workflows?.()) ?? {};
}
