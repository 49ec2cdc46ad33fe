// The configured accounts without their secrets; feeds the Account drop-down.

import type { Recipe } from '../cook.ts';
import { json } from '../message.ts';

export const listAccounts: Recipe = async ({ accounts, valid }) =>
  json(200, {
    accounts: accounts
      .filter(({ store }) => valid.query.store === undefined || store === valid.query.store)
      .map(({ store, name, isDefault, problem, warning }) => ({
        name,
        store,
        default: isDefault,
        usable: problem === undefined,
        ...((problem ?? warning) && { problem: problem ?? warning }),
      })),
  });
