// Every operation of every store.
import { analytics } from './apple/analytics.ts';
import { appInfos } from './apple/appInfos.ts';
import { apps } from './apple/apps.ts';
import { appTexts } from './apple/appTexts.ts';
import { betaBuilds } from './apple/betaBuilds.ts';
import { betaGroups } from './apple/betaGroups.ts';
import { betaTesters } from './apple/betaTesters.ts';
import { builds } from './apple/builds.ts';
import { feedback } from './apple/feedback.ts';
import { appStoreChoices } from './apple/listChoices.ts';
import { localizations } from './apple/localizations.ts';
import { performance } from './apple/performance.ts';
import { pictureRecipes } from './apple/pictureRecipes.ts';
import { prices } from './apple/prices.ts';
import { products } from './apple/purchases.ts';
import { releaseRecipes } from './apple/releaseRecipes.ts';
import { releases } from './apple/releases.ts';
import { reports } from './apple/reports.ts';
import { reportTables } from './apple/reportTables.ts';
import { reviews } from './apple/reviews.ts';
import { screenshots } from './apple/screenshots.ts';
import { signing } from './apple/signing.ts';
import { submissions } from './apple/submissions.ts';
import { testerRecipes } from './apple/testerRecipes.ts';
import { textRecipes } from './apple/textRecipes.ts';
import { appleTriggers } from './apple/triggers.ts';
import { users } from './apple/users.ts';
import { versions } from './apple/versions.ts';
import { webhooks } from './apple/webhooks.ts';
import { xcodeCloud } from './apple/xcodeCloud.ts';
import type { Operation } from './operation.ts';
import { overview } from './overview.ts';
import { page } from './page.ts';
import { relay } from './relay.ts';
import { requests } from './request.ts';
import { auth } from './samsung/auth.ts';
import { beta } from './samsung/beta.ts';
import { binaries } from './samsung/binaries.ts';
import { galaxyChoices } from './samsung/choices.ts';
import { comments } from './samsung/comments.ts';
import { content } from './samsung/content.ts';
import { gss } from './samsung/gss.ts';
import { items } from './samsung/items.ts';
import { metrics } from './samsung/metrics.ts';
import { metricTable } from './samsung/metricTable.ts';
import { orders } from './samsung/orders.ts';
import { purchases } from './samsung/purchases.ts';
import { galaxyRecipes } from './samsung/recipes.ts';
import { rollout } from './samsung/rollout.ts';
import { galaxyTexts } from './samsung/texts.ts';
import { galaxyTriggers } from './samsung/triggers.ts';
import { upload } from './samsung/upload.ts';

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
  ...page,
];
