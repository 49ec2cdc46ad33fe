// A new version of a Galaxy Store app from its file to the review: the documented chain, in the order that works.

import { createStepRunner } from '../core/stepRunner.ts';
import { jsonResponse } from '../core/types.ts';
import { binariesOf, type GalaxyRecord, readGalaxyApp } from '../stores/samsung/app.ts';
import { openRecord, refuseDated, refused, tellApp } from '../stores/samsung/draft.ts';
import { refuseRunning } from '../stores/samsung/stagedRollout.ts';
import { type AppFile, fileNameOf, openFile } from '../stores/samsung/updateFile.ts';
import { runChain, type Wanted } from '../stores/samsung/updateWorkflow.ts';
import { input, type Kitchen, type Recipe } from '../workflow/storeApi.ts';

const readWanted = (kitchen: Kitchen): Wanted => ({
  contentId: input<string>(kitchen, 'contentId') ?? '',
  gms: input(kitchen, 'gms'),
  fileUrl: input(kitchen, 'fileUrl'),
  whatsNew: input(kitchen, 'whatsNew'),
  publicationType: input(kitchen, 'publicationType'),
  devicesOf: input(kitchen, 'copyDeviceGroupsOf'),
  removes: input(kitchen, 'removeOldBinaries') === true,
  rate: input(kitchen, 'rolloutRate'),
  submits: input(kitchen, 'submit') === true,
  dryRun: input(kitchen, 'dryRun') === true,
});

/** What Samsung would refuse after the upload is said before it. */
const checkRecord = (from: GalaxyRecord, { publicationType, submits, removes, rate, devicesOf }: Wanted): void => {
  refuseDated(publicationType ?? from.publicationType, 'give 01 or 03 as Publication type.');
  if (submits && from.usExportLaws === false)
    throw refused(
      'The app cannot be submitted before it complies with US export laws: set that in Update Galaxy Store app.',
    );
  if (removes && rate !== undefined)
    throw refused('A staged rollout needs the old binary, for all who do not get the new one yet: delete it later.');
  const numbers = binariesOf(from).map(({ binarySeq }) => String(binarySeq));
  if (devicesOf !== undefined && !numbers.includes(devicesOf))
    throw refused(
      `The app has no binary ${devicesOf} to copy the devices of. There are: ${numbers.join(', ') || 'none'}.`,
    );
};

/** A plan needs no file. */
const noFile: AppFile = { bytes: (async function* () {})(), count: () => 0, close: () => undefined };

export const galaxyUpdate: Recipe = async (kitchen) => {
  const wanted = readWanted(kitchen);
  const cook = kitchen.cook();
  const steps = createStepRunner(wanted.dryRun);
  const app = await steps.read('Read app', () => readGalaxyApp(cook, wanted.contentId), tellApp);
  const from = openRecord(app);
  checkRecord(from, wanted);
  if (wanted.rate !== undefined)
    await steps.read(
      'Read rollout of the version in the store',
      () => refuseRunning(cook, wanted.contentId),
      (told) => told,
    );
  const taken = [app.live, app.draft].flatMap(binariesOf).flatMap(({ fileName }) => fileName ?? []);
  const fileName = fileNameOf(input(kitchen, 'fileName'), wanted.fileUrl, taken);
  const course = { kitchen, cook, steps, wanted, from };
  if (wanted.dryRun) return jsonResponse(200, await runChain(course, fileName, noFile));
  const file = await openFile(kitchen.files, { body: kitchen.valid.bytes, address: wanted.fileUrl }, kitchen.deadline);
  try {
    return jsonResponse(200, await runChain(course, fileName, file));
  } finally {
    file.close();
  }
};
