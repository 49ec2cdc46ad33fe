// The effects of contentUpdate on an app, and each of its limits.
import { type Caller, madeIdOf, openCaller, recordsOf, refusedAs, statesOf } from './caller.ts';

let caller: Caller;
beforeAll(async () => {
  caller = await openCaller();
});
afterAll(() => caller.sandbox.close());

function change(contentId: string, changes: object) {
  return caller.call('POST /seller/contentUpdate', { contentId, ...changes });
}

/** The draft of an app that has one from the start. */
async function draft() {
  return (await recordsOf(caller, await madeIdOf(caller, 'Sparrow Ledger')))[1];
}
async function changeDraft(changes: object) {
  return change(await madeIdOf(caller, 'Sparrow Ledger'), changes);
}

test('An app on sale gets a draft, and stays on sale as it is', async () => {
  const id = await madeIdOf(caller, 'Tidewater Almanac');
  const { status, body } = await change(id, { newFeature: 'Charts for the north coast.' });
  expect([status, body]).toEqual([
    200,
    { ctntId: id, contentStatus: 'REGISTERING', httpStatus: 'OK', errorCode: null, errorMsg: null },
  ]);
  const [live, made] = await recordsOf(caller, id);
  expect([live.contentStatus, live.newFeature]).toEqual(['FOR_SALE', 'Small repairs.']);
  expect([made.contentStatus, made.newFeature]).toEqual(['UPDATING', 'Charts for the north coast.']);
});

test('An app that was taken off sale gets a draft that is registered again', async () => {
  const id = await madeIdOf(caller, 'Bramble Recipes');
  expect((await change(id, {})).status).toBe(200);
  expect(await statesOf(caller, id)).toEqual(['SUSPENDED', 'RE_REGISTERING']);
});

test('A draft that is approved is no longer open to changes', async () => {
  const id = await madeIdOf(caller, 'Marea Surf');
  const { status, body } = await change(id, { newFeature: 'Waves.' });
  expect([status, body]).toEqual([400, refusedAs(id, '3201')]);
});

test('An app that is not registered cannot be made: 4128', async () => {
  const { status, body } = await change('000000000000', { appTitle: 'New' });
  expect([status, body]).toEqual([400, refusedAs('000000000000', '4128')]);
});

test('Null keeps a field, an empty list clears it, and an omitted field stays', async () => {
  const before = await draft();
  await changeDraft({ longDescription: null, addLanguage: [] });
  const after = await draft();
  expect(after).toEqual({ ...before, addLanguage: [] });
});

test('A record can be sent back as it was read', async () => {
  const { binaryList: _, ...record } = await draft();
  expect(await change(record.contentId, record)).toMatchObject({ status: 200 });
});

test.each([
  ['appTitle', 100],
  ['shortDescription', 240],
  ['longDescription', 4000],
  ['newFeature', 4000],
  ['supportEMail', 100],
  ['supportedSiteUrl', 200],
  ['copyrightHolder', 100],
])('%s has at most %i bytes, of which ü takes two', async (name, most) => {
  expect((await changeDraft({ [name]: 'ü'.repeat(most / 2) })).status).toBe(200);
  const { status, body } = await changeDraft({ [name]: `${'ü'.repeat(most / 2)}x` });
  expect([status, body]).toEqual([400, refusedAs((await draft()).contentId, '1000')]);
});

const refused: readonly (readonly [string, object, string])[] = [
  ['binaryList', { binaryList: [] }, '8014'],
  ['a field that is not known', { colour: 'red' }, '1000'],
  ['an age that is no step', { ageLimit: '5' }, '1000'],
  ['a number where a text belongs', { appTitle: 7 }, '1000'],
  ['a way of publication that does not exist', { publicationType: '04' }, '1000'],
  ['a publication in the past', { startPublicationDate: '2020-01-01 00:00:00' }, '1000'],
  ['a publication by date without the date', { publicationType: '02' }, '1000'],
  ['a paid app without a price', { paid: 'Y', standardPrice: '0' }, '3050'],
  ['three screenshots', { screenshots: Array(3).fill({ screenshotKey: null, reuseYn: true }) }, '3001'],
  ['a new screenshot without a key', { screenshots: Array(4).fill({ screenshotKey: null, reuseYn: false }) }, '4125'],
  ['a screenshot that nobody uploaded', { screenshots: Array(4).fill({ screenshotKey: 'x', reuseYn: false }) }, '1000'],
  ['an icon that nobody uploaded', { iconKey: 'x' }, '1000'],
  ['a language without a description', { addLanguage: [{ languagecode: 'KOR', appTitle: 'x' }] }, '1000'],
  ['a country of two letters', { sellCountryList: [{ countryCode: 'KR', price: '0' }] }, '1000'],
];

test.each(refused)('%s is refused, and nothing is changed', async (_, changes, code) => {
  const before = await draft();
  const { status, body } = await changeDraft({ ...changes, newFeature: 'must not appear' });
  expect([status, body]).toEqual([400, refusedAs(before.contentId, code)]);
  expect(await draft()).toEqual(before);
});

test('Of nine new screenshots, eight are taken', async () => {
  const screenshotKey = await caller.fileKey('shot.png');
  const shots = Array(9).fill({ screenshotKey, reuseYn: false });
  expect((await changeDraft({ screenshots: shots })).status).toBe(200);
  expect((await draft()).screenshots).toHaveLength(8);
});

test('A hero image is for games, and has the whole update refused elsewhere', async () => {
  const heroImageKey = await caller.fileKey('hero.png');
  expect((await changeDraft({ heroImageKey })).body.body.errorCode).toBe('1000');
});

test("A body that is not JSON returns an error in the store's format", async () => {
  const { status, body } = await caller.call('POST /seller/contentUpdate', 'text');
  expect([status, body.body.errorCode]).toEqual([400, '1000']);
});
