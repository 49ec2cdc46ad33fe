// The simulated Galaxy Store lists a seller's apps, and returns one.
import { type Caller, madeIdOf, openCaller, recordsOf, refusedAs, statesOf } from './caller.ts';

let caller: Caller;
beforeAll(async () => {
  caller = await openCaller();
});
afterAll(() => caller.sandbox.close());

test('The list has every app of the seller, and one with a draft twice', async () => {
  const { status, body } = await caller.call('GET /seller/contentList');
  expect(status).toBe(200);
  const states = body.map((line: Record<string, string>) => `${line.contentName}: ${line.contentStatus}`);
  expect(states).toEqual([
    'Tidewater Almanac: FOR_SALE',
    'Sparrow Ledger: FOR_SALE',
    'Sparrow Ledger: UPDATING',
    'Marea Surf: FOR_SALE',
    'Marea Surf: READY_FOR_CHANGE',
    'Bramble Recipes: SUSPENDED',
    'Orchard Timer: REGISTERING',
    'Kettle & Clock: BETA_UPDATING',
  ]);
});

test('A line of the list has six fields, and the price of an app that was never on sale is null', async () => {
  const { body } = await caller.call('GET /seller/contentList');
  expect(body.find((line: Record<string, string>) => line.contentName === 'Orchard Timer')).toEqual({
    contentName: 'Orchard Timer',
    contentId: expect.stringMatching(/^\d{12}$/),
    contentStatus: 'REGISTERING',
    standardPrice: null,
    paid: 'N',
    modifyDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.0$/),
  });
});

test('An app with a draft has two records, and both have its ID', async () => {
  const id = await madeIdOf(caller, 'Sparrow Ledger');
  const records = await recordsOf(caller, id);
  expect(records.map(({ contentId }: { readonly contentId: string }) => contentId)).toEqual([id, id]);
  expect(await statesOf(caller, id)).toEqual(['FOR_SALE', 'UPDATING']);
});

test('A record has the fields that a real one had in 2025', async () => {
  const [record] = await recordsOf(caller, await madeIdOf(caller, 'Tidewater Almanac'));
  expect(Object.keys(record).sort()).toEqual(
    [
      ...['contentId', 'appTitle', 'icon', 'iconKey', 'contentStatus', 'defaultLanguageCode', 'applicationType'],
      ...['longDescription', 'shortDescription', 'newFeature', 'ageLimit', 'chinaAgeLimit', 'openSourceURL'],
      ...['privatePolicyURL', 'termAndConditionURL', 'youTubeURL', 'copyrightHolder', 'supportEMail'],
      ...['supportedSiteUrl', 'binaryList', 'standardPrice', 'paid', 'autoAddCountry', 'publicationType'],
      ...['startPublicationDate', 'stopPublicationDate', 'usExportLaws', 'reviewComment', 'reviewFilename'],
      ...['reviewFilekey', 'edgescreen', 'edgescreenKey', 'edgescreenplus', 'edgescreenplusKey', 'notifyResult'],
      ...['sellCountryList', 'supportedLanguages', 'addLanguage', 'screenshots', 'category', 'heroImage'],
      'heroImageKey',
    ].sort(),
  );
});

test('A binary shows its numbers as texts, as the real ones do', async () => {
  const [record] = await recordsOf(caller, await madeIdOf(caller, 'Tidewater Almanac'));
  expect(record.binaryList).toEqual([
    {
      fileName: 'tidewater-41.apk',
      binarySeq: '1',
      versionCode: '41',
      versionName: '2.41',
      packageName: 'com.example.tidewater',
      nativePlatforms: '64bit',
      apiminSdkVersion: '26',
      apimaxSdkVersion: null,
      iapSdk: 'Y',
      gms: 'Y',
      filekey: null,
    },
  ]);
});

test('An unknown ID returns an empty list', async () => {
  expect(await caller.call('GET /seller/contentInfo?contentId=000000000000')).toMatchObject({ status: 200, body: [] });
});

test("Another seller's app is refused with 4008", async () => {
  const { status, body } = await caller.call('GET /seller/contentInfo?contentId=000007200001');
  expect([status, body]).toEqual([403, refusedAs('000007200001', '4008', 'FORBIDDEN')]);
});

test.each([
  ['without its leading zeros', '7100001'],
  ['with a letter', '00000710000a'],
  ['given twice', '000007100001&contentId=000007100038'],
  ['with a parameter that is not known', '000007100001&appStatus=SALE'],
])('An ID %s is refused with 1000', async (_, id) => {
  const { status, body } = await caller.call(`GET /seller/contentInfo?contentId=${id}`);
  expect([status, body.body.errorCode]).toEqual([400, '1000']);
});
