// Reports version, commit, contract, Node.js, and which settings of the relay are on, without their values.

import { about } from '../../connector/emit/about.ts';
import { APPLE_CONTRACT } from '../../connector/stores/apple/contractVersion.ts';
import { buildCommit } from '../core/buildInfo.ts';
import { jsonResponse } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const relayVersion: Recipe = async ({ featureFlags: switches }) =>
  jsonResponse(200, {
    version: about.version,
    commit: buildCommit ?? 'unknown',
    appleContract: APPLE_CONTRACT,
    node: process.versions.node,
    settings: switches,
  });
