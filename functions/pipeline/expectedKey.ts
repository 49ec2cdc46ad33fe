// The private key that a store expects, by the definitions of all stores.
import { appStores, type Store, stores } from '../../connector/core/stores.ts';
import type { ExpectedKey } from '../auth/privateKey.ts';
import type { StoreDefinitions } from './storeDefinition.ts';

/** Undefined for a store whose key is not read but sent as it is. */
export function expectedKeyOf(store: Store, definitions: StoreDefinitions): ExpectedKey | undefined {
  const definition = definitions[store];
  if (definition.algorithm === 'bearer') return undefined;
  const { algorithm, keySource: source, keyFileType } = definition;
  const others = appStores.flatMap((name) => {
    const other = definitions[name].algorithm;
    return other === 'bearer' || other === algorithm ? [] : [{ algorithm: other, title: stores[name].title }];
  });
  return { algorithm, source, others, ...(keyFileType !== undefined && { fileType: keyFileType }) };
}
