// Shows a file of the asset library in a group: finds it there, or uploads it, waits for Apple, places it, takes others away.

import type { Failure } from '../../core/errors.ts';
import { type JobWork, lookUntil } from '../../workflow/acrossSlices.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { pollUntil } from './eventualConsistency.ts';
import {
  assetStateOf,
  type LibraryAsset,
  type MediaKind,
  type PlacedAsset,
  readAsset,
  referenceNameOf,
} from './libraryAssets.ts';
import { type LibraryPlace, type LibraryWork, placeAsset, replaceOld, unplace } from './libraryPlacements.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { conflict, wrongInput } from './recipeErrors.ts';
import type { BufferedUpload } from './uploadBudget.ts';

/** One file to be shown. */
export interface ShownFile {
  readonly name: string;
  /** MD5; undefined for a file that can be read once, as it is sent. */
  readonly checksum?: string | undefined;
  /** Undefined for a plan. */
  readonly upload: () => Promise<LibraryAsset | undefined>;
  /** Gives a file that is shown already the values of the call. */
  readonly change?: (asset: LibraryAsset) => Promise<LibraryAsset>;
  /** The failure for a file that Apple could not process. */
  readonly unusable: (asset: LibraryAsset) => Failure;
}

/** The asset and its placement; both undefined for a plan. */
export interface ShownAsset {
  readonly asset: LibraryAsset | undefined;
  readonly placementId: string | undefined;
}

/** Throws 409 for a full group, 422 for a file that Apple cannot use. A second call finds what the first one did. */
export async function showInLibrary(work: LibraryWork, file: ShownFile): Promise<ShownAsset> {
  const { steps, place } = work;
  const { placed, group } = place;
  const { name, checksum } = file;
  const present = placed.find(({ asset }) => asset && checksum !== undefined && isSame(place, asset, checksum));
  if (present?.asset) {
    steps.skip(`Send ${name}`, `The same ${place.media.noun} is there already: ${present.asset.id}.`);
    const asset = file.change ? await file.change(present.asset) : present.asset;
    return finishShown(work, file, { ...present, asset });
  }
  const old = formerOf(work, name);
  const isFull = placed.length >= group.most;
  if (isFull && old.length === 0)
    throw conflict(
      `The group has ${placed.length} ${place.media.word.toLowerCase()}s, the most that Apple allows. Delete one, or upload with Replace.`,
    );
  const asset = await awaitLibraryAsset(work, await file.upload(), file.unusable);
  // the same bytes, which were known only when they had been sent
  const shown = asset && placed.find((each) => each.asset?.id === asset.id);
  if (shown) return finishShown(work, file, { ...shown, asset });
  // a full group needs a free slot first
  const early = isFull ? old.slice(0, 1) : [];
  for (const each of early) await unplace(work, each.placementId);
  const placementId = await placeAsset(work, asset);
  await replaceOld(work, asset, { old, early, placementId });
  return { asset, placementId };
}

/** What Replace takes away: those of the same name. */
function formerOf({ context, place }: LibraryWork, name: string): readonly PlacedAsset[] {
  const isReplaced = ({ asset }: PlacedAsset): boolean => asset?.attributes.fileName === name;
  return inputOf<boolean>(context, 'replace') === true ? place.placed.filter(isReplaced) : [];
}

/** A file that is shown already: a call that ended before the former ones were taken away is completed. */
async function finishShown(
  work: LibraryWork,
  file: ShownFile,
  { asset, placementId }: PlacedAsset,
): Promise<ShownAsset> {
  const old = formerOf(work, file.name).filter((each) => each.placementId !== placementId);
  if (old.length === 0) return { asset, placementId };
  const seen = await awaitLibraryAsset(work, asset, file.unusable);
  await replaceOld(work, seen, { old, early: [], placementId });
  return { asset: seen, placementId };
}

/** 400 for a picture of a size that the group does not take, unless the caller wants any size. */
export function refuseUnknownSize(
  context: RecipeContext,
  { sizes, placementGroup }: LibraryGroup,
  { picture: { size } }: Pick<BufferedUpload, 'picture'>,
): void {
  if (!size || sizes.length === 0 || inputOf<boolean>(context, 'anySize') === true) return;
  if (sizes.some(([width, height]) => width === size.width && height === size.height)) return;
  const fitting = sizes.map(([width, height]) => `${width} by ${height}`).join(', ');
  throw wrongInput(
    `The picture has ${size.width} by ${size.height} pixels, and ${placementGroup} takes ${fitting}.` as `${string}.`,
  );
}

/** Without the relay's name, the screenshot set knows the checksum. One that Apple could not use is not the same. */
export function isSame(place: LibraryPlace, asset: LibraryAsset, checksum: string): boolean {
  const isNamed = asset.attributes.referenceName === referenceNameOf(place.media, checksum);
  return assetStateOf(asset) !== 'FAILED' && (isNamed || place.isFromSet(asset, checksum));
}

/** Whether Apple has done with it. */
export function isProcessed(asset: LibraryAsset): boolean {
  return ['COMPLETE', 'FAILED'].includes(assetStateOf(asset));
}

/** What a later slice begins with: a look of a wait needs nothing else. Nothing if no wait was begun. */
export async function goOnWaiting(work: JobWork, media: MediaKind): Promise<void> {
  const id = work.context.job?.saved.awaited;
  if (typeof id === 'string') await awaitAssetInJob(work, media, id);
}

function awaitAssetInJob(work: JobWork, media: MediaKind, id: string): Promise<LibraryAsset> {
  const { context } = work;
  context.job?.note({ awaited: id });
  return lookUntil(work, { counter: 'looks', look: () => readAsset(context, media, id), isOver: isProcessed });
}

/** A file that Apple cannot use is deleted, so that nothing is left of it, and is never shown. */
async function awaitLibraryAsset(
  work: LibraryWork,
  sent: LibraryAsset | undefined,
  unusable: (asset: LibraryAsset) => Failure,
): Promise<LibraryAsset | undefined> {
  const { context, steps, place } = work;
  const wait = 'Wait for Apple to process it';
  if (inputOf<boolean>(context, 'doNotWait') === true) {
    steps.skip(
      wait,
      `You asked not to wait. The ${place.media.noun} is placed, and shown once Apple has processed it.`,
    );
    return sent;
  }
  if (!sent) return undefined;
  const seen = await steps.read(wait, () => lookUntilProcessed(work, sent.id), assetStateOf);
  if (assetStateOf(seen) !== 'FAILED') return seen;
  await steps.write(`Delete ${seen.id}`, () => deleteAsset(work, seen.id));
  throw unusable(seen);
}

export async function deleteAsset({ context, place }: Pick<LibraryWork, 'context' | 'place'>, id: string) {
  await context.store().call(`${place.media.type}_deleteInstance`, { id });
}

/** A call waits as long as its time lasts, a job as long as it takes. */
function lookUntilProcessed(work: LibraryWork, id: string): Promise<LibraryAsset> {
  const { context, place } = work;
  if (context.job) return awaitAssetInJob(work, place.media, id);
  const look = () => readAsset(context, place.media, id);
  const { pollDelay } = context.store().account;
  return pollUntil({ deadline: context.deadline, pollDelay }, look, isProcessed);
}
