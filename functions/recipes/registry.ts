// Every recipe, by the name that rows call it.
import type { RecipeName } from '../../connector/core/operation.ts';
import type { Recipe } from '../workflow/storeApi.ts';
import { listAccounts } from './accounts.ts';
import { addTester } from './addTester.ts';
import { addTesters } from './addTesters.ts';
import { allApps } from './allApps.ts';
import { analyticsReport } from './analyticsReport.ts';
import { appStatus } from './appStatus.ts';
import { appStoreChoices } from './appStoreChoices.ts';
import { call } from './callOperation.ts';
import { page } from './dashboard.ts';
import { state } from './dashboardState.ts';
import { definition } from './definition.ts';
import { financeReport } from './financeReport.ts';
import { galaxyBinaryChoices, galaxyChoices, galaxyItemChoices } from './galaxyChoices.ts';
import { galaxyMetrics } from './galaxyMetrics.ts';
import { galaxyUpdate } from './galaxyUpdate.ts';
import { galaxyWhatsNew } from './galaxyWhatsNew.ts';
import { health } from './health.ts';
import { operations } from './operations.ts';
import { phasedRelease } from './phasedRelease.ts';
import { trigger } from './pollTrigger.ts';
import { request } from './rawRequest.ts';
import { version } from './relayVersion.ts';
import { releaseVersion } from './releaseVersion.ts';
import { salesReport } from './salesReport.ts';
import { stagedRollout } from './stagedRollout.ts';
import { submitVersion } from './submitVersion.ts';
import { uploadScreenshot } from './uploadScreenshot.ts';
import { whatsNew } from './whatsNew.ts';

export const recipes: Readonly<Record<RecipeName, Recipe>> = {
  accounts: listAccounts,
  health,
  version,
  definition,
  call,
  page,
  state,
  operations,
  allApps,
  appStatus,
  appStoreChoices,
  galaxyBinaryChoices,
  galaxyChoices,
  galaxyItemChoices,
  galaxyMetrics,
  galaxyUpdate,
  galaxyWhatsNew,
  stagedRollout,
  request,
  submitVersion,
  releaseVersion,
  phasedRelease,
  whatsNew,
  tester: addTester,
  testers: addTesters,
  screenshot: uploadScreenshot,
  salesReport,
  financeReport,
  analyticsReport,
  trigger,
};
