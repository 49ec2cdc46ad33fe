// Shows assets of the library in a group: places them, takes others away, and puts them in order.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { assetStateOf, findPlacement, type LibraryAsset, type MediaKind, type PlacedAsset } from './libraryAssets.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { makeOnce } from './makeOnce.ts';
import { withReason } from './recipeErrors.ts';
import { type ShownOn, surfaceInput } from './surfaces.ts';

/** Where the file goes, and what is there. */
export interface LibraryPlace extends ShownOn {
  readonly appId: string;
  readonly media: MediaKind;
  readonly group: LibraryGroup;
  readonly placed: readonly PlacedAsset[];
  /** File name and size of what a screenshot set has with a checksum: pictures from before the library. */
  readonly isFromSet: (asset: LibraryAsset, checksum: string) => boolean;
}

/** Changes of one place. */
export interface LibraryWork {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly place: LibraryPlace;
}

/** Undefined for a plan. `name` is that of the step. A placement whose answer was lost is looked for. */
export async function placeAsset(
  { context, steps, place }: LibraryWork,
  asset: LibraryAsset | undefined,
  name = `Show it in ${place.group.placementGroup}`,
): Promise<string | undefined> {
  const { media, group } = place;
  const inputs = {
    [`${media.relation}Id`]: asset?.id,
    ...surfaceInput(place),
    placementType: group.placementType,
    placementGroup: group.placementGroup,
  };
  const find = () => findPlacement(context, media, place, group, asset?.id ?? '');
  const made = await steps.write(
    name,
    () => withReason(makeOnce<unknown>(context.store(), 'appAssetLibraryPlacements_createInstance', inputs, find)),
    ({ id }) => id,
  );
  return made?.id;
}

/** Its asset stays in the library. */
export async function unplace({ context, steps, place }: LibraryWork, placementId: string): Promise<void> {
  await steps.write(`Take the previous ${place.media.noun} away: ${placementId}`, () =>
    context.store().call('appAssetLibraryPlacements_deleteInstance', { id: placementId }),
  );
}

/** Puts all placements of the group into this order. */
export async function orderPlacements(
  { context, steps, place }: LibraryWork,
  order: readonly (string | undefined)[],
  name: string,
): Promise<void> {
  await steps.write(name, () =>
    context.store().call('appAssetLibraryPlacementOrderingRequests_createInstance', {
      ...surfaceInput(place),
      placementGroup: place.group.placementGroup,
      orderedPlacementIds: order,
    }),
  );
}

interface Replaced {
  readonly old: readonly PlacedAsset[];
  readonly early: readonly PlacedAsset[];
  readonly placementId: string | undefined;
}

/** The new file gets the position of the first one that it replaces. */
export async function replaceOld(
  work: LibraryWork,
  asset: LibraryAsset | undefined,
  { old, early, placementId }: Replaced,
): Promise<void> {
  const { steps, place } = work;
  const later = old.filter((each) => !early.includes(each));
  if (asset && assetStateOf(asset) !== 'COMPLETE') {
    for (const each of later)
      steps.skip(
        `Take the previous ${place.media.noun} away: ${each.placementId}`,
        'Apple has not accepted the new one yet.',
      );
    return;
  }
  for (const each of later) await unplace(work, each.placementId);
  const order = place.placed.flatMap((each) =>
    each === old[0] ? [placementId] : old.includes(each) || each.placementId === placementId ? [] : [each.placementId],
  );
  if (old.length === 0 || order.length < 2) return;
  await orderPlacements(work, order, 'Put it at the position of the previous one');
}
