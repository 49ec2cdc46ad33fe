// Finds the version in preparation, whose screenshots and previews can be changed, and the places where it shows them.
import { displayTypeOf } from '../../../connector/stores/apple/placementGroups.ts';
import { Failure } from '../../core/errors.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { IMAGES, type LibraryAsset, listPlaced } from './libraryAssets.ts';
import type { LibraryPlace } from './libraryPlacements.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { conflict } from './recipeErrors.ts';
import { findSet, type ScreenshotSet } from './screenshots.ts';
import type { ShownOn } from './surfaces.ts';
import {
  findVersion,
  unreleasedStages,
  type Version,
  versionNameOf,
  versionSelectorOf,
  versionStageOf,
  versionStateOf,
} from './version.ts';

/** The version that the call names; 409 if it has been submitted. `what` is what can be added no more. */
export async function findDraft(
  context: RecipeContext,
  steps: StepRunner,
  what: 'screenshots' | 'previews',
): Promise<Version> {
  const version = await findUnreleased(context, steps);
  if (versionStageOf(version) === 'draft') return version;
  throw conflict(
    `${versionNameOf(version)} is ${versionStateOf(version)}: ${what} can only be added before it is submitted.`,
  );
}

/** The version that the call names, or the one on its way to the App Store, first of all a draft. */
export async function findUnreleased(context: RecipeContext, steps: StepRunner): Promise<Version> {
  const { version } = await steps.read(
    'Find the version',
    () => findVersion(context, versionSelectorOf(context), [['draft'], unreleasedStages]),
    (found) => `${versionNameOf(found.version)} is ${versionStateOf(found.version)}.`,
    (found) => found.version,
  );
  return version;
}

/** What a group shows in one language. `name` is that of the step. */
export async function readScreenshotPlace(
  context: RecipeContext,
  steps: StepRunner,
  where: ShownOn & { readonly appId: string; readonly group: LibraryGroup },
  name: string,
): Promise<LibraryPlace> {
  const { surface, languageId, group } = where;
  const placed = await steps.read(
    name,
    () => listPlaced(context, IMAGES, where, group),
    (found) => `There are ${found.length}.`,
    (found) => found.map(({ placementId }) => placementId),
  );
  const hasSets = surface === 'appStoreVersionLocalization' && placed.length > 0;
  const set = hasSets ? await earlierSet(context, languageId, displayTypeOf(group)) : undefined;
  return { ...where, media: IMAGES, placed, isFromSet: openSetCheck(set) };
}

/** The library shows pictures of screenshot sets as well, without their checksums. A set is only read, and may be gone. */
async function earlierSet(
  context: RecipeContext,
  languageId: string,
  device: string | undefined,
): Promise<ScreenshotSet | undefined> {
  if (device === undefined) return undefined;
  try {
    return await findSet(context, languageId, device);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'store_refused') return undefined;
    throw thrown;
  }
}

function openSetCheck(set: ScreenshotSet | undefined): LibraryPlace['isFromSet'] {
  return ({ attributes }: LibraryAsset, checksum) =>
    (set?.screenshots ?? []).some(
      (each) =>
        each.attributes.sourceFileChecksum?.toLowerCase() === checksum &&
        each.attributes.fileName === attributes.fileName &&
        each.attributes.fileSize === attributes.fileSize,
    );
}
