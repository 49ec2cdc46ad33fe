// Tells which relay this is: version, commit, contract, Node.js, and which of its settings are on. No value of any.

import { APPLE_CONTRACT } from '../../connector/core/stores.ts';
import { about } from '../../connector/emit/about.ts';
import { commit } from '../core/buildInfo.ts';
import { json } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const version: Recipe = async ({ switches }) =>
  json(200, {
    version: about.version,
    commit: commit ?? 'unknown',
    appleContract: APPLE_CONTRACT,
    node: process.versions.node,
    settings: switches,
  });
