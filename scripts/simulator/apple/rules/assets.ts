// Asset uploads: reserved, sent in parts to the URLs of the reservation, then committed and processed.
import { createHash } from 'node:crypto';
import { screenshotSizes } from '../../../../connector/stores/apple/screenshotSizes.ts';
import { readImageInfo } from '../../../../functions/stores/apple/imageFormat.ts';
import type { SimulatedReply } from '../../httpMessage.ts';
import type { StoredResource } from '../datastore.ts';
import { appleConflict, takenAttribute, wrongAttribute, wrongRelationship } from '../entity.ts';
import { type AppleRequestContext, HOUR_SECONDS, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { addToLibrary, takeFromLibrary } from './libraryView.ts';

/** Small, so that an image has several parts; Apple's parts are larger. */
const PART = 524_288;

interface Upload {
  readonly method: string;
  readonly url: string;
  readonly length: number;
  readonly offset: number;
  readonly requestHeaders: readonly object[];
}

const reserve: ResourceRule['create'] = (context, draft) => {
  const size = Number(draft.attributes.fileSize);
  if (size < 1) return appleConflict(wrongAttribute('fileSize', 'The file is empty.'));
  const uploadOperations = uploadOperationsOf(context, draft, size);
  Object.assign(draft.attributes, { uploadOperations, pieces: [], ...delivery('AWAITING_UPLOAD') });
  return undefined;
};

const asset: ResourceRule = {
  create: reserve,
  update: (context, resource, { attributes }) =>
    attributes.uploaded === true
      ? commit(context, resource, attributes.sourceFileChecksum ?? resource.attributes.sourceFileChecksum)
      : undefined,
};

/** A product has one screenshot for App Review. */
const createReviewScreenshot: ResourceRule['create'] = (context, draft) => {
  const [product] = Object.values(draft.related).flat();
  const before = product ? context.datastore.related(product, 'appStoreReviewScreenshot') : [];
  return before.length > 0
    ? appleConflict(wrongRelationship(Object.keys(draft.related)[0] ?? '', 'The product has a review screenshot.'))
    : reserve(context, draft);
};

const createSet: ResourceRule['create'] = ({ datastore }, draft) => {
  const parents = Object.values(draft.related).flat();
  if (parents.length !== 1)
    return appleConflict(
      wrongRelationship('appStoreVersionLocalization', 'A set belongs to exactly one localization.'),
    );
  const type = draft.attributes.screenshotDisplayType;
  const isTaken = datastore.all('appScreenshotSets').some(
    (each) =>
      each.attributes.screenshotDisplayType === type &&
      Object.values(each.related)
        .flat()
        .includes(parents[0] ?? each),
  );
  return isTaken
    ? appleConflict(takenAttribute('screenshotDisplayType', `There is already a set for ${type}.`))
    : undefined;
};

export const assetRules: ResourceRules = {
  appScreenshotSets: { create: createSet },
  appScreenshots: { ...asset, remove: ({ datastore }, screenshot) => takeFromLibrary(datastore, screenshot) },
  appPreviews: asset,
  appStoreReviewAttachments: asset,
  inAppPurchaseImages: asset,
  subscriptionImages: asset,
  inAppPurchaseAppStoreReviewScreenshots: { ...asset, create: createReviewScreenshot },
  subscriptionAppStoreReviewScreenshots: { ...asset, create: createReviewScreenshot },
};

/** The bytes received so far, by part; stored with the resource, but never returned. */
export function uploadPiecesOf({ attributes }: StoredResource): Buffer[] {
  return (attributes.pieces ?? []) as Buffer[];
}

export function partOf({ attributes }: StoredResource, part: number): Upload | undefined {
  return ((attributes.uploadOperations ?? []) as readonly Upload[])[part];
}

function delivery(state: string, ...errors: readonly object[]) {
  return {
    assetDeliveryState: { errors, warnings: [], state },
  };
}

/** Where each part of a reserved file goes. */
export function uploadOperationsOf(
  { arrival }: AppleRequestContext,
  { type, id }: StoredResource,
  size: number,
): readonly Upload[] {
  return Array.from({ length: Math.ceil(size / PART) }, (_, part) => ({
    method: 'PUT',
    // Apple's upload URLs are valid for about a week
    url: `${arrival.origin}/storage/uploads/${type}/${id}?part=${part}&expires=${arrival.now + 7 * 24 * HOUR_SECONDS}`,
    length: Math.min(PART, size - part * PART),
    offset: part * PART,
    requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
  }));
}

function image(asset: StoredResource, file: Buffer) {
  return {
    assetToken: asset.id,
    imageAsset: {
      templateUrl: `https://images.example.com/${asset.id}/{w}x{h}.{f}`,
      ...(readImageInfo(file)?.size ?? { width: 1290, height: 2796 }),
    },
  };
}

/** A file that is not an image has no size to check. */
function fitsItsSet(datastore: AppleRequestContext['datastore'], asset: StoredResource, file: Buffer): boolean {
  const size = readImageInfo(file)?.size;
  const [set] = datastore.related(asset, 'appScreenshotSet');
  const sizes = screenshotSizes[String(set?.attributes.screenshotDisplayType)];
  return !size || !sizes || sizes.some(([width, height]) => width === size.width && height === size.height);
}

/** The result of Apple's processing of an uploaded file. */
function judged(datastore: AppleRequestContext['datastore'], asset: StoredResource, file: Buffer): object {
  if (fitsItsSet(datastore, asset, file)) return { ...delivery('COMPLETE'), ...image(asset, file) };
  const description = 'The dimensions of one or more screenshots are wrong.';
  return delivery('FAILED', { code: 'IMAGE_INCORRECT_DIMENSIONS', description });
}

function commit(
  { datastore, arrival }: AppleRequestContext,
  asset: StoredResource,
  checksum: unknown,
): SimulatedReply | undefined {
  const file = Buffer.concat(uploadPiecesOf(asset));
  if (file.length !== asset.attributes.fileSize)
    return appleConflict(wrongAttribute('uploaded', 'The file has not been uploaded as a whole.'));
  delete asset.attributes.uploadOperations;
  if (createHash('md5').update(file).digest('hex') !== checksum) {
    const description = 'The checksum is not that of the file that arrived.';
    Object.assign(asset.attributes, delivery('FAILED', { code: 'FILE_CHECKSUM_MISMATCH', description }));
    return undefined;
  }
  Object.assign(asset.attributes, delivery('UPLOAD_COMPLETE'));
  datastore.later(arrival.now + MINUTE_SECONDS, () => {
    Object.assign(asset.attributes, judged(datastore, asset, file));
    addToLibrary(datastore, asset, arrival.now);
  });
  return undefined;
}
