// Uploads a screenshot of a version in preparation: into the asset library, or into a screenshot set for callers who ask for that.

import { displayType } from '../../connector/stores/apple/displayTypes.ts';
import { Failure } from '../core/errors.ts';
import type { StepRunner } from '../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import { deliveryOf } from '../stores/apple/assetUpload.ts';
import { imageStateOf, type LibraryImage, listPlaced } from '../stores/apple/libraryImages.ts';
import type { LibraryPlace } from '../stores/apple/libraryPlacements.ts';
import { findGroup } from '../stores/apple/libraryReference.ts';
import { showInLibrary } from '../stores/apple/libraryScreenshot.ts';
import { conflict, wrongInput } from '../stores/apple/recipeErrors.ts';
import { findLanguage, findSet, type ScreenshotSet } from '../stores/apple/screenshots.ts';
import { addToSet } from '../stores/apple/setScreenshot.ts';
import { type BufferedUpload, withUpload } from '../stores/apple/uploadBudget.ts';
import {
  findVersion,
  unreleasedStages,
  type Version,
  versionNameOf,
  versionSelectorOf,
  versionStageOf,
  versionStateOf,
} from '../stores/apple/version.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

/** Observed with most but not all screenshots, so Apple decides. */
const ALPHA =
  'The PNG has an alpha channel. Apple refuses most of those (IMAGE_ALPHA_NOT_ALLOWED): save it without transparency.';

/** Finds its place first: an image that is buffered during requests to the store uses memory. */
export const uploadScreenshot: Recipe = async (context) => {
  const usesSet = inputOf<boolean>(context, 'screenshotSets') === true;
  if (usesSet && !displayType.enum?.includes(displayTypeOf(context)))
    throw wrongInput('A screenshot set has a display type of the list. Only the asset library has other groups.');
  const steps = context.startSteps();
  const version = await findDraft(context, steps);
  const locale = inputOf<string>(context, 'locale') ?? '';
  const { id } = await steps.read(`Find the language ${locale}`, () => findLanguage(context, version, locale));
  return usesSet ? uploadToSet(context, steps, id) : uploadToLibrary(context, steps, id);
};

async function findDraft(context: RecipeContext, steps: StepRunner): Promise<Version> {
  const { version } = await steps.read(
    'Find the version',
    () => findVersion(context, versionSelectorOf(context), [['draft'], unreleasedStages]),
    (found) => `${versionNameOf(found.version)} is ${versionStateOf(found.version)}.`,
    (found) => found.version,
  );
  if (versionStageOf(version) === 'draft') return version;
  throw conflict(
    `${versionNameOf(version)} is ${versionStateOf(version)}: screenshots can only be added before it is submitted.`,
  );
}

async function uploadToSet(context: RecipeContext, steps: StepRunner, languageId: string): Promise<RelayResponse> {
  const device = displayTypeOf(context);
  const set = await steps.read(
    `Find the screenshots for ${device}`,
    () => findSet(context, languageId, device),
    (found) => (found.id ? `There are ${found.screenshots.length}.` : 'There are none yet.'),
  );
  return withUpload(context, async (upload) => {
    const asset = await addToSet(context, steps, { languageId, displayType: device, set }, upload);
    return report(steps, upload, asset && { screenshotId: asset.id, state: deliveryOf(asset) });
  });
}

async function uploadToLibrary(context: RecipeContext, steps: StepRunner, languageId: string): Promise<RelayResponse> {
  const device = displayTypeOf(context);
  const group = await steps.read(
    `Find the group of ${device}`,
    () => findGroup(context, device),
    (found) => `${found.placementGroup}.`,
  );
  const placed = await steps.read(
    `Find the screenshots in ${group.placementGroup}`,
    () => listPlaced(context, languageId, group),
    (found) => `There are ${found.length}.`,
    (found) => found.map(({ placementId }) => placementId),
  );
  const set = placed.length > 0 ? await earlierSet(context, languageId, device) : undefined;
  const appId = inputOf<string>(context, 'appId') ?? '';
  const place: LibraryPlace = { appId, languageId, group, placed, isFromSet: openSetCheck(set) };
  return withUpload(context, async (upload) => {
    const { image, placementId } = await showInLibrary({ context, steps, place, upload });
    return report(steps, upload, {
      ...(image && { screenshotId: image.id, state: imageStateOf(image) }),
      ...(placementId !== undefined && { placementId }),
    });
  });
}

function displayTypeOf(context: RecipeContext): string {
  return inputOf<string>(context, 'displayType') ?? '';
}

/** The library shows pictures of screenshot sets as well, without their checksums. A set is only read, and may be gone. */
async function earlierSet(
  context: RecipeContext,
  languageId: string,
  device: string,
): Promise<ScreenshotSet | undefined> {
  if (!/^(IMESSAGE_)?APP_/.test(device)) return undefined;
  try {
    return await findSet(context, languageId, device);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'store_refused') return undefined;
    throw thrown;
  }
}

function openSetCheck(set: ScreenshotSet | undefined): LibraryPlace['isFromSet'] {
  return ({ attributes }: LibraryImage, checksum) =>
    (set?.screenshots ?? []).some(
      (each) =>
        each.attributes.sourceFileChecksum?.toLowerCase() === checksum &&
        each.attributes.fileName === attributes.fileName &&
        each.attributes.fileSize === attributes.fileSize,
    );
}

function report(steps: StepRunner, { picture }: BufferedUpload, shown: object | undefined): RelayResponse {
  return jsonResponse(200, {
    ...shown,
    ...picture.size,
    ...(picture.alpha && { warning: ALPHA }),
    steps: steps.reports,
  });
}
