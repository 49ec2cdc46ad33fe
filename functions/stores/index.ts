// The stores of the relay: one line for each.
import type { StoreDefinitions } from '../pipeline/storeDefinition.ts';
import { appleStore } from './apple/definition.ts';
import { galaxyStore } from './samsung/definition.ts';

export const storeDefinitions: StoreDefinitions = {
  apple: appleStore,
  samsung: galaxyStore,
};
