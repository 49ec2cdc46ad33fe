// Every recipe, by the name that rows call it.
import type { RecipeName } from '../../connector/operation.ts';
import type { Recipe } from '../cook.ts';
import { listAccounts } from './accounts.ts';
import { allApps } from './allApps.ts';
import { analyticsReport } from './analyticsReport.ts';
import { appStatus } from './appStatus.ts';
import { appStoreChoices } from './appStoreChoices.ts';
import { call } from './call.ts';
import { definition } from './definition.ts';
import { financeReport } from './financeReport.ts';
import { galaxyBinaryChoices, galaxyChoices, galaxyItemChoices } from './galaxyChoices.ts';
import { galaxyMetrics } from './galaxyMetrics.ts';
import { galaxyUpdate } from './galaxyUpdate.ts';
import { galaxyWhatsNew } from './galaxyWhatsNew.ts';
import { health } from './health.ts';
import { operations } from './operations.ts';
import { page } from './page.ts';
import { phasedRelease } from './phasedRelease.ts';
import { releaseVersion } from './releaseVersion.ts';
import { request } from './request.ts';
import { salesReport } from './salesReport.ts';
import { uploadScreenshot } from './screenshot.ts';
import { stagedRollout } from './stagedRollout.ts';
import { state } from './state.ts';
import { submitVersion } from './submitVersion.ts';
import { addTester } from './tester.ts';
import { addTesters } from './testers.ts';
import { trigger } from './trigger.ts';
import { version } from './version.ts';
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
