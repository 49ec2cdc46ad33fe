// Everything that a trigger can watch, by the name that rows call it.
import type { Watched } from '../../connector/core/operation.ts';
import { buildFeed, feedbackFeed, reviewFeed, runFeed } from './appStoreFeeds.ts';
import { galaxyReviewFeed } from './galaxyFeed.ts';
import type { PollSource } from './pollSource.ts';
import { salesReports } from './reports.ts';
import { galaxyAppStates, versions } from './stateSources.ts';

export const pollSources: Readonly<Record<Watched, PollSource>> = {
  reviews: reviewFeed,
  galaxyReviews: galaxyReviewFeed,
  versions,
  galaxyApps: galaxyAppStates,
  builds: buildFeed,
  feedback: feedbackFeed,
  salesReports,
  runs: runFeed,
};
