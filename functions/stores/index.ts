// The stores of the relay: one line for each.
import type { RelayStores } from '../workflow/relayStore.ts';
import { appleStore } from './apple/definition.ts';
import { galaxyStore } from './samsung/definition.ts';

export const storeDefinitions: RelayStores = {
  apple: appleStore,
  samsung: galaxyStore,
};
