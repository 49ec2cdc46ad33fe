// Drop-downs of App Store Connect: distinct titles, and the policy of the list operation applies.

import { catalog } from '../../../connector/catalog.ts';
import { choiceLists, listNames } from '../../../connector/stores/apple/dynamicValueLists.ts';
import { makeTitlesDistinct } from '../../../functions/pipeline/distinctTitles.ts';
import { type ChoiceContext, choiceTitleOf } from '../../../functions/stores/apple/choiceTitles.ts';
import { openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();
function session(settings: Readonly<Record<string, string>> = {}) {
  return open(openAppleRecipeSession(settings));
}

function titlesOf({ json }: { json: { choices: { title: string }[] } }): string[] {
  return json.choices.map(({ title }) => title);
}

describe('The drop-down of builds', () => {
  test('reports version, number, platform and state of each', async () => {
    const { call, appNamed } = await session();
    const answered = await call('ListAppStoreChoices', { list: 'builds', of: await appNamed('Lantern Reader') });
    const titles = titlesOf(answered);
    expect(titles.length).toBeGreaterThan(3);
    expect(
      titles.filter((title) => !/^\d+\.\d+\.\d+ \(\d+\), (iOS|macOS|visionOS|tvOS), (ready|processing)$/.test(title)),
    ).toEqual([]);
  });

  test('has those of the platform alone that was chosen', async () => {
    const { call, appNamed } = await session();
    const of = await appNamed('Lantern Reader');
    const [all, mac] = [
      titlesOf(await call('ListAppStoreChoices', { list: 'builds', of })),
      titlesOf(await call('ListAppStoreChoices', { list: 'builds', of, platform: 'MAC_OS' })),
    ];
    expect(mac.length).toBeGreaterThan(0);
    expect(mac).toEqual(all.filter((title) => title.includes('macOS')));
  });
});

test('Where a version is given by its number, the list is for iOS unless a platform is chosen, as the action is', async () => {
  const { call, appNamed } = await session();
  const of = await appNamed('Lantern Reader');
  const ofPlatform = async (platform?: string) =>
    titlesOf(await call('ListAppStoreChoices', { list: 'versionNumbers', of, platform }));
  expect((await ofPlatform()).every((title) => title.includes('iOS'))).toBe(true);
  expect((await ofPlatform('MAC_OS')).every((title) => title.includes('macOS'))).toBe(true);
});

test('A review reads by its stars, its title and its day', async () => {
  const { call, appNamed } = await session();
  const titles = titlesOf(await call('ListAppStoreChoices', { list: 'reviews', of: await appNamed('Sparrow Ledger') }));
  expect(titles.filter((title) => !/^[1-5] stars?, .+, \d{4}-\d\d-\d\d/.test(title))).toEqual([]);
});

test('An empty list is an empty drop-down, and says that it is complete', async () => {
  const { call } = await session();
  const [{ value: of }] = (await call('ListAppStoreChoices', { list: 'apps' })).json.choices.slice(-1);
  const { status, json } = await call('ListAppStoreChoices', { list: 'crashes', of });
  expect([status, json]).toEqual([200, { choices: [], complete: true }]);
});

test('A drop-down without its parent input returns an error that names the input', async () => {
  const { call, sandbox } = await session();
  const { status, json } = await call('ListAppStoreChoices', { list: 'versions' });
  expect([status, json.error.code, json.error.details[0].target]).toEqual([400, 'invalid_request', 'of']);
  expect(sandbox.seen.length).toBe(0);
});

test.each([
  ['versions', 'App'],
  ['localizations', 'Version'],
  ['screenshots', 'Localization'],
  ['whatToTest', 'Build'],
])('The refusal of the list %s names the input to fill in', async (list, label) => {
  const { call } = await session();
  const { json } = await call('ListAppStoreChoices', { list });
  expect(json.error.message).toMatch(new RegExp(`^Fill in ${label}\\b.* first: these entries belong to it\\.$`));
});

test('A list of one parent is not requested for several', async () => {
  const { call, sandbox } = await session();
  const { status, json } = await call('ListAppStoreChoices', { list: 'versions', of: '1,2' });
  expect([status, json.error.code, json.error.details[0].target]).toEqual([400, 'invalid_request', 'of']);
  expect(sandbox.seen.length).toBe(0);
});

test('A policy without a list refuses its drop-down, and one with it fills the drop-down', async () => {
  const hidden = await session({ RELAY__ALLOW: 'read, -ListUsers' });
  const [users, apps] = [
    await hidden.call('ListAppStoreChoices', { list: 'users' }),
    await hidden.call('ListAppStoreChoices', { list: 'apps' }),
  ];
  expect([users.status, users.json.error.code, apps.status]).toEqual([403, 'operation_not_allowed', 200]);
  const named = await session({ RELAY__ALLOW: 'ListUsers' });
  expect((await named.call('ListAppStoreChoices', { list: 'users' })).status).toBe(200);
});

test.each(listNames)('The list %s asks an operation with inputs that it has', (name) => {
  const { operation: listed, parentInput, inputs = {}, platform, territory } = choiceLists[name];
  const operation = catalog.find(({ id }) => id === listed);
  const names = operation?.parameters.map((each) => each.name) ?? [];
  const given = [parentInput, ...Object.keys(inputs), platform?.input, territory].filter((each) => each !== undefined);
  expect(given.filter((each) => !names.includes(each))).toEqual([]);
  expect([operation?.access, operation?.pages !== undefined]).toEqual(['read', true]);
});

describe('Entries that read alike', () => {
  const titles = (...candidates: Parameters<typeof makeTitlesDistinct>[0]) =>
    makeTitlesDistinct(candidates).map(({ title }) => title);

  test('get the part that differs', () => {
    const [one, other] = [
      { value: 'a1', title: '2.3 (100)', apart: 'Monday' },
      { value: 'b2', title: '2.3 (100)', apart: 'Friday' },
    ];
    expect(titles(one, other)).toEqual(['2.3 (100), Monday', '2.3 (100), Friday']);
  });

  test('get their value where nothing differs, at first its end and then all of it', () => {
    const same = (value: string) => ({ value, title: 'Reader' });
    expect(titles(same('1-abcdefgh'), same('2-ijklmnop'))).toEqual(['Reader (...cdefgh)', 'Reader (...klmnop)']);
    expect(titles(same('1-abcdefgh'), same('2-abcdefgh'))).toEqual([
      'Reader (...cdefgh) (1-abcdefgh)',
      'Reader (...cdefgh) (2-abcdefgh)',
    ]);
  });

  test('are distinguished by more than their letter case', () => {
    expect(
      new Set(titles({ value: '1', title: 'Notes' }, { value: '2', title: 'notes' }).map((each) => each.toLowerCase()))
        .size,
    ).toBe(2);
  });

  test('are distinguished by more than marks that nobody sees', () => {
    const reported = titles({ value: '1', title: 'No\u200Btes' }, { value: '2', title: 'Notes' });
    expect(reported).toEqual(['No\u200Btes (1)', 'Notes (2)']);
  });

  test('are none where there is no value to take', () => {
    expect(titles({ value: '', title: 'One' }, { value: '2', title: 'Two' })).toEqual(['Two']);
  });

  test('are one entry where the value is one', () => {
    expect(titles({ value: '1', title: 'One' }, { value: '1', title: 'One' })).toEqual(['One']);
  });

  test('do not change unique titles', () => {
    expect(titles({ value: '1', title: 'One', apart: 'x' }, { value: '2', title: '' })).toEqual(['One', '2']);
  });
});

describe('A title', () => {
  const around = (attributes: unknown, more: Partial<ChoiceContext> = {}): ChoiceContext => ({
    entry: { id: '1', attributes },
    related: () => [],
    ...more,
  });

  test('omits missing values', () => {
    const title = ['{preReleaseVersion.version} ({version})', '{platform:platform}', '{state:words}'];
    expect(choiceTitleOf(title, around({ version: '100', state: 'READY_FOR_REVIEW' }))).toBe('(100), ready for review');
    expect(choiceTitleOf(title, around(undefined))).toBe('');
    expect(choiceTitleOf(title, around(null))).toBe('');
  });

  test('reads related resources and the owner', () => {
    const related = () => [{ id: '2', attributes: { version: '2.3' } }];
    const owner = { id: '3', attributes: { title: 'Good' } };
    expect(
      choiceTitleOf(['{pre.version} ({version})', 'to {^title}'], around({ version: '100' }, { related, owner })),
    ).toBe('2.3 (100), to Good');
  });

  test('contains no line breaks and no bidirectional marks', () => {
    expect(choiceTitleOf(['{title}'], around({ title: 'a\r\nb\u202Ec\u0000' }))).toBe('a b c');
  });

  test('treats a code as plain text', () => {
    expect(choiceTitleOf(['{a:platform}', '{b:build}'], around({ a: 'constructor', b: 'toString' }))).toBe(
      'constructor, tostring',
    );
  });

  test('keeps joiners in letters and emoji', () => {
    expect(choiceTitleOf(['{title}'], around({ title: '👨‍👩‍👧 نمی‌خواهم' }))).toBe('👨‍👩‍👧 نمی‌خواهم');
  });

  test('treats a value of another type as missing', () => {
    expect(
      choiceTitleOf(['{title}', '{day:day}', '{stars:stars}'], around({ title: {}, day: 'soon', stars: null })),
    ).toBe('');
  });

  test('cuts a long text between two characters', () => {
    expect(choiceTitleOf(['{body:short}'], around({ body: '😀'.repeat(70) }))).toBe(`${'😀'.repeat(60)} ...`);
  });
});
