// All operations of all stores.

import type { Operation } from './core/operation.ts';
import { overview } from './overview.ts';
import { dashboardRows } from './relay/dashboard.ts';
import { requests } from './relay/rawRequest.ts';
import { relay } from './relay/relay.ts';
import { appleRows } from './stores/apple/curatedRows.ts';
import { appStoreChoices } from './stores/apple/dynamicValueOperations.ts';
import { overlays } from './stores/apple/overlay/overlays.ts';
import { releaseRecipes } from './stores/apple/recipes/release.ts';
import { pictureRecipes } from './stores/apple/recipes/screenshot.ts';
import { testerRecipes } from './stores/apple/recipes/testers.ts';
import { textRecipes } from './stores/apple/recipes/texts.ts';
import { reportTables } from './stores/apple/reports/tables.ts';
import { reports } from './stores/apple/reports.ts';
import { appleTriggers } from './stores/apple/triggers.ts';
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
  ...appleRows(overlays.apps),
  ...appleRows(overlays.versions),
  ...appleRows(overlays.localizations),
  ...appleRows(overlays.screenshots),
  ...appleRows(overlays.submissions),
  ...appleRows(overlays.releases),
  ...appleRows(overlays.reviews),
  ...appleRows(overlays.builds),
  ...appleRows(overlays.betaGroups),
  ...appleRows(overlays.betaTesters),
  ...appleRows(overlays.betaBuilds),
  ...appleRows(overlays.feedback),
  ...reports,
  ...appleRows(overlays.analytics),
  ...reportTables,
  ...appleRows(overlays.appInfos),
  ...appleRows(overlays.appTexts),
  ...appleRows(overlays.products),
  ...appleRows(overlays.prices),
  ...appleRows(overlays.xcodeCloud),
  ...appleRows(overlays.users),
  ...appleRows(overlays.webhooks),
  ...appleRows(overlays.signing),
  ...appleRows(overlays.performance),
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
