// The devices whose screenshots a version needs, by platform. Source: App Store Connect Help, "Screenshot specifications": 6.9-inch
// iPhone or else 6.5-inch, 13-inch iPad; Apple scales them for smaller ones. App Store Connect names the device in the error
// STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPAD_PRO_3GEN_129.
import { placementTarget } from './placementGroups.ts';

export interface ScreenshotDevice {
  readonly name: string;
  /** What the screenshots have to be for, in words. */
  readonly sizes: string;
  /** Groups of the asset library, of which one is enough. */
  readonly groups: readonly string[];
}

const devices: Readonly<Record<string, readonly ScreenshotDevice[]>> = {
  IOS: [
    device('iPhone', '6.9-inch or 6.5-inch iPhone', 'APP_IPHONE_67', 'APP_IPHONE_65'),
    device('iPad', '13-inch iPad', 'APP_IPAD_PRO_3GEN_129'),
  ],
  MAC_OS: [device('Mac', 'Mac', 'APP_DESKTOP')],
  TV_OS: [device('Apple TV', 'Apple TV', 'APP_APPLE_TV')],
  VISION_OS: [device('Apple Vision Pro', 'Apple Vision Pro', 'APP_APPLE_VISION_PRO')],
};

/** A version for iOS may run on each of its devices, or on one of them; the API does not say which. */
export function screenshotDevices(platform: string): readonly ScreenshotDevice[] {
  return Object.hasOwn(devices, platform) ? (devices[platform] ?? []) : [];
}

function device(name: string, sizes: string, ...displayTypes: readonly string[]): ScreenshotDevice {
  return { name, sizes, groups: displayTypes.map((each) => placementTarget(each).placementGroup) };
}
