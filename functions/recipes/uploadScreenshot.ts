// Uploads a screenshot: finds its set, reserves it, uploads the file, commits it, and waits for Apple to process it.

import type { StepRunner } from '../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import { type Asset, type AssetAttributes, deliveryOf, sendParts } from '../stores/apple/assetUpload.ts';
import { pollUntil } from '../stores/apple/eventualConsistency.ts';
import { conflict, withReason } from '../stores/apple/recipeErrors.ts';
import type { ResourceDocument } from '../stores/apple/resource.ts';
import {
  findLanguage,
  findSet,
  MOST_SCREENSHOTS,
  matchScreenshot,
  type ScreenshotMatch,
  type ScreenshotSet,
  unusablePicture,
} from '../stores/apple/screenshots.ts';
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

interface Place {
  readonly languageId: string;
  readonly displayType: string;
  readonly set: ScreenshotSet;
}

/** Finds the set first: an image that is buffered during requests to the store uses memory. */
export const uploadScreenshot: Recipe = async (context) => {
  const steps = context.startSteps();
  const place = await findPlace(context, steps, await findDraft(context, steps));
  return withUpload(context, (upload) => putInPlace(context, steps, place, upload));
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

async function findPlace(context: RecipeContext, steps: StepRunner, version: Version): Promise<Place> {
  const locale = inputOf<string>(context, 'locale') ?? '';
  const displayType = inputOf<string>(context, 'displayType') ?? '';
  const { id } = await steps.read(`Find the language ${locale}`, () => findLanguage(context, version, locale));
  const set = await steps.read(
    `Find the screenshots for ${displayType}`,
    () => findSet(context, id, displayType),
    (found) => (found.id ? `There are ${found.screenshots.length}.` : 'There are none yet.'),
  );
  return { languageId: id, displayType, set };
}

async function openSet(context: RecipeContext, steps: StepRunner, place: Place): Promise<string | undefined> {
  const { languageId, displayType, set } = place;
  if (set.id) return set.id;
  const inputs = { localizationId: languageId, screenshotDisplayType: displayType };
  const made = await steps.write(`Create the set for ${displayType}`, () =>
    withReason(context.store().call<ResourceDocument<unknown>>('CreateScreenshotSet', inputs)),
  );
  return made?.data.id;
}

async function reserve(context: RecipeContext, steps: StepRunner, place: Place, { name, bytes }: BufferedUpload) {
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
  place: Place,
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
  place: Place,
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

async function putInPlace(
  context: RecipeContext,
  steps: StepRunner,
  place: Place,
  upload: BufferedUpload,
): Promise<RelayResponse> {
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
  return jsonResponse(200, {
    ...(asset && { screenshotId: asset.id, state: deliveryOf(asset) }),
    ...upload.picture.size,
    ...(upload.picture.alpha && { warning: ALPHA }),
    steps: steps.reports,
  });
}
