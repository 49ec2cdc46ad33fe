// Upload screenshot with Apple's asset library: one image for a file, shown once in each language, and nothing left behind.
import { openAppleRecipeSession, type RecipeAnswer, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();

/** Sparrow Ledger has a version in preparation, in en-US and de-DE, without screenshots. */
async function openApp() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const usual = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
  const upload = (picture: Buffer = png(), inputs: object = {}): Promise<RecipeAnswer> =>
    session.call('UploadScreenshot', { ...usual, ...inputs }, picture);
  const called = async (operation: string, parameters: object = {}, body?: object) =>
    (await session.call('CallOperation', { operation, parameters, ...(body && { body }) })).json;
  const texts = async (locale = 'en-US'): Promise<string> => {
    const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    return (await session.call('ListVersionLocalizations', { id, 'filter[locale]': locale })).json.data[0].id;
  };
  /** The IDs of the placements, in their order. */
  const shown = async (locale?: string): Promise<string[]> => {
    const found = await called('appStoreVersionLocalizations_placements_getToManyRelated', {
      id: await texts(locale),
      sort: 'placementGroupPosition',
    });
    return found.data.map(({ id }: { id: string }) => id);
  };
  const images = async (): Promise<{ id: string; attributes: Record<string, unknown> }[]> =>
    (await called('appAssetLibraries_images_getToManyRelated', { id: appId })).data;
  return { session, appId, upload, called, texts, shown, images };
}

function plain(writes: readonly string[]): string[] {
  return writes.map((each) => each.replace(/[0-9a-f-]{36}/, '{id}'));
}
function refused({ status, json }: RecipeAnswer): [number, string] {
  return [status, json.error?.message];
}

test('It reserves, sends all parts, commits, waits until Apple is done, and shows the image', async () => {
  const { session, upload, shown } = await openApp();
  const reported = await upload(png(1290, 2796, 700_000));
  expect(reported.json).toMatchObject({ state: 'COMPLETE', width: 1290, height: 2796 });
  expect(plain(session.writes())).toEqual([
    'POST /v1/appAssetLibraryImages',
    'PUT /storage/uploads/appAssetLibraryImages/{id}',
    'PUT /storage/uploads/appAssetLibraryImages/{id}',
    'PATCH /v1/appAssetLibraryImages/{id}',
    'POST /v1/appAssetLibraryPlacements',
  ]);
  const commit = session.sandbox.seen.find(({ method }) => method === 'PATCH');
  expect(JSON.parse(commit?.body ?? '').data.attributes).toEqual({ uploaded: true });
  const parts = session.sandbox.seen.filter(({ method }) => method === 'PUT');
  expect(parts.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  expect(await shown()).toEqual([reported.json.placementId]);
});

test('The same picture is sent once, however often and in whatever language it is uploaded', async () => {
  const { session, upload, shown, images } = await openApp();
  const first = await upload();
  session.writes();
  const again = await upload();
  expect([again.json.screenshotId, again.json.placementId, session.writes()]).toEqual([
    first.json.screenshotId,
    first.json.placementId,
    [],
  ]);
  const german = await upload(png(), { locale: 'de-DE' });
  expect(german.json.screenshotId).toBe(first.json.screenshotId);
  expect(plain(session.writes())).toEqual(['POST /v1/appAssetLibraryPlacements']);
  expect([(await shown()).length, (await shown('de-DE')).length, (await images()).length]).toEqual([1, 1, 1]);
});

test('A plan sends nothing, and applies once', async () => {
  const { session, upload } = await openApp();
  const plan = await upload(png(), { dryRun: true });
  expect(reportedSteps(plan).slice(2)).toEqual([
    'done Find the group of APP_IPHONE_67',
    'done Find the screenshots in IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE',
    'done Find start.png in the asset library',
    'planned Reserve a place for start.png of 2000 bytes',
    'planned Send start.png',
    'planned Commit start.png',
    'planned Show it in IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE',
  ]);
  expect(session.writes()).toEqual([]);
  expect((await upload(png(), { planId: plan.json.planId })).json.state).toBe('COMPLETE');
});

test('Replace gives the new picture the position of the old one, whose image stays', async () => {
  const { upload, shown, images } = await openApp();
  const [one, two] = [await upload(), await upload(png(1290, 2796, 2_000, 8), { fileName: 'next.png' })];
  expect(await shown()).toEqual([one.json.placementId, two.json.placementId]);
  const fresh = await upload(png(1290, 2796, 2_500, 9), { replace: true });
  expect(await shown()).toEqual([fresh.json.placementId, two.json.placementId]);
  expect((await images()).length).toBe(3);
});

test('A full group refuses one more, and lets one be replaced', async () => {
  const { upload, shown } = await openApp();
  for (let nth = 0; nth < 10; nth += 1) await upload(png(1290, 2796, 2_000, nth + 1), { fileName: `${nth}.png` });
  const [status, message] = refused(await upload(png(1290, 2796, 2_000, 99), { fileName: 'more.png' }));
  expect([status, message]).toEqual([409, expect.stringContaining('10 screenshots')]);
  const replaced = await upload(png(1290, 2796, 2_000, 99), { fileName: '3.png', replace: true });
  expect((await shown())[3]).toBe(replaced.json.placementId);
  expect((await shown()).length).toBe(10);
});

test('What Apple cannot use is not shown, and nothing of it is left', async () => {
  const { upload, shown, images } = await openApp();
  const [status, message] = refused(await upload(png(1234, 1234), { anySize: true }));
  expect([status, message]).toEqual([422, expect.stringContaining('No specification has these dimensions.')]);
  expect([await shown(), await images()]).toEqual([[], []]);
});

test('A group without a display type is taken by its name, with the sizes that Apple says', async () => {
  const { upload } = await openApp();
  const duo = { displayType: 'IPHONE_DUO_PROFILE' };
  expect((await upload(png(1398, 2034), duo)).json.state).toBe('COMPLETE');
  expect(refused(await upload(png(1290, 2796), duo))).toEqual([
    400,
    'The picture has 1290 by 2796 pixels, and IPHONE_DUO_PROFILE takes 1398 by 2034, 2007 by 2853.',
  ]);
  const [status, message] = refused(await upload(png(), { displayType: 'IPHONE_NEXT_PROFILE' }));
  expect([status, message]).toEqual([400, expect.stringContaining('no group IPHONE_NEXT_PROFILE')]);
});

test('A picture of a screenshot set is known, and is not sent again', async () => {
  const { session, upload, shown } = await openApp();
  await upload(png(), { screenshotSets: true });
  expect((await shown()).length).toBe(1);
  session.writes();
  const again = await upload();
  expect([again.json.placementId, session.writes()]).toEqual([(await shown())[0], []]);
});

test('A reservation that was left is used by the next call', async () => {
  const { session, appId, upload, called, images } = await openApp();
  const other = await upload(png(), { dryRun: true });
  expect(other.status).toBe(200);
  const { createHash } = await import('node:crypto');
  const checksum = createHash('md5').update(png()).digest('hex');
  const left = await called(
    'appAssetLibraryImages_createInstance',
    {},
    {
      assetLibraryId: appId,
      fileName: 'start.png',
      fileSize: 2_000,
      category: 'APP_SCREENSHOTS_AND_PREVIEWS',
      referenceName: `Screenshot ${checksum}`,
    },
  );
  session.writes();
  const done = await upload();
  expect([done.json.screenshotId, (await images()).length]).toEqual([left.data.id, 1]);
  expect(plain(session.writes())[0]).toBe('PUT /storage/uploads/appAssetLibraryImages/{id}');
});
