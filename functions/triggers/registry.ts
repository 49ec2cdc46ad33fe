// Everything that a trigger can watch, by the name that rows call it.
import type { Watched } from '../../connector/core/operation.ts';
import { builds, feedback, reviews, runs } from './appStoreFeeds.ts';
import { galaxyReviews } from './galaxyFeed.ts';
import type { Source } from './pollSource.ts';
import { salesReports } from './reports.ts';
import { galaxyApps, versions } from './stateSources.ts';

export const sources: Readonly<Record<Watched, Source>> = {
  reviews,
  galaxyReviews,
  versions,
  galaxyApps,
  builds,
  feedback,
  salesReports,
  runs,
};
