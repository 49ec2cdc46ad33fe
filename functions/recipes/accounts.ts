// Lists the configured accounts without their secrets, for the Account drop-down.

import { jsonResponse } from '../core/types.ts';
import { loadAllKeys } from '../pipeline/accounts.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const listAccounts: Recipe = async ({ accounts, valid }) => {
  const listed = accounts.filter(({ store }) => valid.query.store === undefined || store === valid.query.store);
  await loadAllKeys(listed);
  return jsonResponse(200, {
    accounts: listed.map(({ store, name, isDefault, problem, warning }) => ({
      name,
      store,
      default: isDefault,
      usable: problem === undefined,
      ...((problem ?? warning) && { problem: problem ?? warning }),
    })),
  });
};
