// Apple's page on migrating to the asset library, step by step, through the relay by the names of Apple's operations.

import { png } from '../../../functions/recipes/apple-pictures.ts';
import { openAppleRecipeSession } from '../../../support/appleRecipeSession.ts';
import { closeLater } from '../../../support/cleanup.ts';

const open = closeLater();
const GROUP = 'IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE';
const CATEGORY = 'APP_SCREENSHOTS_AND_PREVIEWS';
const target = { placementType: 'APP_SCREENSHOT', placementGroup: GROUP };

async function openLibrary(appName = 'Sparrow Ledger') {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed(appName);
  const ask = (operation: string, parameters: object = {}, body?: object) =>
    session.call('CallOperation', { operation, parameters, ...(body && { body }) });
  const version = await session.versionOf(appId);
  const { json } = await session.call('ListVersionLocalizations', { id: version.id });
  const textId: string = json.data[0].id;
  const reserve = async (name: string, fileSize = 2_000) =>
    (
      await ask(
        'appAssetLibraryImages_createInstance',
        {},
        { assetLibraryId: appId, fileName: name, fileSize, category: CATEGORY },
      )
    ).json.data;
  const place = (imageId: string, more: object = {}) =>
    ask(
      'appAssetLibraryPlacements_createInstance',
      {},
      { imageId, appStoreVersionLocalizationId: textId, ...target, ...more },
    );
  return { session, appId, textId, ask, reserve, place };
}

interface Part {
  readonly url: string;
  readonly offset: number;
  readonly length: number;
}

/** Without the token of the API: the addresses are signed. */
async function send(parts: readonly Part[], file: Buffer): Promise<number[]> {
  const answers = parts.map(({ url, offset, length }) =>
    fetch(url, { method: 'PUT', body: file.subarray(offset, offset + length) }),
  );
  return (await Promise.all(answers)).map(({ status }) => status);
}

function codeOf({ status, json }: { status: number; json: { error?: { details: { code: string }[] } } }) {
  return [status, json.error?.details[0]?.code];
}

test('From the library to the order of placements, as Apple describes it', async () => {
  const { session, appId, textId, ask, reserve, place } = await openLibrary();
  const library = await ask('apps_assetLibrary_getToOneRelated', { id: appId });
  const reference = await ask('appAssetLibraryRefData_getCollection', { 'filter[placementTypes]': 'APP_SCREENSHOT' });
  const [data] = reference.json.data;
  expect([library.json.data.id, reference.json.data.length]).toEqual([appId, 1]);
  expect(data.attributes.placementTypes.map((each: { placementTypeId: string }) => each.placementTypeId)).toEqual([
    'APP_SCREENSHOT',
  ]);

  const file = png(1290, 2796, 1_200_000);
  const image = await reserve('start.png', file.length);
  expect([image.attributes.state, image.attributes.uploadOperations.length]).toEqual(['AWAITING_UPLOAD', 3]);
  const early = await ask('appAssetLibraryImages_updateInstance', { id: image.id }, { uploaded: true });
  expect(early.status).toBe(409);
  expect(await send(image.attributes.uploadOperations, file)).toEqual([200, 200, 200]);
  const committed = await ask('appAssetLibraryImages_updateInstance', { id: image.id }, { uploaded: true });
  expect(committed.json.data.attributes.state).toBe('UPLOAD_COMPLETE');
  const placed = await place(image.id);
  expect([placed.status, placed.json.data.attributes]).toEqual([
    201,
    expect.objectContaining({ ...target, mediaType: 'IMAGE', state: 'ASSET_PROCESSING' }),
  ]);

  session.clock.now += 120_000;
  const ready = (await ask('appAssetLibraryImages_getInstance', { id: image.id })).json.data.attributes;
  expect(ready).toMatchObject({ state: 'PREPARE_FOR_SUBMISSION', specId: 'IMAGE_1290X2796' });
  expect(ready.imageAsset).toMatchObject({ width: 1290, height: 2796 });
  expect(ready.uploadOperations).toBeUndefined();

  const second = (await place(image.id)).json.data.id;
  const ordered = [second, placed.json.data.id];
  const order = await ask(
    'appAssetLibraryPlacementOrderingRequests_createInstance',
    {},
    { appStoreVersionLocalizationId: textId, placementGroup: GROUP, orderedPlacementIds: ordered },
  );
  expect(order.status).toBe(201);
  const asked = { id: textId, sort: 'placementGroupPosition' };
  const list = await ask('appStoreVersionLocalizations_placements_getToManyRelated', asked);
  expect(
    list.json.data.map(({ id, attributes }: { id: string; attributes: { state: string } }) => [id, attributes.state]),
  ).toEqual(ordered.map((id) => [id, 'PARENT_PREPARE_FOR_SUBMISSION']));
});

test('Refusals that the page names', async () => {
  const { ask, reserve, place } = await openLibrary();
  const image = await reserve('start.png');
  const misfit = await place(image.id, { placementGroup: 'WATCH_ULTRA' });
  expect(codeOf(misfit)).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
  const archived = await ask('appAssetLibraryImages_updateInstance', { id: image.id }, { archived: true });
  expect(codeOf(archived)).toEqual([409, 'STATE_ERROR.INVALID_ASSET_STATE']);
  const { id } = (await place(image.id)).json.data;
  const kept = await ask('appAssetLibraryImages_deleteInstance', { id: image.id });
  expect(codeOf(kept)).toEqual([409, 'STATE_ERROR.ASSET_HAS_PLACEMENTS']);
  expect((await ask('appAssetLibraryPlacements_deleteInstance', { id })).status).toBe(204);
  expect((await ask('appAssetLibraryImages_getInstance', { id: image.id })).status).toBe(200);
  expect((await ask('appAssetLibraryImages_deleteInstance', { id: image.id })).status).toBe(204);
});

test('Exactly one image, exactly one text, and an order that names every placement', async () => {
  const { textId, ask, reserve, place } = await openLibrary();
  const image = await reserve('start.png');
  const nowhere = await ask('appAssetLibraryPlacements_createInstance', {}, { imageId: image.id, ...target });
  expect(codeOf(nowhere)[0]).toBe(409);
  const [first] = [(await place(image.id)).json.data.id, await place(image.id)];
  const partial = await ask(
    'appAssetLibraryPlacementOrderingRequests_createInstance',
    {},
    { appStoreVersionLocalizationId: textId, placementGroup: GROUP, orderedPlacementIds: [first] },
  );
  expect(codeOf(partial)[0]).toBe(409);
});

test('The texts of a version that was submitted take no placement', async () => {
  const { session, ask, reserve } = await openLibrary();
  const appId = await session.appNamed('Sparrow Ledger');
  const live = await session.versionOf(appId, { 'filter[appVersionState]': 'READY_FOR_DISTRIBUTION' });
  const texts = (await session.call('ListVersionLocalizations', { id: live.id })).json.data[0].id;
  const image = await reserve('start.png');
  const body = { imageId: image.id, appStoreVersionLocalizationId: texts, ...target };
  expect(codeOf(await ask('appAssetLibraryPlacements_createInstance', {}, body))).toEqual([
    409,
    'STATE_ERROR.INVALID_STATE',
  ]);
});

test('Reservations that were left are found by their state, and deleted', async () => {
  const { appId, ask, reserve } = await openLibrary();
  await reserve('left.png');
  const asked = { id: appId, 'filter[state]': 'AWAITING_UPLOAD' };
  const left = (await ask('appAssetLibraries_images_getToManyRelated', asked)).json.data;
  expect(left.map(({ attributes }: { attributes: { fileName: string } }) => attributes.fileName)).toEqual(['left.png']);
  await ask('appAssetLibraryImages_deleteInstance', { id: left[0].id });
  expect((await ask('appAssetLibraries_images_getToManyRelated', asked)).json.data).toEqual([]);
});

test('A screenshot of a set is shown by a placement; deleting it leaves its image', async () => {
  const { session, appId, textId, ask } = await openLibrary();
  const set = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png', screenshotSets: true };
  const { screenshotId: id } = (await session.call('UploadScreenshot', set, png())).json;
  const shown = async () =>
    (await ask('appStoreVersionLocalizations_placements_getToManyRelated', { id: textId })).json.data;
  const other = (
    await session.call('ListVersionLocalizations', {
      id: (await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' })).id,
      'filter[locale]': 'en-US',
    })
  ).json.data[0].id;
  expect([other === textId, (await shown()).length]).toEqual([true, 1]);
  await session.call('DeleteScreenshot', { id });
  const images = (await ask('appAssetLibraries_images_getToManyRelated', { id: appId })).json.data;
  expect([(await shown()).length, images.length]).toEqual([0, 1]);
});
