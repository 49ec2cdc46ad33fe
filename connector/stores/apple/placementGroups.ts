// The groups of the App Asset Library that the display types of screenshot sets became. Sources: two public clients that read the
// live catalog on 8 and 9 October 2026; no page of Apple's has the table. New devices have a group and no display type.

/** Without the prefix APP_ or IMESSAGE_APP_; previews have the same groups. */
const groups: Readonly<Record<string, string>> = {
  IPHONE_67: 'IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE',
  IPHONE_61: 'IPHONE_DYNAMIC_ISLAND_MEDIUM_PROFILE',
  IPHONE_65: 'IPHONE_FACE_ID_LARGE_PROFILE',
  IPHONE_58: 'IPHONE_FACE_ID_MEDIUM_PROFILE',
  IPHONE_55: 'IPHONE_HOME_BUTTON_LARGE_PROFILE',
  IPHONE_47: 'IPHONE_HOME_BUTTON_MEDIUM_PROFILE',
  IPHONE_40: 'IPHONE_HOME_BUTTON_40_PROFILE',
  IPHONE_35: 'IPHONE_HOME_BUTTON_35_PROFILE',
  IPAD_PRO_3GEN_129: 'IPAD_13_PROFILE',
  IPAD_PRO_3GEN_11: 'IPAD_11_PROFILE',
  IPAD_PRO_129: 'IPAD_129_PROFILE',
  IPAD_105: 'IPAD_105_PROFILE',
  IPAD_97: 'IPAD_97_PROFILE',
  DESKTOP: 'MAC_PROFILE',
  APPLE_TV: 'TV_PROFILE',
  APPLE_VISION_PRO: 'VISION_PRO_PROFILE',
  WATCH_ULTRA: 'WATCH_ULTRA_PROFILE',
  WATCH_SERIES_10: 'WATCH_SERIES_10_PROFILE',
  WATCH_SERIES_7: 'WATCH_SERIES_7_PROFILE',
  WATCH_SERIES_4: 'WATCH_SERIES_4_PROFILE',
  WATCH_SERIES_3: 'WATCH_SERIES_3_PROFILE',
};

/** Where an asset is shown: `placementType` and `placementGroup` of a placement. */
export interface PlacementTarget {
  readonly placementType: string;
  readonly placementGroup: string;
}

const IMESSAGE = 'IMESSAGE_';

/**
 * The target of a display type, such as APP_IPHONE_67. Any other text is taken as the name of a group, such as
 * IPHONE_DUO_PROFILE: the reference data shows whether there is one.
 */
export function placementTarget(displayType: string): PlacementTarget {
  const [, imessage, name = ''] = /^(IMESSAGE_)?APP_(.+)$/.exec(displayType) ?? [];
  const known = groups[name];
  const placementGroup = known === undefined ? displayType : `${imessage ?? ''}${known}`;
  const isImessage = placementGroup.startsWith(IMESSAGE);
  return { placementType: isImessage ? 'IMESSAGE_APP_SCREENSHOT' : 'APP_SCREENSHOT', placementGroup };
}

/** The target of an app preview, for a display type such as APP_IPHONE_67 or the name of a group. Previews have the same groups. */
export function previewTarget(displayType: string): PlacementTarget {
  return { placementType: 'APP_PREVIEW', placementGroup: placementTarget(displayType).placementGroup };
}

/** The display type of screenshot sets that became this group; undefined for a group that no set has. */
export function displayTypeOf({ placementType, placementGroup }: PlacementTarget): string | undefined {
  const isImessage = placementType === 'IMESSAGE_APP_SCREENSHOT';
  const name = isImessage ? placementGroup.slice(IMESSAGE.length) : placementGroup;
  const [known] = Object.entries(groups).find(([, group]) => group === name) ?? [];
  return known && `${isImessage ? IMESSAGE : ''}APP_${known}`;
}

/** The platform whose apps have this group. */
export function platformOfGroup(placementGroup: string): string {
  const [device = ''] = placementGroup.split('_');
  return { TV: 'TV_OS', VISION: 'VISION_OS', MAC: 'MAC_OS' }[device] ?? 'IOS';
}
