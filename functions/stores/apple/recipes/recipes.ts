// The recipes of App Store Connect, by the name that rows use after `apple/`.
import type { Recipe } from '../../../workflow/storeApi.ts';
import { addTester } from './addTester.ts';
import { addTesters } from './addTesters.ts';
import { analyticsReport } from './analyticsReport.ts';
import { listAppStoreChoices } from './appStoreChoices.ts';
import { checkVersion } from './checkVersion.ts';
import { collectReport } from './collectReport.ts';
import { createCustomProductPage } from './createCustomProductPage.ts';
import { createExperiment } from './createExperiment.ts';
import { createInAppPurchase } from './createInAppPurchase.ts';
import { createInAppPurchaseOfferCodes, createSubscriptionOfferCodes } from './createOfferCodes.ts';
import { createSubscription } from './createSubscription.ts';
import { financeReport } from './financeReport.ts';
import { phasedRelease } from './phasedRelease.ts';
import { releaseVersion } from './releaseVersion.ts';
import { replyToReviews } from './replyToReviews.ts';
import { salesReport } from './salesReport.ts';
import { sendBuildToTesters } from './sendBuildToTesters.ts';
import { submitVersion } from './submitVersion.ts';
import { uploadBuild } from './uploadBuild.ts';
import { uploadPreview } from './uploadPreview.ts';
import { uploadScreenshot } from './uploadScreenshot.ts';
import { uploadScreenshots } from './uploadScreenshots.ts';
import { whatsNew } from './whatsNew.ts';

export const appleRecipes: Readonly<Record<string, Recipe>> = {
  appStoreChoices: listAppStoreChoices,
  submitVersion,
  releaseVersion,
  checkVersion,
  phasedRelease,
  whatsNew,
  tester: addTester,
  testers: addTesters,
  replies: replyToReviews,
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
};
