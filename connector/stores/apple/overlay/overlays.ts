// All overlays: the operations of Apple's contract that are actions of the connector, by area.

import { accessibility } from './accessibility.ts';
import { analytics } from './analytics.ts';
import { appInfos } from './appInfos.ts';
import { apps } from './apps.ts';
import { appTags } from './appTags.ts';
import { appTexts } from './appTexts.ts';
import { backgroundAssets } from './backgroundAssets.ts';
import { betaBuilds } from './betaBuilds.ts';
import { betaGroups } from './betaGroups.ts';
import { betaTesters } from './betaTesters.ts';
import { builds } from './builds.ts';
import { feedback } from './feedback.ts';
import { localizations } from './localizations.ts';
import { offerCodes } from './offerCodes.ts';
import { performance } from './performance.ts';
import { placements } from './placements.ts';
import { prices } from './prices.ts';
import { productPages } from './productPages.ts';
import { products } from './purchases.ts';
import { releases } from './releases.ts';
import { reviews } from './reviews.ts';
import { sandboxTesters } from './sandboxTesters.ts';
import { screenshots } from './screenshots.ts';
import { signing } from './signing.ts';
import { submissions } from './submissions.ts';
import { users } from './users.ts';
import { versions } from './versions.ts';
import { webhooks } from './webhooks.ts';
import { xcodeCloud } from './xcodeCloud.ts';

export const overlays = {
  apps,
  versions,
  localizations,
  screenshots,
  submissions,
  releases,
  reviews,
  builds,
  betaGroups,
  betaTesters,
  betaBuilds,
  feedback,
  analytics,
  appInfos,
  appTexts,
  products,
  prices,
  offerCodes,
  productPages,
  xcodeCloud,
  users,
  webhooks,
  signing,
  performance,
  placements,
  accessibility,
  appTags,
  backgroundAssets,
  sandboxTesters,
} as const;
