// Screenshots of a set are shown by placements of the asset library, too. Source: two clients, October 2026: the placements of a
// version have the pictures of its sets; deleting such a screenshot takes its placement away and leaves its image.
import { placementTarget } from '../../../../connector/stores/apple/placementGroups.ts';
import { specId } from '../data/assetLibrary.ts';
import { uuid } from '../data/seed.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { isoMoment } from '../requestContext.ts';

/** Adds the image and the placement of a complete screenshot of a version. */
export function addToLibrary(datastore: Datastore, screenshot: StoredResource, now: number): void {
  const [set] = datastore.related(screenshot, 'appScreenshotSet');
  const [text] = set ? datastore.related(set, 'appStoreVersionLocalization') : [];
  const { assetDeliveryState: delivery, fileName, fileSize, imageAsset } = screenshot.attributes;
  if (screenshot.type !== 'appScreenshots' || !set || !text) return;
  if ((delivery as { state?: string } | undefined)?.state !== 'COMPLETE') return;
  const { width, height } = imageAsset as { width: number; height: number };
  const made = { createdDate: isoMoment(now), lastModifiedDate: isoMoment(now) };
  const image = datastore.add({
    type: 'appAssetLibraryImages',
    id: uuid(`library/${screenshot.id}`),
    attributes: {
      ...{ ...made, fileName, fileSize, imageAsset, category: 'APP_SCREENSHOTS_AND_PREVIEWS' },
      ...{ state: 'PREPARE_FOR_SUBMISSION', specId: specId(width, height) },
    },
    related: { assetLibrary: librariesOf(datastore, text) },
  });
  const target = placementTarget(String(set.attributes.screenshotDisplayType));
  const others = datastore
    .related(text, 'placements')
    .filter(({ attributes }) => attributes.placementGroup === target.placementGroup);
  datastore.add({
    type: 'appAssetLibraryPlacements',
    id: placementIdOf(screenshot),
    attributes: { ...made, ...target, mediaType: 'IMAGE', placementGroupPosition: others.length + 1 },
    related: { image: [image], appStoreVersionLocalization: [text] },
  });
}

/** The image stays in the library. */
export function takeFromLibrary(datastore: Datastore, screenshot: StoredResource): undefined {
  const placement = datastore.find('appAssetLibraryPlacements', placementIdOf(screenshot));
  if (placement) datastore.remove(placement);
}

function placementIdOf({ id }: StoredResource): string {
  return uuid(`placement/${id}`);
}

function librariesOf(datastore: Datastore, text: StoredResource): readonly StoredResource[] {
  return datastore
    .related(text, 'appStoreVersion')
    .flatMap((version) => datastore.related(version, 'app'))
    .flatMap((app) => datastore.find('appAssetLibraries', app.id) ?? []);
}
