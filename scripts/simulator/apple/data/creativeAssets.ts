// The media of the asset library that are no screenshots: the header of a product page, search results, and in-app events.
// Sizes: the live catalog on 9 October 2026. Limits: Apple's page on placing assets.
import type { Size } from '../../../../connector/stores/apple/screenshotSizes.ts';

export const CREATIVE = 'CREATIVE_ASSETS';
/** Their only group: they do not differ by device. */
const GROUP = 'DEFAULT_PROFILE';

interface CreativeAsset {
  readonly placementType: string;
  readonly feature: 'APP_STORE_VERSIONS' | 'IN_APP_EVENTS';
  readonly images: readonly Size[];
  readonly videos: readonly Size[];
}

/** Of a range of sizes, the smallest and the largest. */
export const creativeAssets: readonly CreativeAsset[] = [
  {
    placementType: 'PRODUCT_PAGE_HEADER_ASSET',
    feature: 'APP_STORE_VERSIONS',
    images: [
      [5244, 2950],
      [3840, 1646],
    ],
    videos: [[3840, 1646]],
  },
  {
    placementType: 'EVENT_CARD_ASSET',
    feature: 'IN_APP_EVENTS',
    images: [
      [1920, 1080],
      [3840, 2160],
    ],
    videos: [
      [1920, 1080],
      [3840, 2160],
    ],
  },
  {
    placementType: 'EVENT_DETAILS_PAGE_ASSET',
    feature: 'IN_APP_EVENTS',
    images: [
      [1080, 1920],
      [2160, 3840],
    ],
    videos: [
      [1080, 1920],
      [2160, 3840],
    ],
  },
];

/** How many of a type a surface has. */
export const CREATIVES_PER_TYPE = 1;

/** Whether a type belongs to in-app events, and to nothing else. */
export function isEventAsset(placementType: unknown): boolean {
  return creativeAssets.some((each) => each.placementType === placementType && each.feature === 'IN_APP_EVENTS');
}

/** The policies of a feature, as the reference data has them. */
export function creativePolicies(feature: CreativeAsset['feature']) {
  return creativeAssets
    .filter((each) => each.feature === feature)
    .map(({ placementType }) => ({
      placementType,
      groupLimits: [{ groupIds: [GROUP], maxCount: CREATIVES_PER_TYPE }],
    }));
}

/** The placement types, with the names that the specifications of images and videos have. */
export function creativeTypes(imageSpec: (...size: Size) => string, videoSpec: (...size: Size) => string) {
  return creativeAssets.map(({ placementType, images, videos }) => ({
    placementTypeId: placementType,
    acceptsAssetCategories: [CREATIVE],
    specMappings: [
      {
        placementGroupId: GROUP,
        specs: [...images.map((size) => imageSpec(...size)), ...videos.map((size) => videoSpec(...size))],
      },
    ],
  }));
}
