// The App Asset Library: images are reserved, uploaded and processed; placements show them on the texts of a version; an order
// puts the placements of a group in a row. Sources: Apple's pages on the library, and clients that tried it in October 2026.
import type { SimulatedReply } from '../../httpMessage.ts';
import { imageExtensions, MOST_BYTES, videoExtensions } from '../data/assetLibrary.ts';
import { CREATIVE } from '../data/creativeAssets.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, wrongAttribute, wrongRelationship } from '../entity.ts';
import { refuseApple } from '../errors.ts';
import { type AppleRequestContext, isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { uploadOperationsOf, uploadPiecesOf } from './assets.ts';
import { LIBRARY_VIDEOS, mostPlacementsOf, unfit } from './libraryFit.ts';
import { judgeAsset } from './libraryProcessing.ts';
import { isEditable, simulatedStateOf } from './stage.ts';

const categories: readonly unknown[] = [CREATIVE, 'APP_SCREENSHOTS_AND_PREVIEWS'];
const surfaces = [
  ...['appStoreVersionLocalization', 'appCustomProductPageLocalization'],
  ...['appEventLocalization', 'appStoreVersionExperimentTreatmentLocalization'],
];

const reserve: ResourceRule['create'] = (context, draft) => {
  const { fileName, fileSize, category } = draft.attributes;
  if (Number(fileSize) < 1) return appleConflict(wrongAttribute('fileSize', 'The file is empty.'));
  // the reference data has both limits
  if (Number(fileSize) > MOST_BYTES) return appleConflict(wrongAttribute('fileSize', 'The file is too large.'));
  const extension = String(fileName).split('.').at(-1)?.toLowerCase() ?? '';
  if (!(draft.type === LIBRARY_VIDEOS ? videoExtensions : imageExtensions).includes(extension))
    return appleConflict(wrongAttribute('fileName', `A file of ${draft.type} does not end in .${extension}.`));
  if (!categories.includes(category)) return appleConflict(wrongAttribute('category', 'There is no such category.'));
  const uploadOperations = uploadOperationsOf(context, draft, Number(fileSize));
  Object.assign(draft.attributes, { uploadOperations, pieces: [], state: 'AWAITING_UPLOAD', ...stamped(context) });
  return undefined;
};

const change: ResourceRule['update'] = (context, image, { attributes }) => {
  if (attributes.archived === true && image.attributes.state !== 'APPROVED')
    return stateError('INVALID_ASSET_STATE', 'Only an approved asset can be archived.');
  if (attributes.archived === true) image.attributes.state = 'ARCHIVED';
  image.attributes.lastModifiedDate = isoMoment(context.arrival.now);
  return attributes.uploaded === true ? commit(context, image) : undefined;
};

const removeAsset: ResourceRule['remove'] = ({ datastore }, image) =>
  datastore.related(image, 'placements').length > 0
    ? stateError('ASSET_HAS_PLACEMENTS', 'The asset has placements: delete those first.')
    : undefined;

const place: ResourceRule['create'] = (context, draft) => {
  const { datastore } = context;
  const [media, on] = [given(draft, ['image', 'video']), given(draft, surfaces)];
  const [asset, parent] = [media[0]?.resource, on[0]?.resource];
  if (media.length !== 1 || !asset)
    return appleConflict(wrongRelationship('image', 'A placement has exactly one image or video.'));
  if (on.length !== 1 || !parent)
    return appleConflict(wrongRelationship('appStoreVersionLocalization', 'A placement is on exactly one surface.'));
  const refused = unfit(datastore, draft, asset) ?? closed(datastore, parent);
  if (refused) return refused;
  const group = placedOn(datastore, parent, draft);
  const most = mostPlacementsOf(draft.attributes.placementType);
  if (group.length >= most)
    return appleConflict(wrongAttribute('placementGroup', `The group has ${most} placements already.`));
  Object.assign(draft.attributes, {
    ...stamped(context),
    mediaType: media[0]?.name === 'video' ? 'VIDEO' : 'IMAGE',
    placementGroupPosition: Math.max(0, ...group.map(positionOf)) + 1,
  });
  showState(datastore, draft);
  return undefined;
};

const unplace: ResourceRule['remove'] = ({ datastore }, placement) => {
  const [on] = given(placement, surfaces);
  return on ? closed(datastore, on.resource) : undefined;
};

const order: ResourceRule['create'] = ({ datastore }, draft) => {
  const on = given(draft, surfaces);
  const [parent] = on;
  const listed = draft.related.orderedPlacements ?? [];
  if (on.length !== 1 || !parent)
    return appleConflict(wrongRelationship('appStoreVersionLocalization', 'An order is for exactly one surface.'));
  const group = placedOn(datastore, parent.resource, draft);
  if (listed.length !== group.length || !group.every((each) => listed.includes(each)))
    return appleConflict(wrongRelationship('orderedPlacements', 'Name every placement of the group once.'));
  const refused = closed(datastore, parent.resource);
  if (refused) return refused;
  for (const [at, each] of listed.entries()) each.attributes.placementGroupPosition = at + 1;
  return undefined;
};

export const assetLibraryRules: ResourceRules = {
  appAssetLibraryImages: { create: reserve, update: change, remove: removeAsset },
  appAssetLibraryVideos: { create: reserve, update: change, remove: removeAsset },
  appAssetLibraryPlacements: {
    create: place,
    remove: unplace,
    show: ({ datastore }, placement) => showState(datastore, placement),
  },
  appAssetLibraryPlacementOrderingRequests: { create: order },
};

function stamped({ arrival }: AppleRequestContext) {
  return { createdDate: isoMoment(arrival.now), lastModifiedDate: isoMoment(arrival.now) };
}

function stateError(name: string, detail: string): SimulatedReply {
  return refuseApple(409, { code: `STATE_ERROR.${name}`, title: 'The request cannot be fulfilled', detail });
}

function given({ related }: StoredResource, names: readonly string[]) {
  return names.flatMap((name) => (related[name] ?? []).map((resource) => ({ name, resource })));
}

function positionOf({ attributes }: StoredResource): number {
  return Number(attributes.placementGroupPosition);
}

/** The placements of the same surface and group; an order names no type, because a group has one. */
function placedOn(datastore: Datastore, parent: StoredResource, { attributes }: StoredResource) {
  return datastore
    .all('appAssetLibraryPlacements')
    .filter(
      (each) =>
        each.attributes.placementGroup === attributes.placementGroup &&
        (attributes.placementType ?? each.attributes.placementType) === each.attributes.placementType &&
        given(each, surfaces).some(({ resource }) => resource === parent),
    );
}

function closed(datastore: Datastore, parent: StoredResource): SimulatedReply | undefined {
  const [version] = datastore.related(parent, 'appStoreVersion');
  if (!version || isEditable(version)) return undefined;
  return stateError('INVALID_STATE', `The version is ${simulatedStateOf(version)}: its placements cannot be changed.`);
}

function showState(datastore: Datastore, placement: StoredResource): void {
  const [asset] = given(placement, ['image', 'video']);
  const [on] = given(placement, surfaces);
  const [version] = on ? datastore.related(on.resource, 'appStoreVersion') : [];
  const state = String(asset?.resource.attributes.state);
  const isProcessing = ['AWAITING_UPLOAD', 'UPLOAD_COMPLETE'].includes(state);
  const open = version && !isEditable(version) ? 'ACTIVE' : 'PARENT_PREPARE_FOR_SUBMISSION';
  placement.attributes.state = isProcessing ? 'ASSET_PROCESSING' : state === 'FAILED' ? 'FAILED' : open;
}

/** There is no checksum: Apple compares the size. */
function commit({ datastore, arrival }: AppleRequestContext, image: StoredResource): SimulatedReply | undefined {
  const file = Buffer.concat(uploadPiecesOf(image));
  if (file.length !== image.attributes.fileSize)
    return appleConflict(wrongAttribute('uploaded', 'The file has not been uploaded as a whole.'));
  image.attributes.state = 'UPLOAD_COMPLETE';
  datastore.later(arrival.now + MINUTE_SECONDS, () => judgeAsset(datastore, image, file));
  return undefined;
}
