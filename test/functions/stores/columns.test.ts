// What rows need of a store's definition: a recipe, what a trigger polls, and where the ID of a response is.
import { catalog } from '../../../connector/catalog.ts';
import { storeNames } from '../../../connector/core/stores.ts';
import { recipesFor } from '../../../functions/recipes/registry.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';
import { workflowsOf } from '../../../functions/workflow/relayStore.ts';

const named = catalog.flatMap(({ recipe }) => recipe ?? []);
const watched = catalog.flatMap(({ store, trigger }) => (trigger ? [`${store}/${trigger.watches}`] : []));

const workflows = await Promise.all(
  storeNames.map(async (store) => [store, await workflowsOf(storeDefinitions, store)] as const),
);
const ofStores = named.filter((name) => name.includes('/'));

test('The relay has exactly the recipes that rows name', () => {
  expect(named.length).toBeGreaterThan(50);
  expect(Object.keys(recipesFor(catalog, storeDefinitions)).sort()).toEqual([...new Set(named)].sort());
});

test('Stores have exactly the recipes that rows name', () => {
  const recipes = workflows.flatMap(([store, own]) => Object.keys(own.recipes ?? {}).map((name) => `${store}/${name}`));
  expect(ofStores.length).toBeGreaterThan(30);
  expect(recipes.sort()).toEqual([...new Set(ofStores)].sort());
});

test('A row of one store names no recipe of another', () => {
  const ofOthers = catalog.filter(({ recipe, store }) => recipe?.includes('/') && !recipe.startsWith(`${store}/`));
  expect(ofOthers.map(({ id }) => id)).toEqual([]);
});

test('Stores have exactly the sources that their triggers poll', () => {
  const sources = workflows.flatMap(([store, { pollSources = {} }]) =>
    Object.keys(pollSources).map((name) => `${store}/${name}`),
  );
  expect(watched.length).toBeGreaterThan(5);
  expect(sources.sort()).toEqual([...new Set(watched)].sort());
});

test('A store whose responses are checked for an ID says where it is', () => {
  const checked = catalog.flatMap(({ responseIdFrom, store }) =>
    responseIdFrom !== undefined && store ? [store] : [],
  );
  expect(checked.length).toBeGreaterThan(5);
  expect(checked.filter((store) => storeDefinitions[store].idMember === undefined)).toEqual([]);
});
