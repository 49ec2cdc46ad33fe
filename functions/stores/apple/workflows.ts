// What the recipes and triggers of App Store Connect do.
import type { StoreWorkflows } from '../../workflow/relayStore.ts';
import { buildFeed, feedbackFeed, reviewFeed, runFeed } from './appStoreFeeds.ts';
import { appVersionStates } from './appStoreVersions.ts';
import { listApple } from './apps.ts';
import { appleExpirations } from './expirations.ts';
import { nearExpirations } from './nearExpirations.ts';
import { salesReports } from './polledReports.ts';
import { appleRecipes } from './recipes/recipes.ts';
import { readAppleName, readAppleStatus } from './status.ts';
import { readAppleWeek } from './week.ts';

export const appleWorkflows: StoreWorkflows = {
  listApps: listApple,
  readWeek: readAppleWeek,
  expirations: appleExpirations,
  recipes: appleRecipes,
  pollSources: {
    reviews: reviewFeed,
    versions: appVersionStates,
    builds: buildFeed,
    feedback: feedbackFeed,
    salesReports,
    runs: runFeed,
    expirations: nearExpirations,
  },
  readStatus: readAppleStatus,
  readAppName: readAppleName,
};
