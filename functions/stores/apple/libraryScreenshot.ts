// Puts a screenshot into the asset library and shows it: reserve, upload, commit, wait, place, order.
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
import { type LibraryPlace, type LibraryWork, placeImage, replaceOld, unplace } from './libraryPlacements.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { conflict, withReason, wrongInput } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';
import { unusableFile } from './screenshots.ts';
import type { BufferedUpload } from './uploadBudget.ts';

/** The image and its placement; both undefined for a plan. */
export interface ShownScreenshot {
  readonly image: LibraryImage | undefined;
  readonly placementId: string | undefined;
}

/** Throws 409 for a full group, 422 for a picture that Apple cannot use. A second call finds what the first one did. */
export async function showInLibrary(work: LibraryWork): Promise<ShownScreenshot> {
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
async function uploadImage(work: LibraryWork): Promise<LibraryImage | undefined> {
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

async function reserve({ context, steps, place, upload }: LibraryWork): Promise<LibraryImage | undefined> {
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
async function awaitImage(work: LibraryWork, sent: LibraryImage | undefined): Promise<LibraryImage | undefined> {
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
