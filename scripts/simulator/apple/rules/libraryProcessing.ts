// What App Store Connect makes of a file of the asset library once it is committed.
import { readImageInfo } from '../../../../functions/stores/apple/imageFormat.ts';
import { simulatedPlacementTypes, specId } from '../data/assetLibrary.ts';
import type { Datastore, StoredResource } from '../datastore.ts';

export function judgeAsset(datastore: Datastore, image: StoredResource, file: Buffer): void {
  delete image.attributes.uploadOperations;
  if (image.type === 'appAssetLibraryVideos') {
    judgeVideo(image, file);
    return;
  }
  const size = readImageInfo(file)?.size;
  const spec = size && specId(size.width, size.height);
  const all = simulatedPlacementTypes(datastore)
    .filter(({ acceptsAssetCategories }) => acceptsAssetCategories.includes(String(image.attributes.category)))
    .flatMap(({ specMappings }) => specMappings);
  if (size && !all.some(({ specs }) => specs.includes(String(spec)))) {
    const stateDetails = [
      { code: 'IMAGE_INCORRECT_DIMENSIONS', description: 'No specification has these dimensions.' },
    ];
    Object.assign(image.attributes, { state: 'FAILED', stateDetails });
    return;
  }
  const templateUrl = `https://images.example.com/${image.id}/{w}x{h}.{f}`;
  const imageAsset = { templateUrl, ...(size ?? { width: 1290, height: 2796 }) };
  Object.assign(image.attributes, { state: 'PREPARE_FOR_SUBMISSION', imageAsset, ...(spec && { specId: spec }) });
}

/** The simulator reads no frames: a file that does not begin with an ftyp box is no video. The code is its own. */
function judgeVideo({ id, attributes }: StoredResource, file: Buffer): void {
  if (file.toString('latin1', 4, 8) !== 'ftyp') {
    const stateDetails = [{ code: 'VIDEO_UNREADABLE', description: 'The file is not a video that can be read.' }];
    Object.assign(attributes, { state: 'FAILED', stateDetails });
    return;
  }
  const previewFrameTimeCode = attributes.previewFrameTimeCode ?? '00:00:05:00';
  const videoAsset = `https://videos.example.com/${id}.mp4`;
  Object.assign(attributes, { state: 'PREPARE_FOR_SUBMISSION', videoAsset, previewFrameTimeCode });
}
