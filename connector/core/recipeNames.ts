// Names of the recipes.
import type { Store } from './stores.ts';

/** A recipe: of the relay, or of one store, whose workflows list it in the column `recipes`. */
export type RecipeName = RelayRecipeName | `${Store}/${string}`;

/** The recipes of `functions/recipes/registry.ts`. */
export type RelayRecipeName =
  | ('accounts' | 'health' | 'version' | 'definition' | 'openapi' | 'call' | 'mcp')
  | ('page' | 'state' | 'operations' | 'allApps' | 'appStatus' | 'weeklyFigures' | 'request')
  | ('expirations' | 'jobs' | 'job' | 'jobResult' | 'cancelJob' | 'retryJob' | 'subscribe')
  | (
      | 'unsubscribe'
      | 'receiveEvent'
      | 'eventSubscriptions'
      | 'testEvents'
      | 'subscribePurchases'
      | 'receivePurchaseEvent'
      | 'purchaseSubscriptions'
    )
  | ('failedEvents' | 'retryEvents' | 'trigger');
