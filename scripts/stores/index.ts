// The stores of the command line tools: one line for each.
import type { Store } from '../../connector/core/stores.ts';
import { appleTools } from './apple/tools.ts';
import { serverTools } from './appstoreserver/tools.ts';
import { galaxyTools } from './samsung/tools.ts';
import type { StoreTools } from './storeTools.ts';
import { weatherTools } from './weatherkit/tools.ts';

export const storeTools: Readonly<Record<Store, StoreTools>> = {
  apple: appleTools,
  samsung: galaxyTools,
  appstoreserver: serverTools,
  weatherkit: weatherTools,
};
