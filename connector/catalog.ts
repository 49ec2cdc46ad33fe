// All operations of all stores.

import type { Operation } from './core/operation.ts';
import { overview } from './overview.ts';
import { dashboardRows } from './relay/dashboard.ts';
import { requests } from './relay/rawRequest.ts';
import { relay } from './relay/relay.ts';
import { analytics } from './stores/apple/analytics.ts';
import { appInfos } from './stores/apple/appInfos.ts';
import { apps } from './stores/apple/apps.ts';
import { appTexts } from './stores/apple/appTexts.ts';
import { betaBuilds } from './stores/apple/betaBuilds.ts';
import { betaGroups } from './stores/apple/betaGroups.ts';
import { betaTesters } from './stores/apple/betaTesters.ts';
import { builds } from './stores/apple/builds.ts';
import { appStoreChoices } from './stores/apple/dynamicValueOperations.ts';
import { feedback } from './stores/apple/feedback.ts';
import { localizations } from './stores/apple/localizations.ts';
import { performance } from './stores/apple/performance.ts';
import { prices } from './stores/apple/prices.ts';
import { products } from './stores/apple/purchases.ts';
import { releaseRecipes } from './stores/apple/recipes/release.ts';
import { pictureRecipes } from './stores/apple/recipes/screenshot.ts';
import { testerRecipes } from './stores/apple/recipes/testers.ts';
import { textRecipes } from './stores/apple/recipes/texts.ts';
import { releases } from './stores/apple/releases.ts';
import { reportTables } from './stores/apple/reports/tables.ts';
import { reports } from './stores/apple/reports.ts';
import { reviews } from './stores/apple/reviews.ts';
import { screenshots } from './stores/apple/screenshots.ts';
import { signing } from './stores/apple/signing.ts';
import { submissions } from './stores/apple/submissions.ts';
import { appleTriggers } from './stores/apple/triggers.ts';
import { users } from './stores/apple/users.ts';
import { versions } from './stores/apple/versions.ts';
import { webhooks } from './stores/apple/webhooks.ts';
import { xcodeCloud } from './stores/apple/xcodeCloud.ts';
import { auth } from './stores/samsung/auth.ts';
import { beta } from './stores/samsung/beta.ts';
import { binaries } from './stores/samsung/binaries.ts';
import { comments } from './stores/samsung/comments.ts';
import { content } from './stores/samsung/content.ts';
import { galaxyChoices } from './stores/samsung/dynamicValues.ts';
import { gss } from './stores/samsung/gss.ts';
import { items } from './stores/samsung/items.ts';
import { metrics } from './stores/samsung/metrics.ts';
import { metricTable } from './stores/samsung/metricTable.ts';
import { orders } from './stores/samsung/orders.ts';
import { purchases } from './stores/samsung/purchases.ts';
import { galaxyRecipes } from './stores/samsung/recipes.ts';
import { rollout } from './stores/samsung/rollout.ts';
import { galaxyTexts } from './stores/samsung/texts.ts';
import { galaxyTriggers } from './stores/samsung/triggers.ts';
import { upload } from './stores/samsung/upload.ts';

export const catalog: readonly Operation[] = [
  ...apps,
  ...versions,
  ...localizations,
  ...screenshots,
  ...submissions,
  ...releases,
  ...reviews,
  ...builds,
  ...betaGroups,
  ...betaTesters,
  ...betaBuilds,
  ...feedback,
  ...reports,
  ...analytics,
  ...reportTables,
  ...appInfos,
  ...appTexts,
  ...products,
  ...prices,
  ...xcodeCloud,
  ...users,
  ...webhooks,
  ...signing,
  ...performance,
  ...auth,
  ...gss,
  ...content,
  ...upload,
  ...binaries,
  ...beta,
  ...rollout,
  ...comments,
  ...items,
  ...orders,
  ...purchases,
  ...metrics,
  ...metricTable,
  ...releaseRecipes,
  ...textRecipes,
  ...testerRecipes,
  ...pictureRecipes,
  ...galaxyRecipes,
  ...galaxyTexts,
  ...appStoreChoices,
  ...galaxyChoices,
  ...overview,
  ...requests,
  ...appleTriggers,
  ...galaxyTriggers,
  ...relay,
  ...dashboardRows,
];
