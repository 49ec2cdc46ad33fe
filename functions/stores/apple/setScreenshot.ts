// Puts a screenshot into a screenshot set, which Apple deprecated with the asset library: reserve, upload, commit, wait.

import type { StepRunner } from '../../core/stepRunner.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { type Asset, type AssetAttributes, deliveryOf, sendParts } from './assetUpload.ts';
import { pollUntil } from './eventualConsistency.ts';
import { conflict, withReason } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';
import {
  MOST_SCREENSHOTS,
  matchScreenshot,
  type ScreenshotMatch,
  type ScreenshotSet,
  unusablePicture,
} from './screenshots.ts';
import type { BufferedUpload } from './uploadBudget.ts';

/** Where the screenshot goes. */
export interface SetPlace {
  readonly languageId: string;
  readonly displayType: string;
  readonly set: ScreenshotSet;
}

/** The screenshot, or undefined for a plan. Throws 409 for a full set, 422 for a picture that Apple cannot use. */
export async function addToSet(
  context: RecipeContext,
  steps: StepRunner,
  place: SetPlace,
  upload: BufferedUpload,
): Promise<Asset | undefined> {
  const standing = matchScreenshot(place.set, upload, inputOf<boolean>(context, 'replace') === true);
  const { old, isFull } = standing;
  if (isFull && old.length === 0)
    throw conflict(
      `The set has ${MOST_SCREENSHOTS} screenshots, the most that Apple allows. Delete one with Delete screenshot.`,
    );
  // a full set needs a free slot first
  const early = isFull ? old.slice(0, 1) : [];
  await remove(context, steps, early);
  const asset = await deliver(context, steps, place, upload, standing);
  await remove(context, steps, old.slice(early.length), asset);
  return asset;
}

async function openSet(context: RecipeContext, steps: StepRunner, place: SetPlace): Promise<string | undefined> {
  const { languageId, displayType, set } = place;
  if (set.id) return set.id;
  const inputs = { localizationId: languageId, screenshotDisplayType: displayType };
  const made = await steps.write(`Create the set for ${displayType}`, () =>
    withReason(context.store().call<ResourceDocument<unknown>>('CreateScreenshotSet', inputs)),
  );
  return made?.data.id;
}

async function reserve(context: RecipeContext, steps: StepRunner, place: SetPlace, { name, bytes }: BufferedUpload) {
  const screenshotSetId = await openSet(context, steps, place);
  const inputs = { screenshotSetId, fileName: name, fileSize: bytes.length };
  const made = await steps.write(
    `Reserve a place for ${name} of ${bytes.length} bytes`,
    () => withReason(context.store().call<ResourceDocument<AssetAttributes>>('CreateScreenshot', inputs)),
    ({ data }) => data.id,
  );
  return made?.data;
}

/** Undefined for a plan. */
async function send(
  context: RecipeContext,
  steps: StepRunner,
  place: SetPlace,
  upload: BufferedUpload,
  reserved: Asset | undefined,
) {
  if (reserved)
    steps.skip(`Reserve a place for ${upload.name}`, `The reservation of an earlier call is used: ${reserved.id}.`);
  const asset = reserved ?? (await reserve(context, steps, place, upload));
  await steps.write(`Send ${upload.name}`, async () => asset && sendParts(context, asset, upload.bytes));
  const inputs = { id: asset?.id, uploaded: true, sourceFileChecksum: upload.checksum };
  const committed = await steps.write(`Commit ${upload.name}`, () =>
    withReason(context.store().call<ResourceDocument<AssetAttributes>>('CommitScreenshot', inputs)),
  );
  return committed?.data;
}

async function awaitDelivery(context: RecipeContext, { id }: Asset, upload: BufferedUpload): Promise<Asset> {
  const { call: ask, account } = context.store();
  const waiting = { deadline: context.deadline, pollDelay: account.pollDelay };
  const look = async () => (await ask<ResourceDocument<AssetAttributes>>('ReadScreenshot', { id })).data;
  const seen = await pollUntil(waiting, look, (each) => ['COMPLETE', 'FAILED'].includes(deliveryOf(each)));
  if (deliveryOf(seen) === 'FAILED') throw unusablePicture(seen, upload);
  return seen;
}

/** Undefined for a plan. */
async function deliver(
  context: RecipeContext,
  steps: StepRunner,
  place: SetPlace,
  upload: BufferedUpload,
  standing: ScreenshotMatch,
) {
  const { present, reserved } = standing;
  if (present) steps.skip(`Send ${upload.name}`, `The same picture is there already: ${present.id}.`);
  const sent = present ?? (await send(context, steps, place, upload, reserved));
  const wait = 'Wait for Apple to process it';
  if (!sent || inputOf<boolean>(context, 'doNotWait') !== true)
    return sent && steps.read(wait, () => awaitDelivery(context, sent, upload), deliveryOf);
  steps.skip(wait, 'You asked not to wait. Read screenshot tells when it is COMPLETE, or why it FAILED.');
  return sent;
}

async function remove(
  context: RecipeContext,
  steps: StepRunner,
  old: readonly Asset[],
  delivered?: Asset,
): Promise<void> {
  for (const { id } of old) {
    const name = `Delete the previous picture: ${id}`;
    // until Apple has accepted the new screenshot, the old one is the only one in the set
    if (delivered && deliveryOf(delivered) !== 'COMPLETE') steps.skip(name, 'Apple has not accepted the new one yet.');
    else await steps.write(name, () => context.store().call('DeleteScreenshot', { id }));
  }
}
