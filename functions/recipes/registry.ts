// All recipes, by the name that operation rows use: those of the relay, and those that a store's definition lists.
import type { Operation } from '../../connector/core/operation.ts';
import type { RelayRecipeName } from '../../connector/core/recipeNames.ts';
import type { Store } from '../../connector/core/stores.ts';
import { type RelayStores, workflowsOf } from '../workflow/relayStore.ts';
import type { Recipe } from '../workflow/storeApi.ts';
import { listAccounts } from './accounts.ts';
import { allApps } from './allApps.ts';
import { readAppStatus } from './appStatus.ts';
import { callOperation } from './callOperation.ts';
import { dashboardPage } from './dashboard.ts';
import { dashboardState } from './dashboardState.ts';
import { relayDefinition } from './definition.ts';
import { eventSubscriptions, purchaseSubscriptions, testEvents } from './eventSubscriptions.ts';
import { listExpirations } from './expirations.ts';
import { health } from './health.ts';
import { cancelJob, listJobs, readJob, readJobResult, retryJob } from './jobs.ts';
import { mcp } from './mcp.ts';
import { openApiDocument } from './openapi.ts';
import { listOperations } from './operations.ts';
import { pollTrigger } from './pollTrigger.ts';
import { receivePurchaseEvent, subscribePurchases } from './purchaseEvents.ts';
import { sendRawRequest } from './rawRequest.ts';
import { receiveEvent } from './receiveEvent.ts';
import { relayVersion } from './relayVersion.ts';
import { countFailedEvents, retryEvents } from './retryEvents.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { weeklyFigures } from './weeklyFigures.ts';

/** The recipes that these operations name. Those of a store, such as `samsung/metrics`, are loaded with the first of them. */
export function recipesFor(operations: readonly Operation[], stores: RelayStores): Readonly<Record<string, Recipe>> {
  const ofStores = operations.flatMap(({ store, recipe }) => {
    const [, own] = recipe?.split('/') ?? [];
    return store && recipe && own ? [[recipe, recipeOf(stores, store, own)] as const] : [];
  });
  return { ...relayRecipes, ...Object.fromEntries(ofStores) };
}

function recipeOf(stores: RelayStores, store: Store, name: string): Recipe {
  return async (context) => {
    const recipe = (await workflowsOf(stores, store)).recipes?.[name];
    if (!recipe) throw new Error(`${store} has no recipe ${name}`);
    return recipe(context);
  };
}

const relayRecipes: Readonly<Record<RelayRecipeName, Recipe>> = {
  accounts: listAccounts,
  health,
  version: relayVersion,
  definition: relayDefinition,
  openapi: openApiDocument,
  call: callOperation,
  mcp,
  page: dashboardPage,
  state: dashboardState,
  operations: listOperations,
  allApps,
  appStatus: readAppStatus,
  weeklyFigures,
  request: sendRawRequest,
  expirations: listExpirations,
  jobs: listJobs,
  job: readJob,
  jobResult: readJobResult,
  cancelJob,
  retryJob,
  trigger: pollTrigger,
  subscribe,
  unsubscribe,
  receiveEvent,
  eventSubscriptions,
  testEvents,
  subscribePurchases,
  receivePurchaseEvent,
  purchaseSubscriptions,
  failedEvents: countFailedEvents,
  retryEvents,
};
