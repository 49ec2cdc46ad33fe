// All recipes, by the name that operation rows use.
import type { RecipeName } from '../../connector/core/recipeNames.ts';
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
import { galaxyCheck } from './galaxyCheck.ts';
import { listGalaxyBinaryChoices, listGalaxyChoices, listGalaxyItemChoices } from './galaxyChoices.ts';
import { galaxyMetrics } from './galaxyMetrics.ts';
import { galaxyUpdate } from './galaxyUpdate.ts';
import { galaxyWhatsNew } from './galaxyWhatsNew.ts';
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
import { stagedRollout } from './stagedRollout.ts';
import { submitVersion } from './submitVersion.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { uploadBuild } from './uploadBuild.ts';
import { uploadPreview } from './uploadPreview.ts';
import { uploadScreenshot } from './uploadScreenshot.ts';
import { uploadScreenshots } from './uploadScreenshots.ts';
import { verifySigned } from './verifySigned.ts';
import { weeklyFigures } from './weeklyFigures.ts';
import { whatsNew } from './whatsNew.ts';

export const recipes: Readonly<Record<RecipeName, Recipe>> = {
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
  galaxyBinaryChoices: listGalaxyBinaryChoices,
  galaxyChoices: listGalaxyChoices,
  galaxyItemChoices: listGalaxyItemChoices,
  galaxyMetrics,
  galaxyUpdate,
  galaxyWhatsNew,
  stagedRollout,
  verifySigned,
  request: sendRawRequest,
  submitVersion,
  releaseVersion,
  checkVersion,
  galaxyCheck,
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
