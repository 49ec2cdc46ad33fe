// Images of the asset library, and their placements on the texts of a version in one language.
import type { PlacementTarget } from '../../../connector/stores/apple/placementGroups.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import {
  includedOf,
  NO_STATE,
  type Resource,
  type ResourceDocument,
  type ResourceList,
  relatedId,
} from './resource.ts';
import type { BufferedUpload } from './uploadBudget.ts';

export interface ImageAttributes {
  readonly fileName?: string;
  readonly fileSize?: number;
  readonly referenceName?: string;
  readonly state?: string;
  readonly stateDetails?: readonly { readonly code?: string; readonly description?: string }[];
  /** Validated before use. */
  readonly uploadOperations?: readonly unknown[];
}
export type LibraryImage = Resource<ImageAttributes>;

/** An image where customers see it. */
export interface PlacedImage {
  readonly placementId: string;
  /** Undefined for an image that Apple does not return. */
  readonly image: LibraryImage | undefined;
}

export const SCREENSHOTS = 'APP_SCREENSHOTS_AND_PREVIEWS';

/** States in which Apple still waits for the file or processes it; every later one is open, and means that it did. */
const early: readonly string[] = ['AWAITING_UPLOAD', 'UPLOAD_COMPLETE'];

/** As in the delivery state of a screenshot set: AWAITING_UPLOAD, UPLOAD_COMPLETE, FAILED, else COMPLETE. */
export function imageStateOf({ attributes }: LibraryImage): string {
  const state = attributes.state ?? NO_STATE;
  return [...early, 'FAILED', NO_STATE].includes(state) ? state : 'COMPLETE';
}

/** The library has no checksum; so the name that the relay gives an image has it, and the same file is found again. */
export function referenceNameOf({ checksum }: Pick<BufferedUpload, 'checksum'>): string {
  return `Screenshot ${checksum}`;
}

/**
 * The placements of a group in their order. Each is read by itself: a list that includes the images was answered with 500
 * every time (keremerkan/ascelerate, 7 October 2026).
 */
export async function listPlaced(
  context: RecipeContext,
  languageId: string,
  { placementType, placementGroup }: PlacementTarget,
): Promise<readonly PlacedImage[]> {
  const { call, listAll } = context.store();
  const { data } = await listAll<ResourceList<unknown>>('appStoreVersionLocalizations_placements_getToManyRelated', {
    id: languageId,
    'filter[placementType]': [placementType],
    'filter[placementGroup]': [placementGroup],
    sort: ['placementGroupPosition'],
  });
  const placed: PlacedImage[] = [];
  for (const { id } of data) {
    const read = await call<ResourceDocument<unknown> & Pick<ResourceList<unknown>, 'included'>>(
      'appAssetLibraryPlacements_getInstance',
      { id, include: ['image'] },
    );
    const imageId = relatedId(read.data, 'image');
    placed.push({ placementId: id, image: includedOf<ImageAttributes>(read, 'appAssetLibraryImages', imageId) });
  }
  return placed;
}

/** The same file in the library: uploaded, or reserved by a call that did not complete. */
export async function findImage(
  context: RecipeContext,
  appId: string,
  upload: BufferedUpload,
): Promise<LibraryImage | undefined> {
  const referenceName = referenceNameOf(upload);
  const { data } = await context
    .store()
    .listAll<ResourceList<ImageAttributes>>('appAssetLibraries_images_getToManyRelated', {
      id: appId,
      'filter[category]': [SCREENSHOTS],
      'filter[referenceName]': [referenceName],
    });
  return data.find((image) => image.attributes.referenceName === referenceName && isUsable(image, upload));
}

export async function readImage(context: RecipeContext, id: string): Promise<LibraryImage> {
  const { call } = context.store();
  return (await call<ResourceDocument<ImageAttributes>>('appAssetLibraryImages_getInstance', { id })).data;
}

function isUsable(image: LibraryImage, { bytes }: BufferedUpload): boolean {
  const { fileSize, state, uploadOperations } = image.attributes;
  if (fileSize !== bytes.length || state === 'FAILED' || state === 'ARCHIVED') return false;
  return state !== 'AWAITING_UPLOAD' || (uploadOperations ?? []).length > 0;
}
