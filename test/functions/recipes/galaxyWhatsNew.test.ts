// "What's New" of a Galaxy Store app in several languages: one update, which keeps everything that the call does not name.
import { closeLater } from '../../support/cleanup.ts';
import { galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';

const open = closeLater();

const contentId = galaxyApps.tidewater;

async function start(settings: Readonly<Record<string, string>> = {}) {
  const session = await open(openGalaxy(settings));
  const write = (texts: readonly object[], more: object = {}) =>
    session.call('SetGalaxyWhatsNew', { body: { contentId, texts, ...more } });
  const updates = () => session.written().map(({ body }) => JSON.parse(body));
  return { ...session, write, updates };
}

const french = { language: 'FRA', whatsNew: 'Marées plus rapides.', title: 'Almanach', description: 'Une app.' };

/** Initial texts of the sandbox: the default language is ENG, and DEU is an additional one. */
const german = { languagecode: 'DEU', appTitle: 'Tidewater Almanac', description: 'Tidewater Almanac, eine App.' };

interface Step {
  readonly name: string;
  readonly state: string;
}
function namesOf(steps: readonly Step[]): string[] {
  return steps.map(({ name, state }) => `${state}: ${name}`);
}

test('The default language is written into the draft, which an app on sale gets by it', async () => {
  const { write, read, updates } = await start();
  const { status, json } = await write([{ language: 'ENG', whatsNew: 'Faster tides.' }]);
  expect([status, json.languages, updates().length]).toEqual([200, ['ENG'], 1]);
  const [live, draft] = await read(contentId);
  expect(draft).toMatchObject({ contentStatus: 'UPDATING', newFeature: 'Faster tides.', appTitle: live.appTitle });
  expect(live.newFeature).toBe('Small repairs.');
});

test('Samsung is sent what it asks for, and null for what stays', async () => {
  const { write, updates } = await start();
  await write([{ language: 'ENG', whatsNew: 'Faster tides.', title: 'Tides', description: 'All about tides.' }]);
  expect(updates()).toEqual([
    {
      contentId,
      defaultLanguageCode: 'ENG',
      paid: 'N',
      publicationType: '03',
      startPublicationDate: null,
      screenshots: null,
      addLanguage: null,
      sellCountryList: null,
      newFeature: 'Faster tides.',
      appTitle: 'Tides',
      longDescription: 'All about tides.',
    },
  ]);
});

test('A further language changes within the whole list, and its pictures are not sent back', async () => {
  const { write, updates } = await start();
  await write([{ language: 'DEU', whatsNew: 'Schnellere Gezeiten.' }]);
  expect(updates()).toMatchObject([
    { addLanguage: [{ ...german, newFeature: 'Schnellere Gezeiten.', screenshots: null }] },
  ]);
  expect(updates()[0]).not.toHaveProperty('newFeature');
});

test('A new language is added, and the others stay', async () => {
  const { write, read } = await start();
  const { json } = await write([french]);
  expect(json.languages).toEqual(['FRA']);
  const [, draft] = await read(contentId);
  expect(draft.addLanguage).toMatchObject([
    { ...german, newFeature: 'Kleine Verbesserungen.' },
    { languagecode: 'FRA', appTitle: 'Almanach', description: 'Une app.', newFeature: 'Marées plus rapides.' },
  ]);
});

test('Several languages are one update, reported by language', async () => {
  const { write, asked } = await start();
  const { json } = await write([
    { language: 'eng', whatsNew: 'Faster tides.' },
    { language: 'DEU', whatsNew: 'Schnellere Gezeiten.', title: 'Gezeiten' },
  ]);
  expect(namesOf(json.steps)).toEqual(['done: Read app', 'done: Write ENG: newFeature; DEU: newFeature, appTitle']);
  expect(asked()).toEqual(['GET /seller/contentInfo', 'POST /seller/contentUpdate']);
});

test('The draft counts where there is one: what was written into it before stays', async () => {
  const { write, read } = await start();
  await write([french]);
  await write([{ language: 'DEU', whatsNew: 'Schnellere Gezeiten.' }]);
  const [, draft] = await read(contentId);
  expect(draft.addLanguage.map(({ newFeature }: { newFeature: string }) => newFeature)).toEqual([
    'Schnellere Gezeiten.',
    'Marées plus rapides.',
  ]);
});

test('What is written so already is not written again', async () => {
  const { write, updates } = await start();
  const { status, json } = await write([{ language: 'ENG', whatsNew: 'Small repairs.' }]);
  expect([status, json.languages, updates()]).toEqual([200, [], []]);
  expect(namesOf(json.steps)).toEqual(['done: Read app', 'skipped: Write ENG']);
});

test('With Plan only nothing is written, and the plan says what would be', async () => {
  const { write, updates } = await start();
  const { json } = await write([french], { dryRun: true });
  expect(updates()).toEqual([]);
  expect(namesOf(json.steps)).toEqual(['done: Read app', 'planned: Write FRA: newFeature, appTitle, description']);
});

test('A policy that writes drafts and publishes nothing is enough', async () => {
  const { write } = await start({ RELAY__ALLOW: 'read, write' });
  expect((await write([{ language: 'ENG', whatsNew: 'Faster tides.' }])).status).toBe(200);
});

describe('Before anything is written, it is refused', () => {
  test.each([
    ['with a new language without its title', [{ language: 'FRA', whatsNew: 'Neuf.' }], {}, /no texts in FRA.*: DEU\./],
    ['with a language twice', [french, { ...french, language: 'fra' }], {}, /once: fra/],
    ['without a text', [], {}, /body\.texts: Is missing \(Texts: What to write/],
    ['for a version that is approved', [french], { contentId: galaxyApps.marea }, /READY_FOR_CHANGE/],
    ['for an app that is not there', [french], { contentId: '000000000001' }, /no Galaxy Store app/],
  ])('%s', async (_, texts, more, message) => {
    const { write, updates } = await start();
    const { json } = await write(texts, more);
    expect(json.error.message).toMatch(message);
    expect(updates()).toEqual([]);
  });

  test('with a text that is longer than Samsung takes', async () => {
    const { write, sandbox } = await start();
    const { status } = await write([{ language: 'ENG', whatsNew: '가'.repeat(1_400) }]);
    expect([status, sandbox.seen]).toEqual([400, []]);
  });

  test('for an app that goes live at a date', async () => {
    const { call, write, updates } = await start();
    const dated = { publicationType: '02', startPublicationDate: '2026-12-24 09:00:00' };
    await call('UpdateGalaxyApp', { body: { contentId, defaultLanguageCode: 'ENG', paid: 'N', ...dated } });
    const { json } = await write([french]);
    expect(json.error.message).toMatch(/at a date.*Update Galaxy Store app/);
    expect(updates()).toHaveLength(1);
  });
});
