// Puts a screenshot into a screenshot set, which Apple deprecated with the asset library: reserve, upload, commit, wait.

import type { StepRunner } from '../../core/stepRunner.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { type AssetCalls, awaitAsset, sendAsset } from './assetDelivery.ts';
import { type Asset, deliveryOf } from './assetUpload.ts';
import { conflict, withReason } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';
import {
  MOST_SCREENSHOTS,
  matchScreenshot,
  REPLACE_IT,
  type ScreenshotMatch,
  type ScreenshotSet,
} from './screenshots.ts';
import type { BufferedUpload } from './uploadBudget.ts';

/** Where the screenshot goes. */
export interface SetPlace {
  readonly languageId: string;
  readonly displayType: string;
  readonly set: ScreenshotSet;
}

const calls: AssetCalls = { reserve: 'CreateScreenshot', commit: 'CommitScreenshot', read: 'ReadScreenshot' };

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
  const delivery = { context, steps, calls, upload };
  const parentOf = async () => ({ screenshotSetId: await openSet(context, steps, place) });
  const sent = present ?? (await sendAsset(delivery, parentOf, reserved));
  if (!sent || inputOf<boolean>(context, 'doNotWait') !== true) return sent && awaitAsset(delivery, sent, REPLACE_IT);
  steps.skip(
    'Wait for Apple to process it',
    'You asked not to wait. Read screenshot shows when it is COMPLETE, or why it FAILED.',
  );
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
