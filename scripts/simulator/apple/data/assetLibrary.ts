// The App Asset Library: one for each app, with the ID of the app, and what Apple says of sizes, groups and limits.
import { placementTarget } from '../../../../connector/stores/apple/placementGroups.ts';
import { type Size, screenshotSizes } from '../../../../connector/stores/apple/screenshotSizes.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { creativeAssets, creativePolicies, creativeTypes } from './creativeAssets.ts';

/** Source of the limits: Apple's page on placing assets. */
export const SCREENSHOTS_PER_GROUP = 10;
export const PREVIEWS_PER_GROUP = 3;
export const PREVIEW = 'APP_PREVIEW';
/** As in Apple's example. */
export const MOST_BYTES = 524_288_000;

export const imageExtensions: readonly string[] = ['png', 'jpg', 'jpeg'];
export const videoExtensions: readonly string[] = ['mp4', 'm4v', 'mov'];

/** A device that has a group and no display type. */
const groupsOnly: Readonly<Record<string, readonly Size[]>> = {
  IPHONE_DUO_PROFILE: [
    [1398, 2034],
    [2007, 2853],
  ],
};

export interface SpecMapping {
  readonly placementGroupId: string;
  readonly specs: readonly string[];
}

/** Adds the libraries of all apps, and the one resource of reference data. */
export function seedAssetLibraries(datastore: Datastore): void {
  for (const app of datastore.all('apps')) addLibrary(datastore, app);
  datastore.add({ type: 'appAssetLibraryRefData', id: 'default', attributes: { ...referenceData() }, related: {} });
}

/** A placement type: the categories that it accepts, and its groups with the specifications of each. */
export interface PlacementType {
  readonly placementTypeId: string;
  readonly acceptsAssetCategories: readonly string[];
  readonly specMappings: readonly SpecMapping[];
}

/** The placement types, as the reference data has them. */
export function simulatedPlacementTypes(datastore: Datastore): readonly PlacementType[] {
  const [data] = datastore.all('appAssetLibraryRefData');
  return (data?.attributes.placementTypes ?? []) as readonly PlacementType[];
}

export function specId(width: number, height: number): string {
  return `IMAGE_${width}X${height}`;
}

/** Sizes of previews by group, portrait, as in the live catalog on 9 October 2026. Phones and tablets take the turned size, too. */
const previews: Readonly<Record<string, Size>> = {
  ...Object.fromEntries(
    ['DYNAMIC_ISLAND_LARGE', 'DYNAMIC_ISLAND_MEDIUM', 'FACE_ID_LARGE', 'FACE_ID_MEDIUM'].map((name): [string, Size] => [
      `IPHONE_${name}_PROFILE`,
      [886, 1920],
    ]),
  ),
  IPHONE_HOME_BUTTON_LARGE_PROFILE: [1080, 1920],
  IPHONE_HOME_BUTTON_40_PROFILE: [1080, 1920],
  IPHONE_HOME_BUTTON_MEDIUM_PROFILE: [750, 1334],
  ...Object.fromEntries(
    ['13', '129', '11', '105'].map((name): [string, Size] => [`IPAD_${name}_PROFILE`, [1200, 1600]]),
  ),
  IPAD_97_PROFILE: [1200, 900],
  MAC_PROFILE: [1920, 1080],
  TV_PROFILE: [1920, 1080],
  VISION_PRO_PROFILE: [3840, 2160],
};

/** Of a video. */
function videoSpecId(width: number, height: number): string {
  return `VIDEO_${width}X${height}`;
}

function addLibrary(datastore: Datastore, app: StoredResource): void {
  const library = datastore.add({ type: 'appAssetLibraries', id: app.id, attributes: {}, related: {} });
  app.related.assetLibrary = [library];
}

function referenceData() {
  const targets = [
    ...Object.entries(screenshotSizes).map(([type, sizes]) => ({ ...placementTarget(type), sizes })),
    ...Object.entries(groupsOnly).map(([group, sizes]) => ({ ...placementTarget(group), sizes })),
  ];
  const types = [...new Set(targets.map(({ placementType }) => placementType))];
  const ofType = (type: string) => targets.filter(({ placementType }) => placementType === type);
  const sizes = [...new Map(targets.flatMap((each) => each.sizes).map((size) => [specId(...size), size])).values()];
  return {
    features: [
      {
        featureId: 'APP_STORE_VERSIONS',
        placementPolicies: [
          ...types.map((placementType) => ({
            placementType,
            groupLimits: [
              { groupIds: ofType(placementType).map((each) => each.placementGroup), maxCount: SCREENSHOTS_PER_GROUP },
            ],
          })),
          {
            placementType: PREVIEW,
            groupLimits: [{ groupIds: Object.keys(previews), maxCount: PREVIEWS_PER_GROUP }],
          },
          ...creativePolicies('APP_STORE_VERSIONS'),
        ],
      },
      { featureId: 'IN_APP_EVENTS', placementPolicies: creativePolicies('IN_APP_EVENTS') },
    ],
    placementProfileGroups: targets.map(({ placementGroup }) => ({
      placementProfileGroupId: placementGroup,
      platform: placementGroup.startsWith('IMESSAGE_') ? 'IMESSAGE_APP_STORE' : 'ANY',
      displayClassId: placementGroup.replace(/_PROFILE$/, '_DISPLAY'),
    })),
    placementTypes: [
      ...types.map((placementTypeId) => ({
        placementTypeId,
        acceptsAssetCategories: ['APP_SCREENSHOTS_AND_PREVIEWS'],
        specMappings: ofType(placementTypeId).map(
          (each): SpecMapping => ({
            placementGroupId: each.placementGroup,
            specs: each.sizes.map((size) => specId(...size)),
          }),
        ),
      })),
      {
        placementTypeId: PREVIEW,
        acceptsAssetCategories: ['APP_SCREENSHOTS_AND_PREVIEWS'],
        specMappings: Object.entries(previews).map(
          ([placementGroupId, size]): SpecMapping => ({ placementGroupId, specs: [videoSpecId(...size)] }),
        ),
      },
      ...creativeTypes(specId, videoSpecId),
    ],
    imageSpecs: [
      ...sizes.map((size) => imageSpec(size, types)),
      ...creativeAssets.flatMap(({ placementType, images }) => images.map((size) => imageSpec(size, [placementType]))),
    ],
    videoSpecs: [
      ...Object.values(previews).map((size) => videoSpec(size, [PREVIEW])),
      ...creativeAssets.flatMap(({ placementType, videos }) => videos.map((size) => videoSpec(size, [placementType]))),
    ],
    displayClasses: [],
  };
}

function imageSpec([width, height]: Size, compatiblePlacementTypes: readonly string[]) {
  return {
    specId: specId(width, height),
    ...sizeFacts(width, height),
    compatiblePlacementTypes,
    fileExtensions: imageExtensions,
    mimeTypes: ['image/png', 'image/jpeg'],
    maxFileSize: MOST_BYTES,
    alphaAllowed: false,
  };
}

function videoSpec([width, height]: Size, compatiblePlacementTypes: readonly string[]) {
  return {
    specId: videoSpecId(width, height),
    ...sizeFacts(width, height),
    compatiblePlacementTypes,
    fileExtensions: videoExtensions,
    mimeTypes: ['video/mp4', 'video/x-m4v', 'video/quicktime'],
    maxFileSize: MOST_BYTES,
    frameRates: [{ minFps: 23, maxFps: 30 }],
    duration: { min: 'PT15S', max: 'PT30S' },
    audioRequired: true,
  };
}

function sizeFacts(width: number, height: number) {
  return {
    shortName: `${width} x ${height}`,
    dimensions: { minWidth: width, maxWidth: width, minHeight: height, maxHeight: height },
  };
}
