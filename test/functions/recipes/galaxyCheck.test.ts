// Check Galaxy Store app before submission: what Samsung refuses is missing, and what the API does not return is unknown.
import { closeLater } from '../../support/cleanup.ts';
import { galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';

const open = closeLater();

interface Row {
  readonly check: string;
  readonly status: string;
  readonly subject?: string;
  readonly message: string;
}

async function openWith(contentId: string = galaxyApps.sparrow) {
  const galaxy = await open(openGalaxy());
  const check = async () => {
    const { status, json } = await galaxy.call('CheckGalaxyApp', { query: { contentId } });
    const rows: readonly Row[] = json.checks ?? [];
    const of = (name: string): readonly Row[] => rows.filter((each) => each.check === name);
    return { status, json, rows, of };
  };
  /** The draft as Samsung would return it with these fields. */
  const checkWith = async (fields: object) => {
    const records: readonly { contentStatus: string }[] = await galaxy.read(contentId);
    const body = records.map((each) => (each.contentStatus === 'UPDATING' ? { ...each, ...fields } : each));
    galaxy.sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/seller/contentInfo', times: 1 });
    return check();
  };
  return { galaxy, check, checkWith };
}

describe('Check Galaxy Store app before submission', () => {
  test('a complete draft is ready, and Samsung then takes it', async () => {
    const { galaxy, check } = await openWith();
    const { status, json, rows } = await check();
    expect([status, json.ready, json.contentStatus]).toEqual([200, true, 'UPDATING']);
    expect(rows.filter((row) => row.status !== 'ok').map((row) => `${row.status} ${row.check} ${row.subject}`)).toEqual(
      ['unknown screenshots sizes'],
    );
    expect(json.sentence).toBe('Sparrow Ledger is ready to be submitted: 1 could not be checked.');
    expect(galaxy.written()).toEqual([]);
    const sent = await galaxy.call('SubmitGalaxyApp', { body: { contentId: galaxyApps.sparrow } });
    expect(sent.status).toBeLessThan(300);
  });

  test('for an app without a draft, the check says how to get one, and the rest is read from the app on sale', async () => {
    const { check } = await openWith(galaxyApps.tidewater);
    const { json, of } = await check();
    expect([json.ready, of('status')[0]?.message, of('binary')[0]?.status]).toEqual([
      false,
      'The app is FOR_SALE and has no draft.',
      'ok',
    ]);
  });

  test('an approved version cannot be submitted', async () => {
    const { check } = await openWith(galaxyApps.marea);
    expect((await check()).of('status')).toMatchObject([
      { status: 'missing', message: 'The next version is approved and waits to go live (READY_FOR_CHANGE).' },
    ]);
  });

  test.each([
    ['exportLaws', { usExportLaws: false }, 'The compliance with US export laws is not declared.'],
    ['binary', { binaryList: [] }, 'There is no binary.'],
    ['price', { paid: 'Y', standardPrice: '0' }, 'The app is paid and its price is 0.'],
    ['screenshots', { screenshots: [{ screenshotPath: 'https://img.example.com/1.png' }] }, 'There is 1 screenshot.'],
    ['icon', { icon: null, iconKey: null }, 'There is no icon.'],
    ['category', { category: [] }, 'The app has no category.'],
    ['ageRating', { ageLimit: null }, 'The age limit is not set.'],
    ['countries', { sellCountryList: [] }, 'The app is offered in no country.'],
    ['texts', { longDescription: '' }, 'ENG lacks description.'],
    ['texts', { appTitle: '가'.repeat(34) }, 'Too long in ENG: title.'],
    ['texts', { addLanguage: [{ languagecode: 'DEU', appTitle: 'Titel' }] }, 'DEU lacks description.'],
    [
      'publication',
      { publicationType: '02', startPublicationDate: '2026-11-01 09:00:00' },
      'The app goes live at a date, and no future date is set.',
    ],
  ])('%s: what Samsung refuses is missing (%j)', async (name, fields, message) => {
    const { checkWith } = await openWith();
    const { json, of } = await checkWith(fields);
    expect([json.ready, of(name).filter(({ status }) => status === 'missing')]).toEqual([
      false,
      [expect.objectContaining({ message, action: expect.stringMatching(/\.$/) })],
    ]);
  });

  test.each([
    ['addresses', { privatePolicyURL: '' }, 'There is no privacy policy.'],
    ['addresses', { supportEMail: 'nobody' }, 'The support email is not valid.'],
    ['texts', { shortDescription: 'Short.' }, 'The short description has 6 bytes.'],
    ['countries', { defaultLanguageCode: 'DEU' }, 'Its default language is DEU.'],
  ])('%s: what reviewers may ask for is a warning (%j)', async (name, fields, message) => {
    const { checkWith } = await openWith();
    const { json, of } = await checkWith(fields);
    expect(json.ready).toBe(true);
    expect(of(name)).toContainEqual(expect.objectContaining({ status: 'warning', message }));
  });

  test('what Samsung leaves out is unknown', async () => {
    const { checkWith } = await openWith();
    const { of } = await checkWith({ paid: null, sellCountryList: null, publicationType: null });
    expect(['price', 'countries', 'publication'].map((name) => of(name)[0]?.status)).toEqual(Array(3).fill('unknown'));
  });

  test('an unknown app is an error', async () => {
    const { check } = await openWith('000000000001');
    expect((await check()).status).toBe(404);
  });
});
