// Shows images of the asset library in a group: places them, takes others away, and puts them in order.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { imageStateOf, type LibraryImage, type PlacedImage } from './libraryImages.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';
import type { BufferedUpload } from './uploadBudget.ts';

/** Where the screenshot goes, and what is there. */
export interface LibraryPlace {
  readonly appId: string;
  readonly languageId: string;
  readonly group: LibraryGroup;
  readonly placed: readonly PlacedImage[];
  /** File name and size of what a screenshot set has with a checksum: pictures from before the library. */
  readonly isFromSet: (image: LibraryImage, checksum: string) => boolean;
}

/** One upload. */
export interface LibraryWork {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly place: LibraryPlace;
  readonly upload: BufferedUpload;
}

/** Undefined for a plan. */
export async function placeImage({ context, steps, place }: LibraryWork, image: LibraryImage | undefined) {
  const { placementType, placementGroup } = place.group;
  const inputs = {
    imageId: image?.id,
    appStoreVersionLocalizationId: place.languageId,
    placementType,
    placementGroup,
  };
  const made = await steps.write(
    `Show it in ${placementGroup}`,
    () =>
      withReason(context.store().call<ResourceDocument<unknown>>('appAssetLibraryPlacements_createInstance', inputs)),
    ({ data }) => data.id,
  );
  return made?.data.id;
}

export async function unplace({ context, steps }: LibraryWork, { placementId }: PlacedImage): Promise<void> {
  await steps.write(`Take the previous picture away: ${placementId}`, () =>
    context.store().call('appAssetLibraryPlacements_deleteInstance', { id: placementId }),
  );
}

interface Replaced {
  readonly old: readonly PlacedImage[];
  readonly early: readonly PlacedImage[];
  readonly placementId: string | undefined;
}

/** The new screenshot gets the position of the first one that it replaces. */
export async function replaceOld(
  work: LibraryWork,
  image: LibraryImage | undefined,
  { old, early, placementId }: Replaced,
) {
  const { context, steps, place } = work;
  const later = old.filter((each) => !early.includes(each));
  if (image && imageStateOf(image) !== 'COMPLETE') {
    for (const each of later)
      steps.skip(`Take the previous picture away: ${each.placementId}`, 'Apple has not accepted the new one yet.');
    return;
  }
  for (const each of later) await unplace(work, each);
  const order = place.placed.flatMap((each) =>
    each === old[0] ? [placementId] : old.includes(each) ? [] : [each.placementId],
  );
  if (old.length === 0 || order.length < 2) return;
  await steps.write('Put it at the position of the previous one', () =>
    context.store().call('appAssetLibraryPlacementOrderingRequests_createInstance', {
      appStoreVersionLocalizationId: place.languageId,
      placementGroup: place.group.placementGroup,
      orderedPlacementIds: order,
    }),
  );
}
