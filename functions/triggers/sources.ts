// Everything that a trigger can watch, by the name that rows call it.
import type { Watched } from '../../connector/operation.ts';
import { builds, feedback, reviews, runs } from './apple.ts';
import { galaxyApps, versions } from './changes.ts';
import { galaxyReviews } from './galaxy.ts';
import { salesReports } from './reports.ts';
import type { Source } from './source.ts';

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
