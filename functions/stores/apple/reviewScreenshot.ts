// The screenshot of a product for App Review, from the address of a picture.
import { fileNameIn } from '../../core/fileName.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { awaitAsset, sendAsset } from './assetDelivery.ts';
import { type AssetAttributes, deliveryOf } from './assetUpload.ts';
import { holdPictureAt, type PictureAddress } from './pictureFile.ts';
import type { WantedProduct } from './product.ts';
import type { ProductKind } from './productKinds.ts';
import { readToOne } from './relations.ts';
import { isCommitted, isReservedFor } from './screenshots.ts';
import type { HeldPicture } from './uploadBudget.ts';

/** The address of the picture, if there is one. */
export function screenshotAddress({ fileUrl, fileName }: WantedProduct): PictureAddress | undefined {
  return fileUrl === undefined ? undefined : { fileUrl, fileName: fileName ?? fileNameIn(fileUrl) };
}

/** A product has one; another is deleted first. The same picture is not sent again. `picture` is the one that was checked. */
export async function setReviewScreenshot(
  context: RecipeContext,
  steps: StepRunner,
  { screenshot: calls }: ProductKind,
  id: string | undefined,
  wanted: WantedProduct,
  picture: HeldPicture | undefined,
): Promise<void> {
  const address = screenshotAddress(wanted);
  if (!address) return;
  const current =
    id === undefined
      ? undefined
      : await steps.read(
          'Read its review screenshot',
          () => readToOne<AssetAttributes>(context, calls.find, { id }),
          (found) => (found ? `${found.attributes.fileName ?? found.id} is ${deliveryOf(found)}.` : 'There is none.'),
          (found) => found?.id,
        );
  const { upload, release } = picture ?? (await holdPictureAt(context, address));
  try {
    if (current && isCommitted(current, upload) && deliveryOf(current) !== 'FAILED')
      return steps.skip(`Send ${upload.name}`, `The same picture is there already: ${current.id}.`);
    const reserved = current && isReservedFor(current, upload) ? current : undefined;
    if (current && !reserved)
      await steps.write(`Delete the previous picture: ${current.id}`, () =>
        context.store().call(calls.remove, { id: current.id }),
      );
    const delivery = { context, steps, calls, upload };
    const sent = await sendAsset(delivery, async () => ({ [calls.parent]: id }), reserved);
    if (sent) await awaitAsset(delivery, sent, 'Give the address of another picture, and run this again.');
  } finally {
    release();
  }
}
