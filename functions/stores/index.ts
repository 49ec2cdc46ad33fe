// The stores of the relay: one line for each.
import type { RelayStores } from '../workflow/relayStore.ts';
import { appleStore } from './apple/definition.ts';
import { serverStore } from './appstoreserver/definition.ts';
import { galaxyStore } from './samsung/definition.ts';
import { weatherStore } from './weatherkit/definition.ts';

export const storeDefinitions: RelayStores = {
  apple: appleStore,
  samsung: galaxyStore,
  appstoreserver: serverStore,
  weatherkit: weatherStore,
};
