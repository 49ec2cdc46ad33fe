// Publishes a new version of a Galaxy Store app, from the file to the review: Samsung's documented requests, in the order that works.

import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { appBinariesOf, type GalaxyRecord, readGalaxyApp } from '../app.ts';
import { describeApp, inputRefused, openRecord, refuseDated } from '../draft.ts';
import { refuseRunning } from '../stagedRollout.ts';
import { type AppFile, fileNameOf, lookAtFile, noFile, openFile } from '../updateFile.ts';
import { startUpdateSlice } from '../updateSlice.ts';
import { runUpdateWorkflow, type UpdateContext, type UpdateOptions } from '../updateWorkflow.ts';

export const galaxyUpdate: Recipe = async (context) => {
  const wanted = readWanted(context);
  const api = context.store();
  const steps = context.startSteps(context.job?.steps);
  const slice = await startUpdateSlice(context, steps, wanted.contentId);
  const app = await steps.read('Read app', () => readGalaxyApp(api, wanted.contentId), describeApp);
  const from = openRecord(app);
  checkRecord(from, wanted);
  if (wanted.rate !== undefined)
    await steps.read(
      'Read rollout of the version in the store',
      () => refuseRunning(api, wanted.contentId),
      (running) => running,
    );
  const taken = [app.live, app.draft].flatMap(appBinariesOf).flatMap(({ fileName }) => fileName ?? []);
  const fileName = fileNameOf(inputOf(context, 'fileName'), wanted.fileUrl, taken);
  const course = { context, api, steps, wanted, from, ...slice };
  const file = slice.uploaded === undefined ? await openWanted(course) : noFile;
  try {
    return jsonResponse(200, await runUpdateWorkflow(course, fileName, file));
  } finally {
    file.close();
  }
};

/**
 * A file at an address is a step, also of a plan: one that is not there, or is another now, ends the call before any change.
 * Such a call is a job, whose plan is compared in a dry run: no file is open then.
 */
async function openWanted({ context, steps, wanted }: UpdateContext): Promise<AppFile> {
  const open = () => fileOf(context, wanted);
  if (wanted.fileUrl === undefined) return open();
  return steps.read(
    'Look at the file',
    open,
    ({ size }) => (size === undefined ? 'Its host does not say how long it is.' : `${size} bytes.`),
    ({ size, version }) => ({ size, version }),
  );
}

/** A plan needs no file in the body. */
async function fileOf({ files, valid, deadline }: RecipeContext, { fileUrl, dryRun }: UpdateOptions): Promise<AppFile> {
  if (!dryRun) return openFile(files, { body: valid.bytes, address: fileUrl }, deadline);
  return fileUrl === undefined ? noFile : lookAtFile(files, fileUrl, deadline);
}

function readWanted(context: RecipeContext): UpdateOptions {
  return {
    contentId: inputOf<string>(context, 'contentId') ?? '',
    gms: inputOf(context, 'gms'),
    fileUrl: inputOf(context, 'fileUrl'),
    whatsNew: inputOf(context, 'whatsNew'),
    publicationType: inputOf(context, 'publicationType'),
    devicesOf: inputOf(context, 'copyDeviceGroupsOf'),
    removes: inputOf(context, 'removeOldBinaries') === true,
    rate: inputOf(context, 'rolloutRate'),
    submits: inputOf(context, 'submit') === true,
    dryRun: inputOf(context, 'dryRun') === true,
  };
}

/** Checks before the upload what Samsung would refuse after it. */
function checkRecord(from: GalaxyRecord, { publicationType, submits, removes, rate, devicesOf }: UpdateOptions): void {
  refuseDated(publicationType ?? from.publicationType, 'give 01 or 03 as Publication type.');
  if (submits && from.usExportLaws === false)
    throw inputRefused(
      'The app cannot be submitted before it complies with US export laws: set that in Update Galaxy Store app.',
    );
  if (removes && rate !== undefined)
    throw inputRefused(
      'A staged rollout needs the old binary, for all who do not get the new one yet: delete it later.',
    );
  const numbers = appBinariesOf(from).map(({ binarySeq }) => String(binarySeq));
  if (devicesOf !== undefined && !numbers.includes(devicesOf))
    throw inputRefused(
      `The app has no binary ${devicesOf} to copy the devices of. There are: ${numbers.join(', ') || 'none'}.`,
    );
}
