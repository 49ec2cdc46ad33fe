// All operations of App Store Connect.
import { recipeRows } from '../../core/builders.ts';
import type { StoreCatalog } from '../../core/storeCatalog.ts';
import { rawRequestRow } from '../../relay/rawRequest.ts';
import { appleContract, appleMethods } from './appleContract.ts';
import { appleRows } from './curatedRows.ts';
import { choiceLists } from './dynamicValueLists.ts';
import { appStoreChoices } from './dynamicValueOperations.ts';
import { appleEventRecipes, appleEventTriggers } from './events.ts';
import { overlays } from './overlay/overlays.ts';
import { applePurchaseRecipes, applePurchaseTriggers } from './purchaseEvents.ts';
import { buildRecipes } from './recipes/build.ts';
import { checkRecipes } from './recipes/check.ts';
import { offerCodeRecipes } from './recipes/offerCodes.ts';
import { previewRecipes } from './recipes/preview.ts';
import { pageRecipes } from './recipes/productPages.ts';
import { productRecipes } from './recipes/products.ts';
import { releaseRecipes } from './recipes/release.ts';
import { replyRecipes } from './recipes/replies.ts';
import { pictureRecipes } from './recipes/screenshot.ts';
import { pictureListRecipes } from './recipes/screenshots.ts';
import { testBuildRecipes } from './recipes/testBuild.ts';
import { testerRecipes } from './recipes/testers.ts';
import { textRecipes } from './recipes/texts.ts';
import { reportTables } from './reports/tables.ts';
import { reports } from './reports.ts';
import { appleStatus } from './status.ts';
import { appleTriggers } from './triggers.ts';

export const appleCatalog: StoreCatalog = {
  operations: [
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
    ...appleRows(overlays.offerCodes),
    ...appleRows(overlays.productPages),
    ...appleRows(overlays.xcodeCloud),
    ...appleRows(overlays.users),
    ...appleRows(overlays.webhooks),
    ...appleRows(overlays.signing),
    ...appleRows(overlays.performance),
    ...appleRows(overlays.placements),
    ...appleRows(overlays.accessibility),
    ...appleRows(overlays.appTags),
    ...appleRows(overlays.backgroundAssets),
    ...appleRows(overlays.sandboxTesters),
  ],
  contract: appleContract,
  recipes: [
    ...checkRecipes,
    ...releaseRecipes,
    ...textRecipes,
    ...testerRecipes,
    ...replyRecipes,
    ...pictureRecipes,
    ...pictureListRecipes,
    ...previewRecipes,
    ...buildRecipes,
    ...productRecipes,
    ...offerCodeRecipes,
    ...pageRecipes,
    ...testBuildRecipes,
    ...appleEventRecipes,
    ...applePurchaseRecipes,
  ],
  choices: appStoreChoices,
  requests: recipeRows('apple', {
    SendAppStoreRequest: rawRequestRow('apple', {
      id: 'SendAppStoreRequest',
      form: 'AppStoreRequest',
      methods: appleMethods,
      path: '/v1/apps',
    }),
  }),
  triggers: [...appleEventTriggers, ...applePurchaseTriggers, ...appleTriggers],
  lists: choiceLists,
  status: appleStatus,
};
