// Valid screenshot sizes in pixels, by display type. Sources: Apple, "Screenshot specifications", as in fastlane's
// app_screenshot.rb; App Store Connect's own catalog of image specifications, read on 9 October 2026.

export type Size = readonly [width: number, height: number];

const phones: Readonly<Record<string, readonly Size[]>> = {
  IPHONE_67: turned([1260, 2736], [1290, 2796], [1320, 2868]),
  IPHONE_65: turned([1242, 2688], [1284, 2778]),
  IPHONE_61: turned([1179, 2556], [1206, 2622]),
  IPHONE_58: turned([1080, 2340], [1125, 2436], [1170, 2532]),
  IPHONE_55: turned([1242, 2208]),
  IPHONE_47: turned([750, 1334]),
  // the shorter ones are those without a status bar
  IPHONE_40: [
    [640, 1096],
    [640, 1136],
    [1136, 600],
    [1136, 640],
  ],
  IPHONE_35: [
    [640, 920],
    [640, 960],
    [960, 600],
    [960, 640],
  ],
  IPAD_PRO_3GEN_129: turned([2048, 2732], [2064, 2752]),
  IPAD_PRO_3GEN_11: turned([1488, 2266], [1640, 2360], [1668, 2388], [1668, 2420]),
  IPAD_PRO_129: turned([2048, 2732]),
  IPAD_105: turned([1668, 2224]),
  IPAD_97: [
    [768, 1004],
    [768, 1024],
    [1024, 748],
    [1024, 768],
    [1536, 2008],
    [1536, 2048],
    [2048, 1496],
    [2048, 1536],
  ],
};

const others: Readonly<Record<string, readonly Size[]>> = {
  APP_DESKTOP: [
    [1280, 800],
    [1440, 900],
    [2560, 1600],
    [2880, 1800],
  ],
  APP_APPLE_TV: [
    [1920, 1080],
    [3840, 2160],
  ],
  APP_APPLE_VISION_PRO: [[3840, 2160]],
  APP_WATCH_ULTRA: [
    [410, 502],
    [422, 514],
  ],
  APP_WATCH_SERIES_10: [[416, 496]],
  APP_WATCH_SERIES_7: [[396, 484]],
  APP_WATCH_SERIES_4: [[368, 448]],
  APP_WATCH_SERIES_3: [[312, 390]],
};

/** By display type. iMessage apps have the sizes of the device, except for the oldest. */
export const screenshotSizes: Readonly<Record<string, readonly Size[]>> = {
  ...prefixed('APP'),
  ...others,
  ...prefixed('IMESSAGE_APP'),
};

/** The display types that accept an image of this size. */
export function displayTypesFor(width: number, height: number): readonly string[] {
  return Object.entries(screenshotSizes)
    .filter(([, sizes]) => sizes.some((size) => size[0] === width && size[1] === height))
    .map(([type]) => type);
}

/** Portrait as listed here, and landscape. */
function turned(...sizes: readonly Size[]): readonly Size[] {
  return sizes.flatMap(([width, height]): Size[] => [
    [width, height],
    [height, width],
  ]);
}

function prefixed(prefix: string): Readonly<Record<string, readonly Size[]>> {
  return Object.fromEntries(
    Object.entries(phones)
      .filter(([name]) => prefix === 'APP' || name !== 'IPHONE_35')
      .map(([name, sizes]) => [`${prefix}_${name}`, sizes]),
  );
}
