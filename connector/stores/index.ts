// The catalogs of the stores: one line for each.
import type { StoreCatalog } from '../core/storeCatalog.ts';
import type { Store } from '../core/stores.ts';
import { appleCatalog } from './apple/catalog.ts';
import { serverCatalog } from './appstoreserver/catalog.ts';
import { galaxyCatalog } from './samsung/catalog.ts';
import { weatherCatalog } from './weatherkit/catalog.ts';

export const storeCatalogs: Readonly<Record<Store, StoreCatalog>> = {
  apple: appleCatalog,
  samsung: galaxyCatalog,
  appstoreserver: serverCatalog,
  weatherkit: weatherCatalog,
};
