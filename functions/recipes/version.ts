// Tells which relay this is: version, commit, contract, Node.js, and which of its settings are on. No value of any.
import { about } from '../../connector/about.ts';
import { APPLE_CONTRACT } from '../../connector/stores.ts';
import { commit } from '../build.ts';
import type { Recipe } from '../cook.ts';
import { json } from '../message.ts';

export const version: Recipe = async ({ switches }) =>
  json(200, {
    version: about.version,
    commit: commit ?? 'unknown',
    appleContract: APPLE_CONTRACT,
    node: process.versions.node,
    settings: switches,
  });
