// All recipes, by the name that operation rows use: those of the relay, and those that a store's definition lists.
import type { RelayRecipeName } from '../../connector/core/recipeNames.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import type { RelayStores } from '../workflow/relayStore.ts';
import type { Recipe } from '../workflow/storeApi.ts';
import { listAccounts } from './accounts.ts';
import { addTester } from './addTester.ts';
import { addTesters } from './addTesters.ts';
import { allApps } from './allApps.ts';
import { analyticsReport } from './analyticsReport.ts';
import { readAppStatus } from './appStatus.ts';
import { listAppStoreChoices } from './appStoreChoices.ts';
import { callOperation } from './callOperation.ts';
import { checkVersion } from './checkVersion.ts';
import { collectReport } from './collectReport.ts';
import { createCustomProductPage } from './createCustomProductPage.ts';
import { createExperiment } from './createExperiment.ts';
import { createInAppPurchase } from './createInAppPurchase.ts';
import { createInAppPurchaseOfferCodes, createSubscriptionOfferCodes } from './createOfferCodes.ts';
import { createSubscription } from './createSubscription.ts';
import { dashboardPage } from './dashboard.ts';
import { dashboardState } from './dashboardState.ts';
import { relayDefinition } from './definition.ts';
import { eventSubscriptions, purchaseSubscriptions, testEvents } from './eventSubscriptions.ts';
import { listExpirations } from './expirations.ts';
import { financeReport } from './financeReport.ts';
import { health } from './health.ts';
import { cancelJob, listJobs, readJob, readJobResult, retryJob } from './jobs.ts';
import { mcp } from './mcp.ts';
import { openApiDocument } from './openapi.ts';
import { listOperations } from './operations.ts';
import { phasedRelease } from './phasedRelease.ts';
import { pollTrigger } from './pollTrigger.ts';
import { receivePurchaseEvent, subscribePurchases } from './purchaseEvents.ts';
import { sendRawRequest } from './rawRequest.ts';
import { receiveEvent } from './receiveEvent.ts';
import { relayVersion } from './relayVersion.ts';
import { releaseVersion } from './releaseVersion.ts';
import { replyToGalaxyReviews, replyToReviews } from './replyToReviews.ts';
import { countFailedEvents, retryEvents } from './retryEvents.ts';
import { salesReport } from './salesReport.ts';
import { sendBuildToTesters } from './sendBuildToTesters.ts';
import { submitVersion } from './submitVersion.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { uploadBuild } from './uploadBuild.ts';
import { uploadPreview } from './uploadPreview.ts';
import { uploadScreenshot } from './uploadScreenshot.ts';
import { uploadScreenshots } from './uploadScreenshots.ts';
import { verifySigned } from './verifySigned.ts';
import { weeklyFigures } from './weeklyFigures.ts';
import { whatsNew } from './whatsNew.ts';

/** The recipes of a relay with these stores; those of a store are named `samsung/metrics`. */
export function recipesWith(stores: RelayStores): Readonly<Record<string, Recipe>> {
  const ofStore = (store: Store) =>
    Object.entries(stores[store].recipes ?? {}).map(([name, recipe]) => [`${store}/${name}`, recipe] as const);
  return { ...relayRecipes, ...Object.fromEntries(storeNames.flatMap(ofStore)) };
}

const relayRecipes: Readonly<Record<RelayRecipeName, Recipe>> = {
  accounts: listAccounts,
  health,
  version: relayVersion,
  definition: relayDefinition,
  openapi: openApiDocument,
  call: callOperation,
  mcp,
  page: dashboardPage,
  state: dashboardState,
  operations: listOperations,
  allApps,
  appStatus: readAppStatus,
  weeklyFigures,
  appStoreChoices: listAppStoreChoices,
  verifySigned,
  request: sendRawRequest,
  submitVersion,
  releaseVersion,
  checkVersion,
  expirations: listExpirations,
  phasedRelease,
  whatsNew,
  tester: addTester,
  testers: addTesters,
  replies: replyToReviews,
  galaxyReplies: replyToGalaxyReviews,
  screenshot: uploadScreenshot,
  screenshots: uploadScreenshots,
  preview: uploadPreview,
  salesReport,
  financeReport,
  analyticsReport,
  collectReport,
  uploadBuild,
  inAppPurchase: createInAppPurchase,
  subscription: createSubscription,
  subscriptionOfferCodes: createSubscriptionOfferCodes,
  inAppPurchaseOfferCodes: createInAppPurchaseOfferCodes,
  customProductPage: createCustomProductPage,
  experiment: createExperiment,
  sendBuildToTesters,
  jobs: listJobs,
  job: readJob,
  jobResult: readJobResult,
  cancelJob,
  retryJob,
  trigger: pollTrigger,
  subscribe,
  unsubscribe,
  receiveEvent,
  eventSubscriptions,
  testEvents,
  subscribePurchases,
  receivePurchaseEvent,
  purchaseSubscriptions,
  failedEvents: countFailedEvents,
  retryEvents,
};
