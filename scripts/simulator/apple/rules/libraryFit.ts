// What goes together in the asset library: a placement type with a surface, a group, a category and a size.
import { PREVIEW, PREVIEWS_PER_GROUP, SCREENSHOTS_PER_GROUP, simulatedPlacementTypes } from '../data/assetLibrary.ts';
import { CREATIVE, CREATIVES_PER_TYPE, creativeAssets, isEventAsset } from '../data/creativeAssets.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, wrongAttribute } from '../entity.ts';

export const LIBRARY_VIDEOS = 'appAssetLibraryVideos';

/** Type, surface, group, category and size have to go together. */
export function unfit(datastore: Datastore, { attributes, related }: StoredResource, asset: StoredResource) {
  const refuse = (why: string) => appleConflict(wrongAttribute('placementType', why));
  const { placementType, placementGroup } = attributes;
  const type = simulatedPlacementTypes(datastore).find(({ placementTypeId }) => placementTypeId === placementType);
  const mapping = type?.specMappings.find(({ placementGroupId }) => placementGroupId === placementGroup);
  if (!type || !mapping) return refuse('The placement type has no such group.');
  const { category, specId, state } = asset.attributes;
  if (!type.acceptsAssetCategories.includes(String(category))) return refuse('The category does not fit.');
  if (category !== CREATIVE && (placementType === PREVIEW) !== (asset.type === LIBRARY_VIDEOS))
    return refuse('The type of the asset does not fit.');
  if (isEventAsset(placementType) !== (related.appEventLocalization !== undefined))
    return refuse('The placement type is not for this surface.');
  if (['FAILED', 'ARCHIVED'].includes(String(state))) return refuse('The asset cannot be used.');
  return specId !== undefined && !mapping.specs.includes(String(specId)) ? refuse('The size does not fit.') : undefined;
}

/** How many placements a group of this type has at most. */
export function mostPlacementsOf(placementType: unknown): number {
  if (creativeAssets.some((each) => each.placementType === placementType)) return CREATIVES_PER_TYPE;
  return placementType === PREVIEW ? PREVIEWS_PER_GROUP : SCREENSHOTS_PER_GROUP;
}
