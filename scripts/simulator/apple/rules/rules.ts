// All rules by type.
import type { ResourceRules } from '../rule.ts';
import { analyticsRules } from './analytics.ts';
import { appDetailRules } from './appDetails.ts';
import { assetLibraryRules } from './assetLibrary.ts';
import { assetRules } from './assets.ts';
import { buildRules } from './builds.ts';
import { buildUploadRules } from './buildUploads.ts';
import { offerCodeRules } from './offerCodes.ts';
import { peopleRules } from './people.ts';
import { pipelineRules } from './pipelines.ts';
import { productPageRules } from './productPages.ts';
import { productPriceRules } from './productPrices.ts';
import { productRules } from './products.ts';
import { releaseRules } from './release.ts';
import { reviewRules } from './reviews.ts';
import { submissionRules } from './submissions.ts';
import { testerRules } from './testers.ts';
import { versionRules } from './versions.ts';
import { webhookRules } from './webhooks.ts';

export const resourceRules: ResourceRules = {
  ...versionRules,
  ...submissionRules,
  ...releaseRules,
  ...reviewRules,
  ...testerRules,
  ...buildRules,
  ...webhookRules,
  ...peopleRules,
  ...pipelineRules,
  ...productRules,
  ...productPageRules,
  ...productPriceRules,
  ...offerCodeRules,
  ...appDetailRules,
  ...analyticsRules,
  ...assetRules,
  ...assetLibraryRules,
  ...buildUploadRules,
};
