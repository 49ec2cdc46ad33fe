// Create in-app purchase: every part that App Review requires, continued after a failure, and never made twice.
import { type AppleRecipeSession, openAppleRecipeSession, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { type ServedFile, startFileServer } from '../../support/fileServer.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();

/** Sparrow Ledger has an approved in-app purchase. */
async function openWith(app = 'Sparrow Ledger') {
  const file: ServedFile = { bytes: png(), ranges: true };
  const server = await open(startFileServer(file));
  const session = await open(openAppleRecipeSession({}, [server.origin]));
  const appId = await session.appNamed(app);
  const inputs = {
    ...{ appId, productId: 'com.example.coins.100', referenceName: '100 coins', purchaseType: 'CONSUMABLE' },
    texts: [
      { locale: 'en-US', name: '100 coins', description: 'A bag of coins.' },
      { locale: 'de-DE', name: '100 Münzen' },
    ],
    ...{ price: '4.99', fileUrl: `${server.origin}/shop.png`, reviewNote: 'Open the shop.' },
  };
  const create = (more: object = {}) => session.call('CreateInAppPurchase', { ...inputs, ...more });
  return { session, appId, create, file, asked: server.asked };
}

/** The attributes of a list, by an operation without a row. */
async function listed(session: AppleRecipeSession, operation: string, id: string) {
  const { json } = await session.call('CallOperation', { operation, parameters: { id } });
  return json.data.map(({ attributes }: { attributes: Record<string, unknown> }) => attributes);
}

async function priceOf(session: AppleRecipeSession, id: string) {
  const operation = 'inAppPurchasesV2_iapPriceSchedule_getToOneRelated';
  const schedule = await session.call('CallOperation', { operation, parameters: { id } });
  const manual = await session.call('CallOperation', {
    operation: 'inAppPurchasePriceSchedules_manualPrices_getToManyRelated',
    parameters: { id: schedule.json.data.id, include: ['inAppPurchasePricePoint', 'territory'] },
  });
  const automatic = 'inAppPurchasePriceSchedules_automaticPrices_getToManyRelated';
  const derived = await listed(session, automatic, schedule.json.data.id);
  const prices = manual.json.included.map(
    ({ id: its, attributes }: { id: string; attributes: Record<string, string> }) => attributes.customerPrice ?? its,
  );
  return { prices, derived: derived.length };
}

describe('Create in-app purchase', () => {
  test('makes it with all its parts, which Apple then takes for review', async () => {
    const { session, create, appId } = await openWith();
    const { status, json } = await create();
    expect([status, json.state]).toEqual([200, 'READY_TO_SUBMIT']);
    const texts = await listed(session, 'inAppPurchaseVersions_localizations_getToManyRelated', json.versionId);
    expect(texts).toEqual(
      expect.arrayContaining([
        { locale: 'en-US', name: '100 coins', description: 'A bag of coins.' },
        { locale: 'de-DE', name: '100 Münzen' },
      ]),
    );
    expect(await priceOf(session, json.inAppPurchaseId)).toEqual({ prices: ['4.99', 'USA'], derived: 17 });
    const all = await session.call('ListInAppPurchases', { id: appId, 'filter[productId]': 'com.example.coins.100' });
    expect(all.json.data).toMatchObject([
      { attributes: { name: '100 coins', inAppPurchaseType: 'CONSUMABLE', reviewNote: 'Open the shop.' } },
    ]);
  });

  test('skips everything when it is repeated', async () => {
    const { session, create } = await openWith();
    await create();
    session.writes();
    const again = await create();
    expect(session.writes()).toEqual([]);
    expect(reportedSteps(again).filter((each) => each.startsWith('skipped'))).toEqual([
      'skipped Create the in-app purchase com.example.coins.100',
      'skipped Create a version of the in-app purchase com.example.coins.100',
      'skipped Write en-US of the in-app purchase com.example.coins.100',
      'skipped Write de-DE of the in-app purchase com.example.coins.100',
      'skipped Set the price to 4.99 in USA',
      'skipped Make it available in all territories',
      'skipped Send shop.png',
    ]);
  });

  test('changes what differs, and nothing else', async () => {
    const { session, create, file } = await openWith();
    await create();
    session.writes();
    file.bytes = png(1290, 2796, 3_000);
    const texts = [{ locale: 'de-de', name: 'Hundert Münzen' }];
    const changed = await create({ texts, price: '5.99', reviewNote: 'See the menu.', territories: ['DEU', 'USA'] });
    expect(changed.status).toBe(200);
    const paths = session.writes().map((each) => each.replace(/\/[0-9a-f-]{36}/g, ''));
    expect(paths.filter((each) => !each.includes('/storage/'))).toEqual([
      'PATCH /v2/inAppPurchases',
      'PATCH /v2/inAppPurchaseLocalizations',
      'POST /v1/inAppPurchasePriceSchedules',
      'POST /v1/inAppPurchaseAvailabilities',
      'DELETE /v1/inAppPurchaseAppStoreReviewScreenshots',
      'POST /v1/inAppPurchaseAppStoreReviewScreenshots',
      'PATCH /v1/inAppPurchaseAppStoreReviewScreenshots',
    ]);
    expect((await priceOf(session, changed.json.inAppPurchaseId)).prices).toEqual(['5.99', 'USA']);
  });

  test('refuses a price that Apple does not have, with the nearest, and continues with another', async () => {
    const { session, create } = await openWith();
    const refused = await create({ price: '4.50', baseTerritory: 'DEU' });
    expect(refused.status).toBe(400);
    expect(refused.json.error.message).toContain('Give one of the nearest as Price: 2.99, 3.99, 4.99, 5.99.');
    expect(session.writes()).toEqual([]);
    const continued = await create({ price: '4.990', baseTerritory: 'DEU' });
    expect([continued.status, continued.json.state]).toEqual([200, 'READY_TO_SUBMIT']);
  });

  test.each([
    ['a territory that the App Store lacks', { territories: ['USA', 'QQQ'] }, 'no territory QQQ'],
    ['a base territory that the App Store lacks', { baseTerritory: 'QQQ' }, 'no territory QQQ'],
    ['a file name of another kind of picture', { fileName: 'shop.jpg' }, 'its File name says otherwise'],
    ['a file name without an ending', { fileName: 'shop' }, 'its File name says otherwise'],
  ])('creates nothing for %s', async (_, more, sentence) => {
    const { session, create } = await openWith();
    const { status, json } = await create(more);
    expect([status, json.error.message, session.writes()]).toEqual([400, expect.stringContaining(sentence), []]);
  });

  test('creates nothing for a price that an in-app purchase of another app could not have', async () => {
    const { session, create } = await openWith('Bramble Recipes');
    const { status, json } = await create({ price: '4.50' });
    expect([status, json.error.message]).toEqual([400, expect.stringContaining('Apple has no price 4.50 in USA')]);
    expect(session.writes()).toEqual([]);
  });

  test('reads the picture of a new product once', async () => {
    const { create, asked, file } = await openWith();
    expect((await create()).status).toBe(200);
    expect(asked).toEqual(['bytes=0-15', `bytes=0-${file.bytes.length - 1}`]);
  });

  test('creates nothing for a file that is no picture', async () => {
    const { session, create, file } = await openWith();
    file.bytes = Buffer.from('no picture');
    const { status, json } = await create();
    expect([status, json.error.message]).toEqual([400, expect.stringContaining('neither a PNG nor a JPEG')]);
    expect(session.writes()).toEqual([]);
  });

  test('plans every step without a change, and does what was planned', async () => {
    const { session, create } = await openWith();
    const plan = await create({ dryRun: true, review: 'submit' });
    expect(plan.status).toBe(200);
    expect(session.writes()).toEqual([]);
    expect(reportedSteps(plan)).toEqual([
      'done Find the in-app purchase com.example.coins.100',
      'done Check the review screenshot',
      'done Check the territories',
      'done Check the price',
      'planned Create the in-app purchase com.example.coins.100',
      'planned Create a version of the in-app purchase com.example.coins.100',
      'planned Write en-US of the in-app purchase com.example.coins.100',
      'planned Write de-DE of the in-app purchase com.example.coins.100',
      'planned Set the price to 4.99 in USA',
      'planned Make it available in all territories',
      'planned Reserve a place for shop.png of 2000 bytes',
      'planned Send shop.png',
      'planned Commit shop.png',
      'done Look for a draft of a review submission',
      'planned Open a review submission',
      'planned Add the in-app purchase com.example.coins.100 to the submission',
      'planned Submit it for review',
    ]);
    const applied = await create({ review: 'submit', planId: plan.json.planId });
    expect([applied.status, applied.json.state]).toEqual([200, 'WAITING_FOR_REVIEW']);
  });

  test('says what it has made before an error, without the picture, which Apple may still refuse', async () => {
    const { session, create } = await openWith();
    const path = '/v1/inAppPurchaseAppStoreReviewScreenshots/';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, method: 'GET', path });
    const { message, details } = (await create({ texts: [], price: '' })).json.error;
    expect(details).toContainEqual({ code: 'done', message: 'Commit shop.png' });
    expect(message).toMatch(
      /Done before that, and not undone: Create the in-app purchase [^;]*; Create a version [^;]*; Make it available in all territories\. A repeated call/,
    );
  });

  test('refuses a product ID of another type, and languages that the App Store lacks', async () => {
    const { create } = await openWith();
    await create();
    const other = await create({ purchaseType: 'NON_CONSUMABLE' });
    expect([other.status, other.json.error.code]).toEqual([409, 'invalid_request']);
    expect(other.json.error.message).toContain('exists with the Purchase type CONSUMABLE');
    const wrong = await create({ texts: [{ locale: 'deutsch', name: 'Münzen' }] });
    expect([wrong.status, wrong.json.error.message]).toEqual([400, expect.stringContaining('"deutsch" is not')]);
  });

  test('reports that another product of the team has the product ID', async () => {
    const { session, create } = await openWith();
    await create();
    const appId = await session.appNamed('Tidewater Almanac');
    const taken = await create({ appId });
    expect(taken.status).toBe(409);
    expect(taken.json.error.details[0].code).toBe('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE');
  });

  test('refuses a file that is no picture before anything is reserved', async () => {
    const { session, create, file } = await openWith();
    file.bytes = Buffer.from('<html>Sign in</html>');
    const refused = await create();
    expect([refused.status, refused.json.error.code]).toEqual([400, 'invalid_request']);
    expect(session.writes().some((each) => each.includes('ReviewScreenshots'))).toBe(false);
  });
});

describe('The review of an in-app purchase', () => {
  test('is submitted by itself, once, and is then left alone', async () => {
    const { session, create } = await openWith('Tidewater Almanac');
    const sent = await create({ review: 'submit' });
    expect([sent.status, sent.json.state]).toEqual([200, 'WAITING_FOR_REVIEW']);
    session.writes();
    const again = await create({ review: 'submit', price: '1.99' });
    expect([again.status, again.json.state]).toEqual([200, 'WAITING_FOR_REVIEW']);
    expect(reportedSteps(again).at(-1)).toBe('skipped Create it');
    expect(session.writes()).toEqual([]);
  });

  test('is not planned while another submission is with App Review', async () => {
    const { session, create } = await openWith('Tidewater Almanac');
    await create({ review: 'submit' });
    session.writes();
    const refused = await create({ productId: 'com.example.coins.500', review: 'add', dryRun: true });
    expect([refused.status, refused.json.error.message]).toEqual([
      409,
      expect.stringMatching(
        /Another submission of the app is WAITING_FOR_REVIEW \(.+\)\. Wait for App Review, or cancel it/,
      ),
    ]);
    expect(session.writes()).toEqual([]);
  });

  test('takes a new one only with all that it requires', async () => {
    const { session, create } = await openWith();
    const refused = await create({ review: 'submit', price: '', fileUrl: '' });
    expect(refused.json.error.message).toContain('Give Price, Review screenshot address, or leave Review empty.');
    expect(session.writes()).toEqual([]);
  });

  test('lists what an existing one lacks', async () => {
    const { create } = await openWith();
    await create({ fileUrl: '' });
    const refused = await create({ fileUrl: '', review: 'submit' });
    expect([refused.status, refused.json.error.message]).toEqual([409, expect.stringContaining('MISSING_METADATA')]);
  });

  test('needs a version of the app for the first product, for which the draft is kept', async () => {
    const { session, create, appId } = await openWith('Bramble Recipes');
    const refused = await create({ review: 'submit' });
    expect(refused.json.error.details[0].code).toContain('FIRST_SUBSCRIPTION_MUST_BE_SUBMITTED_ON_VERSION');
    const added = await create({ review: 'add' });
    expect([added.status, added.json.state]).toEqual([200, 'READY_TO_SUBMIT']);
    const drafts = await session.call('ListReviewSubmissions', {
      'filter[app]': appId,
      'filter[state]': 'READY_FOR_REVIEW',
    });
    expect(drafts.json.data.map(({ id }: { id: string }) => id)).toEqual([added.json.submissionId]);
  });

  test('goes together with a version of the app', async () => {
    const { session, create, appId } = await openWith('Foxglove Pharmacy');
    session.clock.now += 30 * 60_000; // its build is then processed
    await session.call('SetWhatsNew', { appId, otherwise: 'A shop.' });
    const { submissionId, inAppPurchaseId } = (await create({ review: 'add' })).json;
    const { id: versionId } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    const builds = await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' });
    await session.call('SetVersionBuild', { id: versionId, buildId: builds.json.data[0].id });
    const item = await session.call('AddReviewSubmissionItem', { submissionId, versionId });
    expect([item.status, item.json]).toEqual([201, expect.anything()]);
    const sent = await session.call('UpdateReviewSubmission', { id: submissionId, submitted: true });
    expect([sent.status, sent.json.data.attributes.state]).toEqual([200, 'WAITING_FOR_REVIEW']);
    const [purchase] = (await session.call('ListInAppPurchases', { id: appId })).json.data;
    expect([purchase.id, purchase.attributes.state]).toEqual([inAppPurchaseId, 'WAITING_FOR_REVIEW']);
  });

  test('adds it to a submission of the given platform', async () => {
    const { session, create } = await openWith('Tidewater Almanac');
    const { json } = await create({ review: 'add', platform: 'MAC_OS' });
    const submission = await session.call('ReadReviewSubmission', { id: json.submissionId });
    expect(submission.json.data.attributes).toMatchObject({ platform: 'MAC_OS', state: 'READY_FOR_REVIEW' });
  });

  test('does not submit a draft that holds other things', async () => {
    const { session, create } = await openWith('Tidewater Almanac');
    await create({ review: 'add' });
    const other = { productId: 'com.example.coins.200', referenceName: '200 coins' };
    const refused = await create({ ...other, review: 'submit' });
    expect([refused.status, refused.json.error.message]).toEqual([409, expect.stringContaining('holds other things')]);
    const added = await create({ ...other, review: 'add' });
    const items = await session.call('CallOperation', {
      operation: 'reviewSubmissions_items_getToManyRelated',
      parameters: { id: added.json.submissionId },
    });
    expect(items.json.data).toHaveLength(2);
  });
});
