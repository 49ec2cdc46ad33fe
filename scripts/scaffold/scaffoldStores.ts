// The stores that `npm run new` writes for, each as its definition, its catalog and its tools describe it.
import type { Operation } from '../../connector/core/operation.ts';
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import type { StoreDefinition } from '../../functions/pipeline/storeDefinition.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import { simulatedStores } from '../simulator/stores.ts';
import { storeTools } from '../stores/index.ts';
import type { StoreScaffold } from './storeScaffold.ts';

export interface ScaffoldStore {
  /** The paths of its API. */
  readonly paths: StoreDefinition['rawPaths'];
  readonly scaffold: StoreScaffold;
  readonly isSimulated: boolean;
  /** Title of the store if its rows name it in their texts, otherwise an empty text. */
  readonly titleInTexts: string;
}

export type ScaffoldStores = Readonly<Record<Store, ScaffoldStore>>;

export async function loadScaffoldStores(catalog: readonly Operation[]): Promise<ScaffoldStores> {
  const all = await Promise.all(
    storeNames.map(async (store) => {
      const scaffold = (await storeTools[store].scaffold?.()) ?? {};
      const { title } = stores[store];
      const isNamed = catalog.some((each) => each.store === store && each.summary.includes(title));
      const facts: ScaffoldStore = {
        paths: storeDefinitions[store].rawPaths,
        scaffold,
        isSimulated: simulatedStores[store] !== undefined,
        titleInTexts: isNamed ? title : '',
      };
      return [store, facts] as const;
    }),
  );
  return Object.fromEntries(all) as Record<Store, ScaffoldStore>;
}
