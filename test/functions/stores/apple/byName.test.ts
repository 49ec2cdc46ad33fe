// Operations that are called by their names alone: as a flow calls them, and as people and agents find them.
import { catalog } from '../../../../connector/catalog.ts';
import { rankOperations } from '../../../../functions/mcp/rankOperations.ts';
import { openAppleRecipeSession, type RecipeAnswer } from '../../../support/appleRecipeSession.ts';
import { closeLater } from '../../../support/cleanup.ts';

const open = closeLater();

async function openWith() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Tidewater Almanac');
  const call = (operation: string, parameters: object, body?: object): Promise<RecipeAnswer> =>
    session.call('CallOperation', { operation, parameters, ...(body && { body }) });
  const listed = async (operation: string, parameters: object = {}) => (await call(operation, parameters)).json.data;
  return { session, appId, call, listed };
}

test('Accessibility: a draft is published, and takes the place of the one before', async () => {
  const { appId, call, listed } = await openWith();
  const draft = { appId, deviceFamily: 'IPHONE', supportsVoiceover: true, supportsCaptions: true };
  const made = await call('CreateAccessibilityDeclaration', {}, draft);
  expect([made.status, made.json.data.attributes.state]).toEqual([201, 'DRAFT']);
  const second = await call('CreateAccessibilityDeclaration', {}, draft);
  expect([second.status, second.json.error.details[0].code]).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE']);
  const id = made.json.data.id;
  expect((await call('UpdateAccessibilityDeclaration', { id }, { publish: true })).status).toBe(200);
  const states = await listed('ListAccessibilityDeclarations', { id: appId, 'filter[deviceFamily]': 'IPHONE' });
  expect(states.map((each: { attributes: { state: string } }) => each.attributes.state)).toEqual([
    'PUBLISHED',
    'REPLACED',
  ]);
});

test('App tags: one is hidden from customers', async () => {
  const { appId, call, listed } = await openWith();
  const visible = { id: appId, 'filter[visibleInAppStore]': true };
  const before = await listed('ListAppTags', visible);
  const { status, json } = await call('UpdateAppTag', { id: before[0].id }, { visibleInAppStore: false });
  expect([status, json.data.attributes.visibleInAppStore]).toEqual([200, false]);
  expect(await listed('ListAppTags', visible)).toHaveLength(before.length - 1);
});

test('Sandbox testers: the territory and the renewal rate change, and purchases are forgotten', async () => {
  const { call, listed } = await openWith();
  const [tester] = await listed('ListSandboxTesters');
  const change = { territory: 'DEU', subscriptionRenewalRate: 'MONTHLY_RENEWAL_EVERY_ONE_HOUR' };
  const { status, json } = await call('UpdateSandboxTester', { id: tester.id }, change);
  expect([status, json.data.attributes]).toEqual([200, expect.objectContaining(change)]);
  const cleared = await call('ClearSandboxPurchaseHistory', {}, { sandboxTesterIds: [tester.id] });
  expect(cleared.status).toBe(201);
  const wrong = await call('UpdateSandboxTester', { id: tester.id }, { subscriptionRenewalRate: 'NEVER' });
  expect([wrong.status, wrong.json.error.code]).toEqual([400, 'invalid_request']);
});

test('Background assets: a pack is listed with its versions, created once and archived', async () => {
  const { appId, call, listed } = await openWith();
  const made = await call('CreateBackgroundAsset', {}, { appId, assetPackIdentifier: 'voices' });
  expect([made.status, made.json.data.attributes.archived]).toEqual([201, false]);
  expect((await call('CreateBackgroundAsset', {}, { appId, assetPackIdentifier: 'voices' })).status).toBe(409);
  expect((await call('UpdateBackgroundAsset', { id: made.json.data.id }, { archived: true })).status).toBe(200);
  const current = await listed('ListBackgroundAssets', { id: appId, 'filter[archived]': false });
  expect(current.map((each: { attributes: { assetPackIdentifier: string } }) => each.attributes)).toMatchObject([
    { assetPackIdentifier: 'levels' },
  ]);
  const versions = await listed('ListBackgroundAssetVersions', { id: current[0].id });
  expect(versions[0].attributes).toMatchObject({ version: '1', platforms: ['IOS'], state: 'COMPLETE' });
});

test('Retention messages: a text is reviewed, and shown for a product and a language', async () => {
  const { session, call } = await openWith();
  const messageIdentifier = '5a2db0c5-0000-4000-8000-00000000f001';
  const text = { header: 'Before you go', body: 'All your tide tables stay with you.' };
  const place = { productId: 'com.example.tidewater.plus.month', locale: 'en-US' };
  expect((await call('UploadRetentionMessage', { messageIdentifier }, text)).status).toBe(204);
  const twice = await call('UploadRetentionMessage', { messageIdentifier }, text);
  expect([twice.status, twice.json.error.message]).toEqual([409, expect.stringContaining('give another UUID')]);
  const early = await call('SetDefaultRetentionMessage', place, { messageIdentifier });
  expect([early.status, early.json.error.message]).toEqual([403, expect.stringContaining('says APPROVED')]);
  session.clock.now += 600_000;
  expect((await call('ListRetentionMessages', {})).json.messageIdentifiers).toEqual([
    { messageIdentifier, messageState: 'APPROVED' },
  ]);
  expect((await call('SetDefaultRetentionMessage', place, { messageIdentifier })).status).toBe(204);
  expect((await call('ReadDefaultRetentionMessage', place)).json).toEqual({ messageIdentifier });
  expect((await call('DeleteRetentionMessage', { messageIdentifier })).status).toBe(204);
  expect((await call('ReadDefaultRetentionMessage', place)).status).toBe(404);
  expect((await call('ReadDefaultRetentionMessage', { ...place, environment: 'Sandbox' })).status).toBe(404);
});

test.each([
  ['header', { header: 'x'.repeat(67), body: 'Stay.' }],
  ['body', { header: 'Stay.', body: 'x'.repeat(145) }],
])('Retention messages: a %s that is too long is not sent', async (name, text) => {
  const { session, call } = await openWith();
  const messageIdentifier = '5a2db0c5-0000-4000-8000-00000000f001';
  const { status, json } = await call('UploadRetentionMessage', { messageIdentifier }, text);
  expect([status, json.error.details[0].target, session.writes()]).toEqual([400, `body.${name}`, []]);
});

test.each([
  ['U+0000', 'a\u0000b'],
  ['U+0007', 'a\u0007b'],
  ['U+001B', '\u001b[31m'],
  ['U+007F', 'a\u007f'],
  ['U+D800', 'a\ud800'],
  ['U+DC00', '\udc00a'],
])('Retention messages: a text with %s is not sent, and the character named', async (character, odd) => {
  const { session, call } = await openWith();
  const messageIdentifier = '5a2db0c5-0000-4000-8000-00000000f001';
  const { status, json } = await call('UploadRetentionMessage', { messageIdentifier }, { header: odd, body: odd });
  const { code, details } = json.error;
  expect([status, code, session.writes()]).toEqual([400, 'invalid_request', []]);
  expect(details.map(({ target }: { target: string }) => target)).toEqual(['body.header', 'body.body']);
  for (const { message } of details)
    expect(message).toContain(`Has the character ${character}, which no text may have`);
});

test('Retention messages: a text with tabs, lines, pairs of surrogates and bidirectional controls is sent', async () => {
  const { call } = await openWith();
  const messageIdentifier = '5a2db0c5-0000-4000-8000-00000000f001';
  const text = { header: 'Stay', body: 'a\tb\r\nc \u{1f469} \u2067\u05d0\u2069' };
  expect((await call('UploadRetentionMessage', { messageIdentifier }, text)).status).toBe(204);
});

describe('The words that people use find the operation among the first three', () => {
  test.each([
    ['accessibility', 'ListAccessibilityDeclarations'],
    ['does the app support VoiceOver', 'ListAccessibilityDeclarations'],
    ['publish the accessibility declaration', 'UpdateAccessibilityDeclaration'],
    ['sandbox tester', 'ListSandboxTesters'],
    ['clear the purchase history of a sandbox tester', 'ClearSandboxPurchaseHistory'],
    ['promo code', 'ListSubscriptionOfferCodes', 'ListInAppPurchaseOfferCodes', 'CreateSubscriptionOfferCodes'],
    ['create promo codes for a subscription', 'CreateSubscriptionOfferCodes'],
    ['make offer codes for an in-app purchase', 'CreateInAppPurchaseOfferCodes'],
    ['download the one-time use codes', 'DownloadSubscriptionOneTimeUseCodes', 'DownloadInAppPurchaseOneTimeUseCodes'],
    ['app tag', 'ListAppTags', 'UpdateAppTag'],
    ['hide a tag of the app', 'UpdateAppTag'],
    ['background asset', 'ListBackgroundAssets'],
    ['asset packs of the app', 'ListBackgroundAssets'],
    ['retention', 'ListRetentionMessages', 'UploadRetentionMessage'],
    ['message to customers who want to cancel a subscription', /Retention/],
  ])('%s', (question, ...answers) => {
    const first = rankOperations(catalog, question)
      .slice(0, 3)
      .map(({ id }) => id);
    const isAnswer = (id: string) =>
      answers.some((answer) => (typeof answer === 'string' ? answer === id : answer.test(id)));
    expect([first, first.some(isAnswer)]).toEqual([first, true]);
  });
});
