// What the recipes and triggers of Galaxy Store do.
import type { StoreWorkflows } from '../../workflow/relayStore.ts';
import { listGalaxy } from './apps.ts';
import { galaxyAppStates } from './galaxyAppStates.ts';
import { galaxyReviewFeed } from './galaxyFeed.ts';
import { galaxyCheck } from './recipes/check.ts';
import { listGalaxyBinaryChoices, listGalaxyChoices, listGalaxyItemChoices } from './recipes/choices.ts';
import { galaxyMetrics } from './recipes/metrics.ts';
import { replyToGalaxyReviews } from './recipes/replies.ts';
import { stagedRollout } from './recipes/rollout.ts';
import { galaxyUpdate } from './recipes/update.ts';
import { galaxyWhatsNew } from './recipes/whatsNew.ts';
import { readGalaxyName, readGalaxyStatus } from './status.ts';
import { readGalaxyWeek } from './week.ts';

export const galaxyWorkflows: StoreWorkflows = {
  listApps: listGalaxy,
  // Samsung: "Use the Access Token"
  expirations: {
    kinds: {},
    notes: ['A Galaxy Store access token does not expire, and the API lists no service accounts and no certificates.'],
  },
  readWeek: readGalaxyWeek,
  recipes: {
    binaryChoices: listGalaxyBinaryChoices,
    choices: listGalaxyChoices,
    itemChoices: listGalaxyItemChoices,
    metrics: galaxyMetrics,
    update: galaxyUpdate,
    whatsNew: galaxyWhatsNew,
    rollout: stagedRollout,
    check: galaxyCheck,
    replies: replyToGalaxyReviews,
  },
  pollSources: { reviews: galaxyReviewFeed, apps: galaxyAppStates },
  readStatus: readGalaxyStatus,
  readAppName: readGalaxyName,
};
