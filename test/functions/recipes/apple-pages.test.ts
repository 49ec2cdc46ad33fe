// Custom product pages and product page optimization tests: made in preparation, continued by name, and never made twice.
import { type AppleRecipeSession, openAppleRecipeSession, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();
const HOUR = 60 * 60_000;

async function openWith() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Tidewater Almanac');
  const page = (more: object = {}) =>
    session.call('CreateCustomProductPage', {
      ...{ appId, name: 'Sailors', deepLink: 'https://tidewater.example.com/sailors' },
      texts: [{ locale: 'en-US', promotionalText: 'For sailors.' }, { locale: 'de-de' }],
      ...more,
    });
  const experiment = (more: object = {}) =>
    session.call('CreateExperiment', {
      ...{ appId, name: 'Icons', trafficProportion: 30, treatments: ['A', 'B'], locales: ['en-US', 'de-DE'] },
      ...more,
    });
  return { session, appId, page, experiment };
}

describe('Create custom product page', () => {
  test('makes the page, its version and its languages, and gives their IDs', async () => {
    const { session, page, appId } = await openWith();
    const { status, json } = await page();
    expect([status, json.localizations.map(({ locale }: { locale: string }) => locale)]).toEqual([
      200,
      ['en-US', 'de-DE'],
    ]);
    expect(json.url).toContain(json.customProductPageId);
    const { json: text } = await session.call('CallOperation', {
      operation: 'appCustomProductPageLocalizations_getInstance',
      parameters: { id: json.localizations[0].localizationId },
    });
    expect(text.data.attributes).toEqual({ locale: 'en-US', promotionalText: 'For sailors.' });
    const list = await session.call('ListCustomProductPages', { id: appId, include: 'appCustomProductPageVersions' });
    expect(list.json.data.map(({ id }: { id: string }) => id)).toEqual([json.customProductPageId]);
    expect(list.json.included[0].attributes.state).toBe('PREPARE_FOR_SUBMISSION');
  });

  test('skips what is there, and writes a text and a link that differ', async () => {
    const { session, page } = await openWith();
    const first = await page();
    session.writes();
    const again = await page();
    expect([session.writes(), again.json.localizations]).toEqual([[], first.json.localizations]);
    await page({ texts: [{ locale: 'de-DE', promotionalText: 'Für Segler.' }], deepLink: 'https://example.com/b' });
    const paths = session.writes().map((each) => each.replace(/\/[0-9a-f-]{36}/, ''));
    expect(paths).toEqual(['PATCH /v1/appCustomProductPageVersions', 'PATCH /v1/appCustomProductPageLocalizations']);
  });

  test('says what it had made before a language was refused, and uses it the next time', async () => {
    const { session, page } = await openWith();
    const path = '/v1/appCustomProductPageLocalizations';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body: { errors: [] }, path, times: 1 });
    const refused = await page();
    const again = await page();
    expect([refused.status, again.status]).toEqual([409, 200]);
    const { customProductPageId: id, versionId } = again.json;
    expect(refused.json.error.message).toContain(
      `not undone: Create the page Sailors (${id}); Create a version of the page Sailors (${versionId}). A repeated call uses this`,
    );
  });

  test('goes on with a language whose answer was lost, and makes it once', async () => {
    const { session, page } = await openWith();
    const path = '/v1/appCustomProductPageLocalizations';
    session.sandbox.fail({ store: 'apple', kind: 'lost', method: 'POST', path });
    session.writes();
    const { status, json } = await page();
    expect([status, json.localizations.map(({ locale }: { locale: string }) => locale)]).toEqual([
      200,
      ['en-US', 'de-DE'],
    ]);
    expect(session.writes().filter((each) => each === `POST ${path}`)).toHaveLength(2);
  });

  test('leaves a page in review as it is, and makes a new version of an approved one', async () => {
    const { session, page, appId } = await openWith();
    const { json } = await page();
    await submit(session, appId, { customProductPageVersionId: json.versionId });
    const refused = await page({ texts: [{ locale: 'en-US', promotionalText: 'Later.' }] });
    expect([refused.status, refused.json.error.message, session.writes()]).toEqual([
      ...[409, expect.stringContaining('has a version that is WAITING_FOR_REVIEW. Wait for App Review'), []],
    ]);
    const parameters = { id: json.localizations[0].localizationId };
    for (const operation of ['updateInstance', 'deleteInstance']) {
      const change = { operation: `appCustomProductPageLocalizations_${operation}`, parameters };
      const body = operation === 'updateInstance' ? { body: { promotionalText: 'Later.' } } : {};
      const changed = await session.call('CallOperation', { ...change, ...body });
      expect([changed.status, changed.json.error.details[0].code]).toEqual([409, 'STATE_ERROR']);
    }
    session.clock.now += HOUR;
    const next = await page();
    expect([next.status, next.json.customProductPageId]).toEqual([200, json.customProductPageId]);
    expect(next.json.versionId).not.toBe(json.versionId);
  });

  test('plans without a change, and the plan can be applied', async () => {
    const { session, page } = await openWith();
    const plan = await page({ dryRun: true });
    expect(reportedSteps(plan)).toEqual([
      'done Find the page Sailors',
      'planned Create the page Sailors',
      'planned Create a version of the page Sailors',
      'planned Write en-US of the page Sailors',
      'planned Write de-DE of the page Sailors',
    ]);
    expect(session.writes()).toEqual([]);
    expect((await page({ planId: plan.json.planId })).status).toBe(200);
  });
});

/** Puts an item into a submission of the app, and sends it to App Review. */
async function submit(session: AppleRecipeSession, appId: string, item: object) {
  const opened = await session.call('CreateReviewSubmission', { appId, platform: 'IOS' });
  const submissionId = opened.json.data.id;
  const added = await session.call('AddReviewSubmissionItem', { submissionId, ...item });
  const sent = await session.call('UpdateReviewSubmission', { id: submissionId, submitted: true });
  expect([added.status, sent.status]).toEqual([201, 200]);
  session.writes();
}

describe('Create product page optimization test', () => {
  test('makes the test, its treatments and their languages', async () => {
    const { session, experiment, appId } = await openWith();
    const { status, json } = await experiment();
    const rows = json.localizations.map(
      ({ treatment, locale }: { treatment: string; locale: string }) => `${treatment} ${locale}`,
    );
    expect([status, rows]).toEqual([200, ['A en-US', 'A de-DE', 'B en-US', 'B de-DE']]);
    const list = await session.call('ListExperiments', { id: appId, 'filter[state]': 'PREPARE_FOR_SUBMISSION' });
    expect(list.json.data).toMatchObject([
      { id: json.experimentId, attributes: { name: 'Icons', trafficProportion: 30, platform: 'IOS' } },
    ]);
  });

  test('changes the traffic of a test that exists, and nothing else', async () => {
    const { session, experiment, appId } = await openWith();
    const { json } = await experiment();
    session.writes();
    const planned = await experiment({ trafficProportion: 55, dryRun: true });
    expect(reportedSteps(planned)).toContain('planned Set the traffic to 55 percent');
    expect((await experiment({ trafficProportion: 55 })).status).toBe(200);
    expect(session.writes()).toEqual([`PATCH /v2/appStoreVersionExperiments/${json.experimentId}`]);
    const list = await session.call('ListExperiments', { id: appId });
    expect(list.json.data).toMatchObject([{ attributes: { trafficProportion: 55 } }]);
  });

  test('skips what is there, adds a treatment, and refuses a fourth', async () => {
    const { session, experiment } = await openWith();
    await experiment();
    session.writes();
    await experiment();
    expect(session.writes()).toEqual([]);
    expect((await experiment({ treatments: ['C'] })).status).toBe(200);
    expect(session.writes()).toHaveLength(3);
    const refused = await experiment({ treatments: ['D'] });
    expect([refused.status, refused.json.error.message]).toEqual([400, expect.stringContaining('at most 3')]);
    expect(session.writes()).toEqual([]);
  });

  test('leaves a test in review as it is', async () => {
    const { session, experiment, appId } = await openWith();
    const { json } = await experiment();
    await submit(session, appId, { experimentId: json.experimentId });
    const refused = await experiment({ treatments: ['C'] });
    expect([refused.status, refused.json.error.message, session.writes()]).toEqual([
      ...[409, 'The test Icons is WAITING_FOR_REVIEW, so it cannot be changed. Give another Test name.', []],
    ]);
  });

  test('plans without a change, and the plan can be applied', async () => {
    const { session, experiment } = await openWith();
    const plan = await experiment({ dryRun: true });
    expect([plan.status, session.writes()]).toEqual([200, []]);
    expect((await experiment({ planId: plan.json.planId })).status).toBe(200);
  });
});

describe('Screenshots of pages and tests', () => {
  async function openUpload(what: string) {
    const { session, page, experiment } = await openWith();
    const appId = await session.appNamed('Sparrow Ledger');
    const made = what === 'page' ? await page({ appId }) : await experiment({ appId });
    const { localizationId: pageLocalizationId } = made.json.localizations[0];
    const usual = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png', pageLocalizationId };
    const upload = (more: object = {}, picture = png()) =>
      session.call('UploadScreenshot', { ...usual, ...more }, picture);
    const list = what === 'page' ? 'ListCustomProductPagePlacements' : 'ListTreatmentPlacements';
    const parameters = { id: pageLocalizationId, sort: 'placementGroupPosition' };
    const shown = async () => {
      const { json } = await session.call('CallOperation', { operation: list, parameters });
      return json.data.map(({ id }: { id: string }) => id);
    };
    session.writes();
    return { session, upload, shown };
  }

  test.each(['page', 'treatment'])(
    'are uploaded straight onto a %s, once, and replaced in their place',
    async (what) => {
      const { session, upload, shown } = await openUpload(what);
      const first = await upload();
      expect([first.status, first.json.state, await shown()]).toEqual([200, 'COMPLETE', [first.json.placementId]]);
      const places = session.writes().filter((each) => each.endsWith('Placements'));
      expect(places).toEqual(['POST /v1/appAssetLibraryPlacements']);
      expect([(await upload()).json.placementId, session.writes()]).toEqual([first.json.placementId, []]);
      const second = await upload({ fileName: 'end.png' }, png(1290, 2796, 3_000));
      const third = await upload({ replace: true }, png(1290, 2796, 4_000));
      expect([third.status, await shown()]).toEqual([200, [third.json.placementId, second.json.placementId]]);
    },
  );

  test.each([
    ['in another language', { locale: 'de-DE' }, 400, 'is in en-US'],
    ['that nothing has', { pageLocalizationId: 'none' }, 404, 'has the localization none'],
    ['for a screenshot set', { screenshotSets: true }, 400, 'Leave Use screenshot sets empty'],
  ])('are refused with a localization %s', async (_, more, status, sentence) => {
    const { session, upload } = await openUpload('page');
    const refused = await upload(more);
    expect([refused.status, refused.json.error.message, session.writes()]).toEqual([
      ...[status, expect.stringContaining(sentence), []],
    ]);
  });

  test.each(['page', 'treatment'])('an uploaded screenshot is shown on a %s, and no longer', async (what) => {
    const { session, page, experiment } = await openWith();
    const appId = await session.appNamed('Sparrow Ledger');
    const made = what === 'page' ? await page({ appId }) : await experiment({ appId });
    const id = made.json.localizations[0].localizationId;
    const picture = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
    const { json } = await session.call('UploadScreenshot', picture, png());
    const call = (operation: string, parameters: object, body?: object) =>
      session.call('CallOperation', { operation, parameters, ...(body && { body }) });
    const on =
      what === 'page' ? 'appCustomProductPageLocalizationId' : 'appStoreVersionExperimentTreatmentLocalizationId';
    const placement = { placementType: 'APP_SCREENSHOT', placementGroup: 'IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE' };
    const shown = await call('CreatePlacement', {}, { ...placement, imageId: json.screenshotId, [on]: id });
    expect([shown.status, shown.json.data.attributes]).toEqual([201, expect.objectContaining(placement)]);
    const list = what === 'page' ? 'ListCustomProductPagePlacements' : 'ListTreatmentPlacements';
    const listed = async () => (await call(list, { id })).json.data.map((each: { id: string }) => each.id);
    expect(await listed()).toEqual([shown.json.data.id]);
    expect((await call('DeletePlacement', { id: shown.json.data.id })).status).toBe(204);
    expect(await listed()).toEqual([]);
  });
});
