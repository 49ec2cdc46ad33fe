// Images and videos of the asset library, and their placements in one language.
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
import { placementsOf, type ShownOn } from './surfaces.ts';

export interface LibraryAttributes {
  readonly fileName?: string;
  readonly fileSize?: number;
  readonly referenceName?: string;
  readonly state?: string;
  readonly stateDetails?: readonly { readonly code?: string; readonly description?: string }[];
  /** Validated before use. */
  readonly uploadOperations?: readonly unknown[];
}
export type LibraryAsset = Resource<LibraryAttributes>;

/** Images or videos: the names that Apple gives them. */
export interface MediaKind {
  readonly type: 'appAssetLibraryImages' | 'appAssetLibraryVideos';
  readonly relation: 'image' | 'video';
  readonly list: 'images' | 'videos';
  /** What a message calls the file. */
  readonly noun: 'picture' | 'video';
  /** Begins the reference names that the relay gives. */
  readonly word: 'Screenshot' | 'Preview';
}

export const IMAGES: MediaKind = {
  type: 'appAssetLibraryImages',
  relation: 'image',
  list: 'images',
  noun: 'picture',
  word: 'Screenshot',
};
export const VIDEOS: MediaKind = {
  type: 'appAssetLibraryVideos',
  relation: 'video',
  list: 'videos',
  noun: 'video',
  word: 'Preview',
};

/** What identifies a file: the same file is one asset. */
export interface FileIdentity {
  readonly size: number;
  /** MD5, as 32 hexadecimal digits. */
  readonly checksum: string;
}

/** An asset where customers see it. */
export interface PlacedAsset {
  readonly placementId: string;
  /** Undefined for an asset that Apple does not return. */
  readonly asset: LibraryAsset | undefined;
}

export const SCREENSHOTS_AND_PREVIEWS = 'APP_SCREENSHOTS_AND_PREVIEWS';

/** Most IDs of one list: an address with more would be too long. */
const MOST_IDS = 50;

/** States in which Apple still waits for the file or processes it; every later one is open, and means that it did. */
const early: readonly string[] = ['AWAITING_UPLOAD', 'UPLOAD_COMPLETE'];

/** As in the delivery state of a screenshot set: AWAITING_UPLOAD, UPLOAD_COMPLETE, FAILED, else COMPLETE. */
export function assetStateOf({ attributes }: LibraryAsset): string {
  const state = attributes.state ?? NO_STATE;
  return [...early, 'FAILED', NO_STATE].includes(state) ? state : 'COMPLETE';
}

/** The library has no checksum; so the name that the relay gives an asset has it, and the same file is found again. */
export function referenceNameOf({ word }: MediaKind, checksum: string): string {
  return `${word} ${checksum}`;
}

/**
 * The placements of a group in their order. Each is read by itself: a list that includes the images was answered with 500
 * every time (keremerkan/ascelerate, 7 October 2026).
 */
export async function listPlaced(
  context: RecipeContext,
  { type, relation }: MediaKind,
  on: ShownOn,
  { placementType, placementGroup }: PlacementTarget,
): Promise<readonly PlacedAsset[]> {
  const { call, listAll } = context.store();
  const { data } = await listAll<ResourceList<unknown>>(placementsOf(on), {
    id: on.languageId,
    'filter[placementType]': [placementType],
    'filter[placementGroup]': [placementGroup],
    sort: ['placementGroupPosition'],
  });
  const placed: PlacedAsset[] = [];
  for (const { id } of data) {
    const read = await call<ResourceDocument<unknown> & Pick<ResourceList<unknown>, 'included'>>(
      'appAssetLibraryPlacements_getInstance',
      { id, include: [relation] },
    );
    const assetId = relatedId(read.data, relation);
    placed.push({ placementId: id, asset: includedOf<LibraryAttributes>(read, type, assetId) });
  }
  return placed;
}

/** The placement of one asset in a group, if there is one. */
export async function findPlacement(
  context: RecipeContext,
  { relation }: MediaKind,
  on: ShownOn,
  { placementType, placementGroup }: PlacementTarget,
  assetId: string,
): Promise<Resource<unknown> | undefined> {
  const { data } = await context.store().listAll<ResourceList<unknown>>(placementsOf(on), {
    id: on.languageId,
    'filter[placementType]': [placementType],
    'filter[placementGroup]': [placementGroup],
    [`filter[${relation}]`]: [assetId],
  });
  return data[0];
}

/** The same file in the library: uploaded, or reserved by a call that did not complete. */
export async function findAsset(
  context: RecipeContext,
  media: MediaKind,
  appId: string,
  file: FileIdentity,
): Promise<LibraryAsset | undefined> {
  const referenceName = referenceNameOf(media, file.checksum);
  const { data } = await context
    .store()
    .listAll<ResourceList<LibraryAttributes>>(`appAssetLibraries_${media.list}_getToManyRelated`, {
      id: appId,
      'filter[category]': [SCREENSHOTS_AND_PREVIEWS],
      'filter[referenceName]': [referenceName],
    });
  return data.find((asset) => asset.attributes.referenceName === referenceName && isUsable(asset, file));
}

export async function readAsset(context: RecipeContext, { type }: MediaKind, id: string): Promise<LibraryAsset> {
  return (await context.store().call<ResourceDocument<LibraryAttributes>>(`${type}_getInstance`, { id })).data;
}

/** Those of the library with these IDs that Apple returns. */
export async function readAssets(
  context: RecipeContext,
  { list }: MediaKind,
  appId: string,
  ids: readonly string[],
): Promise<readonly LibraryAsset[]> {
  const found: LibraryAsset[] = [];
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const inputs = { id: appId, 'filter[id]': ids.slice(at, at + MOST_IDS), limit: MOST_IDS };
    const { data } = await context
      .store()
      .call<ResourceList<LibraryAttributes>>(`appAssetLibraries_${list}_getToManyRelated`, inputs);
    found.push(...data);
  }
  return found;
}

function isUsable(asset: LibraryAsset, { size }: FileIdentity): boolean {
  const { fileSize, state, uploadOperations } = asset.attributes;
  if (fileSize !== size || state === 'FAILED' || state === 'ARCHIVED') return false;
  return state !== 'AWAITING_UPLOAD' || (uploadOperations ?? []).length > 0;
}
