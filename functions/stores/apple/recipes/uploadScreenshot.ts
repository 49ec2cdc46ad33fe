// Uploads a screenshot of a version in preparation: into the asset library, or into a screenshot set for callers who ask for that.

import { displayType } from '../../../../connector/stores/apple/displayTypes.ts';
import { placementTarget } from '../../../../connector/stores/apple/placementGroups.ts';
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { deliveryOf, sendParts } from '../assetUpload.ts';
import { readScreenshotPlace } from '../draftVersion.ts';
import { assetStateOf } from '../libraryAssets.ts';
import type { LibraryPlace } from '../libraryPlacements.ts';
import { findGroup } from '../libraryReference.ts';
import { refuseUnknownSize, showInLibrary } from '../libraryShow.ts';
import { uploadAsset } from '../libraryUpload.ts';
import { wrongInput } from '../recipeErrors.ts';
import { findSet, unusableFile } from '../screenshots.ts';
import { addToSet } from '../setScreenshot.ts';
import { findShownLanguage, type ShownLanguage } from '../shownLanguage.ts';
import { type BufferedUpload, pixelsOf, withUpload } from '../uploadBudget.ts';
import { inUploadTurn } from '../uploadTurn.ts';

/** Observed with most but not all screenshots, so Apple decides. */
const ALPHA =
  'The PNG has an alpha channel. Apple refuses most of those (IMAGE_ALPHA_NOT_ALLOWED): save it without transparency.';

/** Finds the language first: an image that is buffered during requests to the store uses memory. */
export const uploadScreenshot: Recipe = async (context) => {
  const usesSet = inputOf<boolean>(context, 'screenshotSets') === true;
  if (usesSet && !displayType.enum?.includes(displayTypeOf(context)))
    throw wrongInput('A screenshot set has a display type of the list. Only the asset library has other groups.');
  if (usesSet && inputOf<string>(context, 'pageLocalizationId'))
    throw wrongInput('Leave Use screenshot sets empty: a screenshot of a page goes to the asset library.');
  const steps = context.startSteps();
  const shown = await findShownLanguage(context, steps, 'screenshots');
  const upload = usesSet ? uploadToSet : uploadToLibrary;
  return upload(context, steps, shown);
};

async function uploadToSet(
  context: RecipeContext,
  steps: StepRunner,
  { language }: ShownLanguage,
): Promise<RelayResponse> {
  const device = displayTypeOf(context);
  return withUpload(context, (upload) =>
    inUploadTurn(context, 'screenshots', { language, file: upload.name }, async (held) => {
      const set = await steps.read(
        `Find the screenshots for ${device}`,
        () => findSet(held, language.id, device),
        (found) => (found.id ? `There are ${found.screenshots.length}.` : 'There are none yet.'),
      );
      const asset = await addToSet(held, steps, { languageId: language.id, displayType: device, set }, upload);
      return report(steps, upload, asset && { screenshotId: asset.id, state: deliveryOf(asset) });
    }),
  );
}

async function uploadToLibrary(
  context: RecipeContext,
  steps: StepRunner,
  { surface, language }: ShownLanguage,
): Promise<RelayResponse> {
  const device = displayTypeOf(context);
  const group = await steps.read(
    `Find the group of ${device}`,
    () => findGroup(context, placementTarget(device)),
    (found) => `${found.placementGroup}.`,
  );
  return withUpload(context, (upload) => {
    refuseUnknownSize(context, group, upload);
    return inUploadTurn(context, 'screenshots', { language, file: upload.name }, (held) =>
      showUpload(held, steps, { surface, languageId: language.id, group }, upload),
    );
  });
}

async function showUpload(
  context: RecipeContext,
  steps: StepRunner,
  where: Pick<LibraryPlace, 'surface' | 'languageId' | 'group'>,
  upload: BufferedUpload,
): Promise<RelayResponse> {
  const appId = inputOf<string>(context, 'appId') ?? '';
  const step = `Find the screenshots in ${where.group.placementGroup}`;
  const place = await readScreenshotPlace(context, steps, { appId, ...where }, step);
  const { name: title, bytes, checksum } = upload;
  const send = { ...{ context, steps, appId, title }, media: place.media };
  const file = { name: title, size: bytes.length, checksum };
  const { asset, placementId } = await showInLibrary(
    { context, steps, place },
    {
      ...file,
      upload: () => uploadAsset({ ...send, file, send: (reserved) => sendParts(context, reserved, bytes) }),
      unusable: ({ attributes }) => unusableFile(attributes.stateDetails ?? [], `picture${pixelsOf(upload.picture)}`),
    },
  );
  return report(steps, upload, {
    ...(asset && { screenshotId: asset.id, state: assetStateOf(asset) }),
    ...(placementId !== undefined && { placementId }),
  });
}

function displayTypeOf(context: RecipeContext): string {
  return inputOf<string>(context, 'displayType') ?? '';
}

function report(steps: StepRunner, { picture }: BufferedUpload, shown: object | undefined): RelayResponse {
  return jsonResponse(200, {
    ...shown,
    ...picture.size,
    ...(picture.alpha && { warning: ALPHA }),
    steps: steps.reports,
  });
}
