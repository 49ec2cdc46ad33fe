// The configured accounts without their secrets; feeds the Account drop-down.

import { readKeys } from '../accounts.ts';
import type { Recipe } from '../cook.ts';
import { json } from '../message.ts';

export const listAccounts: Recipe = async ({ accounts, valid }) => {
  const listed = accounts.filter(({ store }) => valid.query.store === undefined || store === valid.query.store);
  await readKeys(listed);
  return json(200, {
    accounts: listed.map(({ store, name, isDefault, problem, warning }) => ({
      name,
      store,
      default: isDefault,
      usable: problem === undefined,
      ...((problem ?? warning) && { problem: problem ?? warning }),
    })),
  });
};
