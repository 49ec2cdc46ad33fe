// Submit version for review: its steps, what it leaves unchanged, and what it rejects before Apple would.

import { type AppleRecipeSession, openAppleRecipeSession, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();
function submit(shop: AppleRecipeSession, inputs: object) {
  return shop.call('SubmitVersionForReview', { ...inputs });
}

async function openWith(name: string) {
  const shop = await open(openAppleRecipeSession());
  const appId = await shop.appNamed(name);
  const builds = (await shop.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
  const buildId: string = builds[0].id;
  return { shop, appId, buildId };
}

const HALF_HOUR = 1_800_000;

/** A version in preparation that is complete but for a build. */
async function openReady() {
  const opened = await openWith('Sparrow Ledger');
  const { shop, appId } = opened;
  shop.clock.now += HALF_HOUR; // its build is then processed
  await shop.call('SetWhatsNew', { appId, otherwise: 'Faster ledgers.' });
  shop.writes();
  return opened;
}

describe('Submit version for review', () => {
  test('attaches the build, opens a submission, adds the version and sends it', async () => {
    const { shop, appId, buildId } = await openReady();
    const told = await submit(shop, { appId, buildId });
    expect(told.json).toMatchObject({ versionString: '2.1.1', state: 'WAITING_FOR_REVIEW' });
    expect(shop.writes().map((each) => each.replace(/[0-9a-f-]{36}/, '{id}'))).toEqual([
      'PATCH /v1/appStoreVersions/{id}/relationships/build',
      'POST /v1/reviewSubmissions',
      'POST /v1/reviewSubmissionItems',
      'PATCH /v1/reviewSubmissions/{id}',
    ]);
    expect((await shop.versionOf(appId)).attributes.appVersionState).toBe('WAITING_FOR_REVIEW');
  });

  test('called again, changes nothing and says so', async () => {
    const { shop, appId, buildId } = await openReady();
    const first = await submit(shop, { appId, buildId });
    shop.writes();
    const again = await submit(shop, { appId, buildId });
    expect(shop.writes()).toEqual([]);
    expect(again.json.submissionId).toBe(first.json.submissionId);
    expect(reportedSteps(again)).toContain('skipped Submit version 2.1.1 for review');
  });

  test('refuses a build of another platform, in a plan too, and changes nothing', async () => {
    const { shop, appId } = await openWith('Tessera Notes');
    shop.clock.now += HALF_HOUR;
    const number = (await shop.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' })).attributes;
    const inputs = { 'filter[app]': appId, 'filter[preReleaseVersion.platform]': 'MAC_OS' };
    const [mac] = (await shop.call('ListBuilds', inputs)).json.data;
    for (const dryRun of [true, false]) {
      const { status, json } = await submit(shop, { appId, buildId: mac.id, dryRun });
      expect([status, json.error.code]).toEqual([400, 'invalid_request']);
      expect(json.error.message).toContain(
        `is for macOS, and Version ${number.versionString} is for iOS. Choose a build for iOS.`,
      );
    }
    expect(shop.writes()).toEqual([]);
  });

  test('says what it would do, and does none of it', async () => {
    const { shop, appId, buildId } = await openReady();
    const plan = await submit(shop, { appId, buildId, dryRun: true });
    expect(shop.writes()).toEqual([]);
    expect(reportedSteps(plan).filter((step) => step.startsWith('planned'))).toEqual([
      'planned Attach build 102 to version 2.1.1',
      'planned Open a review submission',
      'planned Add version 2.1.1 to the submission',
      'planned Submit version 2.1.1 for review',
    ]);
  });

  test('cancels a rejected submission, waits until it is out of the way, and submits anew', async () => {
    const { shop, appId } = await openWith('Marea Surf');
    const told = await submit(shop, { appId });
    expect(told.json.state).toBe('WAITING_FOR_REVIEW');
    const { data } = (await shop.call('ListReviewSubmissions', { 'filter[app]': appId })).json;
    expect(data.map(({ attributes }: { attributes: { state: string } }) => attributes.state).sort()).toEqual([
      'COMPLETE',
      'WAITING_FOR_REVIEW',
    ]);
  });

  test('waits for a submission that is being canceled', async () => {
    const { shop, appId } = await openWith('Marea Surf');
    const { data } = (await shop.call('ListReviewSubmissions', { 'filter[app]': appId })).json;
    await shop.call('UpdateReviewSubmission', { id: data[0].id, canceled: true });
    const told = await submit(shop, { appId });
    expect(told.json.state).toBe('WAITING_FOR_REVIEW');
    expect(reportedSteps(told)).toContain(`done Wait until submission ${data[0].id} is out of the way`);
  });

  test('does not wait for ever, and tells how far it came', async () => {
    const { shop, appId } = await openWith('Marea Surf');
    const { id } = (await shop.call('ListReviewSubmissions', { 'filter[app]': appId })).json.data[0];
    const data = { type: 'reviewSubmissions', id, attributes: { state: 'CANCELING' } };
    const body = { data, links: { self: 'https://store.example' } };
    const path = '/v1/reviewSubmissions/';
    shop.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body, method: 'GET', path, times: 1_000 });
    const { status, json } = await submit(shop, { appId });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('is still CANCELING')]);
    expect(json.error.details).toContainEqual({
      code: 'done',
      message: `Cancel submission ${id}, which is UNRESOLVED_ISSUES`,
    });
  });

  test('uses the draft that holds the version already', async () => {
    const { shop, appId } = await openWith('Orchard Timer');
    const told = await submit(shop, { appId });
    expect(told.json.state).toBe('WAITING_FOR_REVIEW');
    expect(shop.writes()).toHaveLength(1);
  });

  test('uses an empty draft that an earlier call left behind', async () => {
    const { shop, appId, buildId } = await openReady();
    const { id } = (await shop.call('CreateReviewSubmission', { appId, platform: 'IOS' })).json.data;
    const told = await submit(shop, { appId, buildId });
    expect(told.json).toMatchObject({ submissionId: id, state: 'WAITING_FOR_REVIEW' });
  });
});

describe('Submit version for review refuses', () => {
  test('a version without a build', async () => {
    const { shop, appId } = await openWith('Sparrow Ledger');
    const { status, json } = await submit(shop, { appId });
    expect([status, json.error.message]).toEqual([409, 'Version 2.1.1 has no build yet. Name the Build to submit.']);
  });

  test('a build that Apple is still processing', async () => {
    const { shop, appId, buildId } = await openWith('Sparrow Ledger');
    const { status, json } = await submit(shop, { appId, buildId });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('still processing build 102')]);
    expect(shop.writes()).toEqual([]);
  });

  test('a version whose review is over', async () => {
    const { shop, appId } = await openWith('Fjordvandring');
    const { status, json } = await submit(shop, { appId });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('PENDING_DEVELOPER_RELEASE')]);
  });

  test('another build for a version that is with App Review', async () => {
    const { shop, appId } = await openWith('Nachtzug Planer');
    const { status, json } = await submit(shop, { appId, buildId: 'another-build' });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('with another build')]);
  });

  test('a number that no version has', async () => {
    const { shop, appId } = await openWith('Marea Surf');
    const { status, json } = await submit(shop, { appId, versionString: '9.9' });
    expect([status, json.error.message]).toEqual([404, expect.stringContaining('no version 9.9 for iOS')]);
  });

  test('a platform that the app is not for', async () => {
    const { shop, appId } = await openWith('Marea Surf');
    const { status, json } = await submit(shop, { appId, platform: 'TV_OS' });
    expect([status, json.error.message]).toEqual([
      404,
      'Find the version: The app has no version for tvOS that is on its way to the App Store. Create App Store version makes the next one.',
    ]);
  });

  test.each([
    ['a path', { appId: '1/../2' }],
    ['two numbers in one', { appId: '1', versionString: '1.0,2.0' }],
    ['a platform of its own', { appId: '1', platform: 'ANDROID' }],
    ['an input that there is not', { appId: '1', force: true }],
  ])('%s', async (_, inputs) => {
    const shop = await open(openAppleRecipeSession());
    const { status } = await submit(shop, inputs);
    expect([status, shop.sandbox.seen.length]).toEqual([400, 0]);
  });
});

/** An app event in the draft of a submission, as if added in App Store Connect. */
async function openWithEvent() {
  const opened = await openReady();
  const { shop, appId } = opened;
  const data = {
    type: 'appEvents',
    attributes: { referenceName: 'Ledger week' },
    relationships: { app: { data: { type: 'apps', id: appId } } },
  };
  const event = await shop.call('SendAppStoreRequest', { method: 'POST', path: '/v1/appEvents', body: { data } });
  const { id } = (await shop.call('CreateReviewSubmission', { appId, platform: 'IOS' })).json.data;
  await shop.call('AddReviewSubmissionItem', { submissionId: id, appEventId: event.json.body.data.id });
  shop.writes();
  return { ...opened, draftId: id };
}

describe('A draft that holds an app event', () => {
  test.each([false, true])('is not canceled: it is named, and so is the way on (Plan only: %s)', async (dryRun) => {
    const { shop, appId, buildId, draftId } = await openWithEvent();
    const { status, json } = await submit(shop, { appId, buildId, dryRun });
    expect([status, json.error.message]).toEqual([
      409,
      `A draft of a review submission holds other things than a version (${draftId}). Only one draft can be open: submit or cancel it first with Submit or cancel review submission.`,
    ]);
    expect(shop.writes()).toEqual([]);
  });

  test('is sent along where the version is in it, too', async () => {
    const { shop, appId, buildId, draftId } = await openWithEvent();
    const { id } = await shop.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    await shop.call('SetVersionBuild', { id, buildId });
    await shop.call('AddReviewSubmissionItem', { submissionId: draftId, versionId: id });
    const told = await submit(shop, { appId });
    expect(told.json).toMatchObject({ submissionId: draftId, state: 'WAITING_FOR_REVIEW' });
  });

  test('is out of the way once it is canceled', async () => {
    const { shop, appId, buildId, draftId } = await openWithEvent();
    await shop.call('UpdateReviewSubmission', { id: draftId, canceled: true });
    const told = await submit(shop, { appId, buildId });
    expect(told.json.state).toBe('WAITING_FOR_REVIEW');
    expect(told.json.submissionId).not.toBe(draftId);
  });
});

describe('When Apple refuses, Submit version for review', () => {
  test('names the reason behind the general one, and what was done before', async () => {
    const { shop, appId, buildId } = await openWith('Sparrow Ledger');
    shop.clock.now += HALF_HOUR;
    const { status, json } = await submit(shop, { appId, buildId });
    expect(status).toBe(409);
    expect(json.error.message).toContain(
      "The reason: The provided entity is missing a required attribute: You must provide a value for the attribute 'whatsNew'",
    );
    expect(json.error.details).toContainEqual({ code: 'done', message: 'Attach build 102 to version 2.1.1' });
  });

  test('tries again while it says "not yet"', async () => {
    const { shop, appId, buildId } = await openReady();
    const body = {
      errors: [
        {
          status: '409',
          code: 'STATE_ERROR',
          title: 'Not in valid state',
          detail: 'Version is not ready to be submitted yet, please try again later.',
        },
      ],
    };
    shop.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 409,
      body,
      method: 'POST',
      path: '/v1/reviewSubmissionItems',
      times: 3,
    });
    const told = await submit(shop, { appId, buildId });
    expect(told.json.state).toBe('WAITING_FOR_REVIEW');
    expect(shop.writes().filter((each) => each === 'POST /v1/reviewSubmissionItems')).toHaveLength(4);
  });

  test('gives up some time, when it says "not yet" for ever', async () => {
    const { shop, appId, buildId } = await openReady();
    const body = {
      errors: [{ status: '409', code: 'STATE_ERROR', title: 'Not yet', detail: 'Please try again later.' }],
    };
    shop.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 409,
      body,
      method: 'POST',
      path: '/v1/reviewSubmissionItems',
      times: 1_000,
    });
    const { status, json } = await submit(shop, { appId, buildId });
    expect([status, json.error.code]).toEqual([409, 'store_refused']);
  });

  test('can be called again after a fault in the middle, and goes on where it stopped', async () => {
    const { shop, appId, buildId } = await openReady();
    shop.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 500,
      method: 'POST',
      path: '/v1/reviewSubmissionItems',
    });
    const broken = await submit(shop, { appId, buildId });
    expect(broken.json.error.details).toContainEqual({ code: 'done', message: 'Open a review submission' });
    shop.writes();
    const told = await submit(shop, { appId, buildId });
    expect(told.json.state).toBe('WAITING_FOR_REVIEW');
    expect(shop.writes()).toHaveLength(2);
  });
});
