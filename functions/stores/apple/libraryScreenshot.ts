// Puts a screenshot into the asset library and shows it: reserve, upload, commit, wait, place, order.
import type { StepRunner } from '../../core/stepRunner.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { sendParts } from './assetUpload.ts';
import { pollUntil } from './eventualConsistency.ts';
import {
  findImage,
  type ImageAttributes,
  imageStateOf,
  type LibraryImage,
  type PlacedImage,
  readImage,
  referenceNameOf,
  SCREENSHOTS,
} from './libraryImages.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { conflict, withReason, wrongInput } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';
import { unusableFile } from './screenshots.ts';
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

/** The image and its placement; both undefined for a plan. */
export interface ShownScreenshot {
  readonly image: LibraryImage | undefined;
  readonly placementId: string | undefined;
}

interface Work {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly place: LibraryPlace;
  readonly upload: BufferedUpload;
}

/** Throws 409 for a full group, 422 for a picture that Apple cannot use. A second call finds what the first one did. */
export async function showInLibrary(work: Work): Promise<ShownScreenshot> {
  const { context, steps, place, upload } = work;
  const { placed, group } = place;
  refuseUnknownSize(context, group, upload);
  const present = placed.find(({ image }) => image && isSame(place, image, upload));
  if (present?.image) {
    steps.skip(`Send ${upload.name}`, `The same picture is there already: ${present.image.id}.`);
    return { image: present.image, placementId: present.placementId };
  }
  const isReplaced = ({ image }: PlacedImage): boolean => image?.attributes.fileName === upload.name;
  const old = inputOf<boolean>(context, 'replace') === true ? placed.filter(isReplaced) : [];
  const isFull = placed.length >= group.most;
  if (isFull && old.length === 0)
    throw conflict(
      `The group has ${placed.length} screenshots, the most that Apple allows. Delete one, or upload with Replace.`,
    );
  const image = await awaitImage(work, await uploadImage(work));
  // a full group needs a free slot first
  const early = isFull ? old.slice(0, 1) : [];
  for (const each of early) await unplace(work, each);
  const placementId = await placeImage(work, image);
  await replaceOld(work, image, { old, early, placementId });
  return { image, placementId };
}

function refuseUnknownSize(
  context: RecipeContext,
  { sizes, placementGroup }: LibraryGroup,
  { picture }: BufferedUpload,
) {
  const { size } = picture;
  if (!size || sizes.length === 0 || inputOf<boolean>(context, 'anySize') === true) return;
  if (sizes.some(([width, height]) => width === size.width && height === size.height)) return;
  const fitting = sizes.map(([width, height]) => `${width} by ${height}`).join(', ');
  throw wrongInput(
    `The picture has ${size.width} by ${size.height} pixels, and ${placementGroup} takes ${fitting}.` as `${string}.`,
  );
}

/** Without the relay's name, the screenshot set knows the checksum. One that Apple could not use is not the same. */
function isSame(place: LibraryPlace, image: LibraryImage, upload: BufferedUpload): boolean {
  const isNamed = image.attributes.referenceName === referenceNameOf(upload);
  return imageStateOf(image) !== 'FAILED' && (isNamed || place.isFromSet(image, upload.checksum));
}

/** Undefined for a plan. */
async function uploadImage(work: Work): Promise<LibraryImage | undefined> {
  const { context, steps, place, upload } = work;
  const found = await steps.read(
    `Find ${upload.name} in the asset library`,
    () => findImage(context, place.appId, upload),
    (image) => (image ? `It is there: ${image.id}, ${imageStateOf(image)}.` : 'It is not there.'),
    (image) => image?.id,
  );
  if (found && imageStateOf(found) !== 'AWAITING_UPLOAD') return found;
  const reserved = found ?? (await reserve(work));
  await steps.write(`Send ${upload.name}`, async () => reserved && sendParts(context, reserved, upload.bytes));
  const committed = await steps.write(`Commit ${upload.name}`, () =>
    withReason(
      context.store().call<ResourceDocument<ImageAttributes>>('appAssetLibraryImages_updateInstance', {
        id: reserved?.id,
        uploaded: true,
      }),
    ),
  );
  return committed?.data;
}

async function reserve({ context, steps, place, upload }: Work): Promise<LibraryImage | undefined> {
  const inputs = {
    assetLibraryId: place.appId,
    fileName: upload.name,
    fileSize: upload.bytes.length,
    category: SCREENSHOTS,
    referenceName: referenceNameOf(upload),
  };
  const made = await steps.write(
    `Reserve a place for ${upload.name} of ${upload.bytes.length} bytes`,
    () =>
      withReason(
        context.store().call<ResourceDocument<ImageAttributes>>('appAssetLibraryImages_createInstance', inputs),
      ),
    ({ data }) => data.id,
  );
  return made?.data;
}

/** A picture that Apple cannot use is deleted, so that nothing is left of it, and is never shown. */
async function awaitImage(work: Work, sent: LibraryImage | undefined): Promise<LibraryImage | undefined> {
  const { context, steps, upload } = work;
  const wait = 'Wait for Apple to process it';
  if (inputOf<boolean>(context, 'doNotWait') === true) {
    steps.skip(wait, 'You asked not to wait. The picture is placed, and shown once Apple has processed it.');
    return sent;
  }
  if (!sent) return undefined;
  const waiting = { deadline: context.deadline, pollDelay: context.store().account.pollDelay };
  const isDone = (each: LibraryImage): boolean => ['COMPLETE', 'FAILED'].includes(imageStateOf(each));
  const look = () => readImage(context, sent.id);
  const seen = await steps.read(wait, () => pollUntil(waiting, look, isDone), imageStateOf);
  if (imageStateOf(seen) !== 'FAILED') return seen;
  await steps.write(`Delete ${seen.id}`, () =>
    context.store().call('appAssetLibraryImages_deleteInstance', { id: seen.id }),
  );
  throw unusableFile(seen.attributes.stateDetails ?? [], upload);
}

/** Undefined for a plan. */
async function placeImage({ context, steps, place }: Work, image: LibraryImage | undefined) {
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

async function unplace({ context, steps }: Work, { placementId }: PlacedImage): Promise<void> {
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
async function replaceOld(work: Work, image: LibraryImage | undefined, { old, early, placementId }: Replaced) {
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
