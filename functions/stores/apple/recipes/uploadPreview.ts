// Uploads an app preview of a version in preparation into the asset library, from an address or from the body of the call.
import { previewTarget } from '../../../../connector/stores/apple/placementGroups.ts';
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { assetStateOf, listPlaced, VIDEOS } from '../libraryAssets.ts';
import type { LibraryPlace } from '../libraryPlacements.ts';
import { findGroup } from '../libraryReference.ts';
import { goOnWaiting, showInLibrary } from '../libraryShow.ts';
import { readPreviewFile } from '../previewFile.ts';
import { setPreviewFrame, uploadPreviewFile } from '../previewUpload.ts';
import { unusableFile } from '../screenshots.ts';
import { findShownLanguage } from '../shownLanguage.ts';
import type { ShownOn } from '../surfaces.ts';
import { inUploadTurn } from '../uploadTurn.ts';

export const uploadPreview: Recipe = async (context) => {
  const steps = context.startSteps(context.job?.steps);
  await goOnWaiting({ context, steps }, VIDEOS);
  const { surface, language } = await findShownLanguage(context, steps, 'previews');
  const file = inputOf<string>(context, 'fileName') ?? inputOf<string>(context, 'fileUrl') ?? '';
  const on = { surface, languageId: language.id };
  return inUploadTurn(context, 'previews', { language, file }, (held) => uploadTo(held, steps, on));
};

async function uploadTo(context: RecipeContext, steps: StepRunner, on: ShownOn): Promise<RelayResponse> {
  const appId = inputOf<string>(context, 'appId') ?? '';
  const device = inputOf<string>(context, 'displayType') ?? '';
  const group = await steps.read(
    `Find the group of ${device}`,
    () => findGroup(context, previewTarget(device)),
    (found) => `${found.placementGroup}.`,
  );
  const placed = await steps.read(
    `Find the previews in ${group.placementGroup}`,
    () => listPlaced(context, VIDEOS, on, group),
    (found) => `There are ${found.length}.`,
    (found) => found.map(({ placementId }) => placementId),
  );
  const isFromSet = (): boolean => false;
  const place: LibraryPlace = { appId, ...on, group, placed, isFromSet, media: VIDEOS };
  const work = { context, steps, place };
  const file = await readPreviewFile(context, steps);
  const { asset, placementId } = await showInLibrary(work, {
    ...{ name: file.name, checksum: file.checksum },
    upload: () => uploadPreviewFile(work, file),
    change: (asset) => setPreviewFrame(work, file.name, asset),
    unusable: ({ attributes }) => unusableFile(attributes.stateDetails ?? [], 'video'),
  });
  return jsonResponse(200, {
    ...(asset && { previewId: asset.id, state: assetStateOf(asset) }),
    ...(placementId !== undefined && { placementId }),
    ...{ fileName: file.name, fileSize: file.size },
    steps: steps.reports,
  });
}
