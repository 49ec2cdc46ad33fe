// "What's New" in all languages: what is written, what stays unchanged, and the effect of a refused language on the others.

import { catalog } from '../../../connector/catalog.ts';
import { localesFor } from '../../../connector/stores/apple/locales.ts';
import { openAppleRecipeSession, type RecipeAnswer, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

/** Sparrow Ledger has a version in preparation, in en-US and de-DE, without a "What's New" text. */
async function openWith(name = 'Sparrow Ledger') {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed(name);
  const set = (inputs: object): Promise<RecipeAnswer> => session.call('SetWhatsNew', { appId, ...inputs });
  const localizations = async (): Promise<readonly { id: string; attributes: Record<string, string> }[]> => {
    const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    return (await session.call('ListVersionLocalizations', { id })).json.data;
  };
  const textsOf = async (): Promise<Record<string, string | undefined>> =>
    Object.fromEntries((await localizations()).map(({ attributes }) => [attributes.locale, attributes.whatsNew]));
  const idOf = async (locale: string): Promise<string> =>
    (await localizations()).find(({ attributes }) => attributes.locale === locale)?.id ?? '';
  return { session, set, textsOf, idOf };
}

function refused({ status, json }: RecipeAnswer): [number, string] {
  return [status, json.error.message];
}

describe('Set what is new in all languages', () => {
  test('writes each language its own text, and all others the common one', async () => {
    const { session, set, textsOf } = await openWith();
    const reported = await set({ texts: [{ locale: 'de-DE', whatsNew: 'Schneller.' }], otherwise: 'Faster.' });
    expect(reportedSteps(reported).slice(2)).toEqual(['done Write en-US: whatsNew', 'done Write de-DE: whatsNew']);
    expect(await textsOf()).toEqual({ 'en-US': 'Faster.', 'de-DE': 'Schneller.' });
    expect(session.writes()).toHaveLength(2);
  });

  test('does not change languages without a text', async () => {
    const { set, textsOf } = await openWith();
    await set({ texts: [{ locale: 'DE-de', whatsNew: 'Schneller.' }] });
    expect(await textsOf()).toEqual({ 'en-US': undefined, 'de-DE': 'Schneller.' });
  });

  test('does not write a text that is unchanged', async () => {
    const { session, set } = await openWith();
    await set({ otherwise: 'Faster.' });
    session.writes();
    const again = await set({ otherwise: 'Faster.' });
    expect(reportedSteps(again).slice(2)).toEqual(['skipped Write en-US', 'skipped Write de-DE']);
    expect(session.writes()).toEqual([]);
  });

  test('writes the other texts, and takes an empty one as not given', async () => {
    const { session, set } = await openWith();
    await set({
      texts: [{ locale: 'en-US', whatsNew: '', promotionalText: 'New.', keywords: 'a,b', description: '' }],
    });
    const body = JSON.parse(session.sandbox.seen.at(-1)?.body ?? '');
    expect(body.data.attributes).toEqual({ promotionalText: 'New.', keywords: 'a,b' });
  });

  test('adds a language that is missing, when it may', async () => {
    const { set, textsOf } = await openWith();
    await set({ texts: [{ locale: 'fr-FR', whatsNew: 'Plus rapide.' }], createMissing: true });
    expect((await textsOf())['fr-FR']).toBe('Plus rapide.');
  });

  test('plans what it would write, and writes nothing', async () => {
    const { session, set } = await openWith();
    const plan = await set({
      texts: [{ locale: 'fr-FR', whatsNew: 'Plus rapide.' }],
      otherwise: 'Faster.',
      createMissing: true,
      dryRun: true,
    });
    expect(reportedSteps(plan).slice(2)).toEqual([
      'planned Write en-US: whatsNew',
      'planned Write de-DE: whatsNew',
      'planned Create fr-FR: whatsNew',
    ]);
    expect(session.writes()).toEqual([]);
  });
});

describe('What App Review will still ask for', () => {
  const french = { locale: 'fr-FR', whatsNew: 'Plus rapide.' };

  test('is reported for a new language, in the plan and in the result', async () => {
    const { set } = await openWith();
    const inputs = { texts: [french], otherwise: 'Faster.', createMissing: true };
    const lacking = [{ locale: 'fr-FR', lacks: 'description, keywords, support URL' }];
    const plan = await set({ ...inputs, dryRun: true });
    expect(plan.json.lacking).toEqual(lacking);
    expect(plan.json.steps.at(-1)).toEqual({
      name: 'Create fr-FR: whatsNew',
      state: 'planned',
      detail: 'App Review will still ask for: description, keywords, support URL.',
    });
    expect((await set(inputs)).json.lacking).toEqual(lacking);
  });

  test('is empty once the language has all texts, and the support URL can be given', async () => {
    const { session, set } = await openWith();
    const whole = {
      ...french,
      description: 'Un registre.',
      keywords: 'registre',
      supportUrl: 'https://example.com/fr',
    };
    const reported = await set({ texts: [whole], otherwise: 'Faster.', createMissing: true });
    expect(reported.json.lacking).toEqual([]);
    expect(JSON.parse(session.sandbox.seen.at(-1)?.body ?? '').data.attributes).toEqual(whole);
  });

  test('is reported for an existing language, too', async () => {
    const { set } = await openWith();
    const reported = await set({ texts: [{ locale: 'de-DE', whatsNew: 'Schneller.' }] });
    expect(reported.json.lacking).toEqual([{ locale: 'en-US', lacks: 'what is new' }]);
  });

  test('is reported by the plan of the submission', async () => {
    const { session, set } = await openWith();
    await set({ texts: [french], otherwise: 'Faster.', createMissing: true });
    const appId = await session.appNamed('Sparrow Ledger');
    const [{ id: buildId }] = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json
      .data;
    session.clock.now += 1_800_000;
    const plan = await session.call('SubmitVersionForReview', { appId, buildId, dryRun: true });
    expect(plan.json.lacking).toEqual([{ locale: 'fr-FR', lacks: 'description, keywords, support URL' }]);
    expect(plan.json.steps.map(({ detail }: { detail?: string }) => detail)).toContain(
      'fr-FR lacks description, keywords, support URL.',
    );
    expect((await session.call('SubmitVersionForReview', { appId, buildId })).status).toBe(409);
  });

  test("does not include What's New for the first version of an app", async () => {
    const { session, set } = await openWith();
    const appId = await session.appNamed('Sparrow Ledger');
    await session.call('CreateVersion', { appId, platform: 'MAC_OS', versionString: '1.0' });
    const reported = await set({
      platform: 'MAC_OS',
      texts: [{ locale: 'fr-CA', description: 'Un registre.' }],
      createMissing: true,
      dryRun: true,
    });
    expect(reported.json.lacking).toEqual([{ locale: 'fr-CA', lacks: 'keywords, support URL' }]);
  });
});

describe('A language that the App Store does not have', () => {
  test.each([
    ['de', '"de" is not a language of the App Store. Did you mean de-DE?'],
    ['de_AT', '"de_AT" is not a language of the App Store. Did you mean de-DE?'],
    ['German', '"German" is not a language of the App Store. Did you mean de-DE?'],
    ['zh-CN', '"zh-CN" is not a language of the App Store. Did you mean zh-Hans?'],
    ['nb-NO', '"nb-NO" is not a language of the App Store. Did you mean no?'],
    ['ja-JP', '"ja-JP" is not a language of the App Store. Did you mean ja?'],
    ['pt', '"pt" is not a language of the App Store. Did you mean pt-BR or pt-PT?'],
    ['en', '"en" is not a language of the App Store. Did you mean en-US?'],
    ['tlh', '"tlh" is not a language of the App Store. Languages are written such as en-US, de-DE or ja.'],
  ])('%s is answered with what was meant, and nothing is written', async (locale, sentence) => {
    const { session, set } = await openWith();
    for (const createMissing of [true, false]) {
      expect(refused(await set({ texts: [{ locale, whatsNew: 'a' }], createMissing }))).toEqual([400, sentence]);
      expect(session.writes()).toEqual([]);
    }
  });

  test('a new one is written as Apple writes it, in whatever case it was given', async () => {
    const { set, textsOf } = await openWith();
    await set({ texts: [{ locale: 'FR-fr', whatsNew: 'Plus rapide.' }], createMissing: true });
    expect((await textsOf())['fr-FR']).toBe('Plus rapide.');
  });

  test('every one that Apple lists can be chosen', () => {
    const body = catalog.find(({ id }) => id === 'SetWhatsNew')?.body;
    const { suggestions = [] } = body?.properties?.texts?.items?.properties?.locale ?? {};
    expect(suggestions).toHaveLength(50);
    for (const each of suggestions) expect(localesFor(each)).toEqual([each]);
  });
});

describe('Before anything is written, it refuses', () => {
  test.each([
    [
      'a language that the version does not have',
      [{ locale: 'fr-FR', whatsNew: 'a' }],
      'The version has no texts in fr-FR. Its languages: en-US, de-DE. Set Create missing languages to add them.',
    ],
    [
      'a language given twice',
      [
        { locale: 'de-DE', whatsNew: 'a' },
        { locale: 'de-de', whatsNew: 'b' },
      ],
      'Each language can be given once: de-de.',
    ],
    ['a language without a text', [{ locale: 'de-DE' }], 'There is no text for de-DE.'],
    ['a call without any text', undefined, 'Give Texts, a text for All other languages, or both.'],
  ])('%s', async (_, texts, sentence) => {
    const { session, set } = await openWith();
    expect(refused(await set({ texts }))).toEqual([400, sentence]);
    expect(session.writes()).toEqual([]);
  });

  test('a version that is with App Review', async () => {
    const { session, set } = await openWith('Hinode Habits');
    expect(refused(await set({ otherwise: 'a' }))).toEqual([409, expect.stringContaining('2.5.1 is IN_REVIEW')]);
    expect(session.writes()).toEqual([]);
  });

  test.each([
    ['a text over 4,000 characters', [{ locale: 'de-DE', whatsNew: 'a'.repeat(4001) }]],
    ['a language that is none', [{ locale: '../../apps', whatsNew: 'a' }]],
    ['a text with a name of its own', [{ locale: 'de-DE', subtitle: 'a' }]],
    ['more languages than there are', Array.from({ length: 61 }, () => ({ locale: 'de-DE', whatsNew: 'a' }))],
  ])('%s', async (_, texts) => {
    const session = await open(openAppleRecipeSession());
    const { status } = await session.call('SetWhatsNew', { appId: '1', texts });
    expect([status, session.sandbox.seen.length]).toEqual([400, 0]);
  });
});

test('The promotional text of a version in the store can be changed', async () => {
  const { session, set } = await openWith('Bramble Recipes');
  const reported = await set({
    versionString: '3.2.1',
    texts: [{ locale: 'en-GB', promotionalText: 'Now with soups.' }],
  });
  expect([reported.status, session.writes().length]).toEqual([200, 1]);
});

describe('When Apple refuses one language', () => {
  const body = { errors: [{ status: '409', code: 'ENTITY_ERROR.ATTRIBUTE.INVALID', title: 'Forbidden word' }] };

  test('the others are written, and the failure names it and them', async () => {
    const { session, set, textsOf } = await openWith();
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body, method: 'PATCH' });
    const { status, json } = await set({ otherwise: 'Faster.' });
    expect(status).toBe(409);
    expect(json.error.message).toContain('Forbidden word');
    expect(json.error.details).toEqual([
      { code: 'ENTITY_ERROR.ATTRIBUTE.INVALID', message: 'Forbidden word', target: 'en-US' },
      { code: 'done', message: 'Find the version' },
      { code: 'done', message: 'List its languages' },
      { code: 'done', message: 'Write de-DE: whatsNew' },
    ]);
    expect(await textsOf()).toEqual({ 'en-US': undefined, 'de-DE': 'Faster.' });
  });

  test('the next call writes only what is missing', async () => {
    const { session, set } = await openWith();
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body, method: 'PATCH' });
    await set({ otherwise: 'Faster.' });
    session.writes();
    await set({ otherwise: 'Faster.' });
    expect(session.writes()).toHaveLength(1);
  });

  test('a store that is down ends the call: no other language is tried, and what was done is reported', async () => {
    const { session, set, idOf } = await openWith();
    const [first, second] = [await idOf('en-US'), await idOf('de-DE')];
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 503, method: 'PATCH', times: 9 });
    const { status, json } = await set({ otherwise: 'Faster.' });
    expect([status, json.error.code]).toEqual([409, 'outcome_unknown']);
    expect(json.error.details).toContainEqual({ code: 'done', message: 'List its languages' });
    const writes = session.writes();
    expect(writes.some((each) => each.endsWith(first))).toBe(true);
    expect(writes.some((each) => each.endsWith(second))).toBe(false);
  });
});
