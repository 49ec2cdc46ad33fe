// All polling sources, by the name that operation rows use.
import type { WatchedSource } from '../../connector/core/recipeNames.ts';
import { buildFeed, feedbackFeed, reviewFeed, runFeed } from './appStoreFeeds.ts';
import { nearExpirations } from './expirations.ts';
import { galaxyReviewFeed } from './galaxyFeed.ts';
import type { PollSource } from './pollSource.ts';
import { salesReports } from './reports.ts';
import { appVersionStates, galaxyAppStates } from './stateSources.ts';

export const pollSources: Readonly<Record<WatchedSource, PollSource>> = {
  reviews: reviewFeed,
  galaxyReviews: galaxyReviewFeed,
  versions: appVersionStates,
  galaxyApps: galaxyAppStates,
  builds: buildFeed,
  feedback: feedbackFeed,
  salesReports,
  runs: runFeed,
  expirations: nearExpirations,
};
