// Reports version, commit, contract, Node.js, and which settings of the relay are on, without their values.

import { storeNames } from '../../connector/core/stores.ts';
import { about } from '../../connector/emit/about.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { buildCommit } from '../core/buildInfo.ts';
import { jsonResponse } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const relayVersion: Recipe = async ({ featureFlags: switches }) =>
  jsonResponse(200, {
    version: about.version,
    commit: buildCommit ?? 'unknown',
    ...contractVersions(),
    node: process.versions.node,
    settings: switches,
  });

/** The version of each contract, by the name of its store: `appleContract`. */
function contractVersions(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    storeNames.flatMap((store) => {
      const { contract } = storeCatalogs[store];
      return contract ? [[`${store}Contract`, contract.version]] : [];
    }),
  );
}
