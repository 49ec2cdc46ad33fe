// Apple's page on migrating to the asset library, step by step, through the relay by the names of Apple's operations.

import { png } from '../../../functions/recipes/apple-pictures.ts';
import { openAppleRecipeSession } from '../../../support/appleRecipeSession.ts';
import { closeLater } from '../../../support/cleanup.ts';

// biome-ignore lint/suspicious/noExplicitAny: a resource is what the test finds in it
type Any = any;
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

const PREVIEWS = { placementType: 'APP_PREVIEW', placementGroup: GROUP };

/** An MP4 file begins with a box of the type ftyp. */
function video(): Buffer {
  return Buffer.from('\0\0\0\x18ftypmp42 a short video', 'latin1');
}

test('An app that has screenshots in sets moves to the library: once for all languages and pages', async () => {
  const { session, appId, textId, ask, place } = await openLibrary();
  const named = async (locale: string): Promise<string> => {
    const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    const { data } = (await session.call('ListVersionLocalizations', { id, 'filter[locale]': locale })).json;
    return data[0].id;
  };
  const [english, german] = [await named('en-US'), await named('de-DE')];
  expect(english).toBe(textId);
  const upload = async (locale: string) => {
    const set = { appId, locale, displayType: 'APP_IPHONE_67', fileName: 'start.png', screenshotSets: true };
    return (await session.call('UploadScreenshot', set, png())).json.screenshotId as string;
  };
  const old = [await upload('en-US'), await upload('de-DE')];
  const placementsOf = async (id: string) =>
    (
      await ask('appStoreVersionLocalizations_placements_getToManyRelated', {
        ...{ id, include: 'image', sort: 'placementGroupPosition' },
      })
    ).json;
  const imagesIn = async (id: string): Promise<string[]> =>
    (await placementsOf(id)).data.map(({ relationships }: Any) => relationships.image.data.id);

  // 1. the sets are placements already, in the group that replaces the display type: an image of its own in each language
  const [[first], [other]] = [await imagesIn(english), await imagesIn(german)];
  expect((await placementsOf(english)).data[0].attributes).toMatchObject({ ...target, mediaType: 'IMAGE' });
  expect(first).not.toBe(other);

  // 2. one image for all languages: the German placement is replaced by one of the English image
  const [{ id: before }] = (await placementsOf(german)).data;
  expect((await ask('appAssetLibraryPlacements_deleteInstance', { id: before })).status).toBe(204);
  const moved = await place(first ?? '', { appStoreVersionLocalizationId: german });
  expect([moved.status, await imagesIn(german)]).toEqual([201, [first]]);
  const removed = await ask('appAssetLibraryImages_deleteInstance', { id: other });
  expect(removed.status).toBe(204);

  // 3. the same image on a custom product page
  const page = await session.call('CreateCustomProductPage', { appId, name: 'Sailors', texts: [{ locale: 'en-US' }] });
  const pageText: string = page.json.localizations[0].localizationId;
  const onPage = await ask(
    'appAssetLibraryPlacements_createInstance',
    {},
    { imageId: first, appCustomProductPageLocalizationId: pageText, ...target },
  );
  expect(onPage.status).toBe(201);
  const uses = await ask('appAssetLibraryImages_placements_getToManyRelated', { id: first });
  expect(uses.json.data).toHaveLength(3);

  // 4. an app preview with the frame that stands for it
  const bytes = video();
  const body = { assetLibraryId: appId, fileName: 'tour.mp4', fileSize: bytes.length, category: CATEGORY };
  const reserved = await ask(
    'appAssetLibraryVideos_createInstance',
    {},
    { ...body, previewFrameTimeCode: '00:00:03:00' },
  );
  const { id: videoId, attributes } = reserved.json.data;
  expect(await send(attributes.uploadOperations, bytes)).toEqual([200]);
  await ask('appAssetLibraryVideos_updateInstance', { id: videoId }, { uploaded: true });
  session.clock.now += 120_000;
  const seen = (await ask('appAssetLibraryVideos_getInstance', { id: videoId })).json.data.attributes;
  expect(seen).toMatchObject({ state: 'PREPARE_FOR_SUBMISSION', previewFrameTimeCode: '00:00:03:00' });
  const preview = await ask(
    'appAssetLibraryPlacements_createInstance',
    {},
    { videoId, appStoreVersionLocalizationId: english, ...PREVIEWS },
  );
  expect([preview.status, preview.json.data.attributes.mediaType]).toEqual([201, 'VIDEO']);

  // 5. the sets can go: what the library shows stays
  const deleted = [];
  for (const id of old) deleted.push((await session.call('DeleteScreenshot', { id })).status);
  expect(deleted).toEqual([204, 204]);
  expect(await imagesIn(german)).toEqual([first]);
  const left = (await ask('appAssetLibraryImages_getInstance', { id: first })).json.data.attributes;
  expect(left.state).toBe('PREPARE_FOR_SUBMISSION');
});

test('The card of an in-app event is a creative asset, one for each type', async () => {
  const { session, appId, ask, place } = await openLibrary();
  const made = async (operation: string, body: object) => (await ask(operation, {}, body)).json.data.id as string;
  const eventId = await made('appEvents_createInstance', { appId, referenceName: 'Regatta' });
  const text = await made('appEventLocalizations_createInstance', { appEventId: eventId, locale: 'en-US' });
  const upload = async (file: Buffer, category: string) => {
    const body = { assetLibraryId: appId, fileName: 'card.png', fileSize: file.length, category };
    const { id, attributes } = (await ask('appAssetLibraryImages_createInstance', {}, body)).json.data;
    await send(attributes.uploadOperations, file);
    await ask('appAssetLibraryImages_updateInstance', { id }, { uploaded: true });
    session.clock.now += 120_000;
    return (await ask('appAssetLibraryImages_getInstance', { id })).json.data;
  };
  const card = await upload(png(1920, 1080), 'CREATIVE_ASSETS');
  expect(card.attributes.state).toBe('PREPARE_FOR_SUBMISSION');
  const show = (imageId: string, placementType: string, more: object = {}) =>
    ask(
      'appAssetLibraryPlacements_createInstance',
      {},
      { imageId, placementType, placementGroup: 'DEFAULT_PROFILE', appEventLocalizationId: text, ...more },
    );
  expect((await show(card.id, 'EVENT_CARD_ASSET')).status).toBe(201);
  const second = await upload(png(3840, 2160), 'CREATIVE_ASSETS');
  expect(codeOf(await show(second.id, 'EVENT_CARD_ASSET'))).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
  // the page of an event is upright, a screenshot is no creative asset, and an event has no screenshots
  for (const refused of [
    await show(card.id, 'EVENT_DETAILS_PAGE_ASSET'),
    await place(card.id),
    await show((await upload(png(), CATEGORY)).id, 'EVENT_CARD_ASSET'),
  ])
    expect(codeOf(refused)).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
  const list = await ask('appEventLocalizations_placements_getToManyRelated', { id: text });
  expect(list.json.data.map(({ attributes }: Any) => attributes.placementType)).toEqual(['EVENT_CARD_ASSET']);
  const odd = await upload(png(1290, 2796), 'CREATIVE_ASSETS');
  expect(odd.attributes.state).toBe('FAILED');
});
