// The apps of one Galaxy Store account for a drop-down: a list of a store is read under the policy of that store.

import type { Recipe } from '../cook.ts';
import { json } from '../message.ts';
import { byName } from '../overview/listed.ts';
import { readGalaxyList } from '../samsung/apps.ts';

export const galaxyChoices: Recipe = async (kitchen) => {
  const apps = await readGalaxyList(kitchen.cook());
  return json(200, { apps: [...apps].sort(byName).map(({ id, name, state }) => ({ id, name, state })) });
};
