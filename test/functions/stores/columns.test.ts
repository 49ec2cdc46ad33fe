// Names in rows that a store's definition has to have: a recipe, and what a trigger polls.
import { catalog } from '../../../connector/catalog.ts';
import { storeNames } from '../../../connector/core/stores.ts';
import { recipesWith } from '../../../functions/recipes/registry.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';

const named = catalog.flatMap(({ recipe }) => recipe ?? []);
const watched = catalog.flatMap(({ store, trigger }) => (trigger ? [`${store}/${trigger.watches}`] : []));

test('The relay has exactly the recipes that rows name', () => {
  expect(named.length).toBeGreaterThan(50);
  expect(Object.keys(recipesWith(storeDefinitions)).sort()).toEqual([...new Set(named)].sort());
});

test('A row of one store names no recipe of another', () => {
  const ofOthers = catalog.filter(({ recipe, store }) => recipe?.includes('/') && !recipe.startsWith(`${store}/`));
  expect(ofOthers.map(({ id }) => id)).toEqual([]);
});

test('Stores have exactly the sources that their triggers poll', () => {
  const sources = storeNames.flatMap((store) =>
    Object.keys(storeDefinitions[store].pollSources ?? {}).map((name) => `${store}/${name}`),
  );
  expect(watched.length).toBeGreaterThan(5);
  expect(sources.sort()).toEqual([...new Set(watched)].sort());
});
