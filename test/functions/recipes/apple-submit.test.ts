// Submit version for review: its steps, what it leaves unchanged, and what it rejects before Apple would.

import { type AppleRecipeSession, openAppleRecipeSession, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();
function submit(session: AppleRecipeSession, inputs: object) {
  return session.call('SubmitVersionForReview', { ...inputs });
}

async function openWith(name: string) {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed(name);
  const builds = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
  const buildId: string = builds[0].id;
  return { session, appId, buildId };
}

const HALF_HOUR = 1_800_000;

/** A version in preparation that is complete but for a build. */
async function openReady() {
  const opened = await openWith('Sparrow Ledger');
  const { session, appId } = opened;
  session.clock.now += HALF_HOUR; // its build is then processed
  await session.call('SetWhatsNew', { appId, otherwise: 'Faster ledgers.' });
  session.writes();
  return opened;
}

describe('Submit version for review', () => {
  test('attaches the build, opens a submission, adds the version and sends it', async () => {
    const { session, appId, buildId } = await openReady();
    const reported = await submit(session, { appId, buildId });
    expect(reported.json).toMatchObject({ versionString: '2.1.1', state: 'WAITING_FOR_REVIEW' });
    expect(session.writes().map((each) => each.replace(/[0-9a-f-]{36}/, '{id}'))).toEqual([
      'PATCH /v1/appStoreVersions/{id}/relationships/build',
      'POST /v1/reviewSubmissions',
      'POST /v1/reviewSubmissionItems',
      'PATCH /v1/reviewSubmissions/{id}',
    ]);
    expect((await session.versionOf(appId)).attributes.appVersionState).toBe('WAITING_FOR_REVIEW');
  });

  test('called again, changes nothing and says so', async () => {
    const { session, appId, buildId } = await openReady();
    const first = await submit(session, { appId, buildId });
    session.writes();
    const again = await submit(session, { appId, buildId });
    expect(session.writes()).toEqual([]);
    expect(again.json.submissionId).toBe(first.json.submissionId);
    expect(reportedSteps(again)).toContain('skipped Submit version 2.1.1 for review');
  });

  test('refuses a build of another platform, in a plan too, and changes nothing', async () => {
    const { session, appId } = await openWith('Tessera Notes');
    session.clock.now += HALF_HOUR;
    const number = (await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' })).attributes;
    const inputs = { 'filter[app]': appId, 'filter[preReleaseVersion.platform]': 'MAC_OS' };
    const [mac] = (await session.call('ListBuilds', inputs)).json.data;
    for (const dryRun of [true, false]) {
      const { status, json } = await submit(session, { appId, buildId: mac.id, dryRun });
      expect([status, json.error.code]).toEqual([400, 'invalid_request']);
      expect(json.error.message).toContain(
        `is for macOS, and Version ${number.versionString} is for iOS. Choose a build for iOS.`,
      );
    }
    expect(session.writes()).toEqual([]);
  });

  test('plans what it would do, and does none of it', async () => {
    const { session, appId, buildId } = await openReady();
    const plan = await submit(session, { appId, buildId, dryRun: true });
    expect(session.writes()).toEqual([]);
    expect(reportedSteps(plan).filter((step) => step.startsWith('planned'))).toEqual([
      'planned Attach build 102 to version 2.1.1',
      'planned Open a review submission',
      'planned Add version 2.1.1 to the submission',
      'planned Submit version 2.1.1 for review',
    ]);
  });

  test('cancels a rejected submission, waits until it is closed, and submits again', async () => {
    const { session, appId } = await openWith('Marea Surf');
    const reported = await submit(session, { appId });
    expect(reported.json.state).toBe('WAITING_FOR_REVIEW');
    const { data } = (await session.call('ListReviewSubmissions', { 'filter[app]': appId })).json;
    expect(data.map(({ attributes }: { attributes: { state: string } }) => attributes.state).sort()).toEqual([
      'COMPLETE',
      'WAITING_FOR_REVIEW',
    ]);
  });

  test('waits for a submission that is being canceled', async () => {
    const { session, appId } = await openWith('Marea Surf');
    const { data } = (await session.call('ListReviewSubmissions', { 'filter[app]': appId })).json;
    await session.call('UpdateReviewSubmission', { id: data[0].id, canceled: true });
    const reported = await submit(session, { appId });
    expect(reported.json.state).toBe('WAITING_FOR_REVIEW');
    expect(reportedSteps(reported)).toContain(`done Wait until submission ${data[0].id} is out of the way`);
  });

  test('waits for a limited time, and reports the completed steps', async () => {
    const { session, appId } = await openWith('Marea Surf');
    const { id } = (await session.call('ListReviewSubmissions', { 'filter[app]': appId })).json.data[0];
    const data = { type: 'reviewSubmissions', id, attributes: { state: 'CANCELING' } };
    const body = { data, links: { self: 'https://store.example' } };
    const path = '/v1/reviewSubmissions/';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body, method: 'GET', path, times: 1_000 });
    const { status, json } = await submit(session, { appId });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('is still CANCELING')]);
    expect(json.error.message).toContain(`Done before that, and not undone: Cancel submission ${id}`);
    expect(json.error.details).toContainEqual({
      code: 'done',
      message: `Cancel submission ${id}, which is UNRESOLVED_ISSUES`,
    });
  });

  test('does not call a wait a change that it made', async () => {
    const { session, appId } = await openWith('Marea Surf');
    const path = '/v1/reviewSubmissionItems';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, method: 'POST', path, times: 1_000 });
    const { message } = (await submit(session, { appId })).json.error;
    expect(message).toMatch(
      /Done before that, and not undone: Cancel submission [\w-]+, which is UNRESOLVED_ISSUES; Open a review submission \([\w-]+\)\. A repeated/,
    );
  });

  test('uses the draft that holds the version already', async () => {
    const { session, appId } = await openWith('Orchard Timer');
    const reported = await submit(session, { appId });
    expect(reported.json.state).toBe('WAITING_FOR_REVIEW');
    expect(session.writes()).toHaveLength(1);
  });

  test('uses an empty draft that an earlier call left behind', async () => {
    const { session, appId, buildId } = await openReady();
    const { id } = (await session.call('CreateReviewSubmission', { appId, platform: 'IOS' })).json.data;
    const reported = await submit(session, { appId, buildId });
    expect(reported.json).toMatchObject({ submissionId: id, state: 'WAITING_FOR_REVIEW' });
  });
});

describe('Submit version for review refuses', () => {
  test('a build of another version', async () => {
    const { session, appId } = await openReady();
    const [, older] = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
    for (const dryRun of [true, false]) {
      const { status, json } = await submit(session, { appId, buildId: older.id, dryRun });
      expect([status, json.error.message]).toEqual([
        400,
        'Build 101 belongs to version 2.1.0, and not to Version 2.1.1. Choose or upload a build whose version number is 2.1.1.',
      ]);
    }
    expect(session.writes()).toEqual([]);
  });

  test('a build that was added before the version got another number', async () => {
    const { session, appId, buildId } = await openReady();
    const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    await session.call('SetVersionBuild', { id, buildId });
    await session.call('UpdateVersion', { id, versionString: '2.2' });
    session.writes();
    const { status, json } = await submit(session, { appId });
    expect([status, json.error.message]).toEqual([400, expect.stringContaining('belongs to version 2.1.1')]);
    expect(session.writes()).toEqual([]);
  });

  test('a version without a build', async () => {
    const { session, appId } = await openWith('Sparrow Ledger');
    const { status, json } = await submit(session, { appId });
    expect([status, json.error.message]).toEqual([
      409,
      'Version 2.1.1 has no build yet. Select one in Build (buildId).',
    ]);
  });

  test('a build that Apple is still processing', async () => {
    const { session, appId, buildId } = await openWith('Sparrow Ledger');
    const { status, json } = await submit(session, { appId, buildId });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('still processing build 102')]);
    expect(session.writes()).toEqual([]);
  });

  test('a version whose review is over', async () => {
    const { session, appId } = await openWith('Fjordvandring');
    const { status, json } = await submit(session, { appId });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('PENDING_DEVELOPER_RELEASE')]);
  });

  test('another build for a version that is with App Review', async () => {
    const { session, appId } = await openWith('Nachtzug Planer');
    const { status, json } = await submit(session, { appId, buildId: 'another-build' });
    expect([status, json.error.message]).toEqual([409, expect.stringContaining('with another build')]);
  });

  test('a number that no version has', async () => {
    const { session, appId } = await openWith('Marea Surf');
    const { status, json } = await submit(session, { appId, versionString: '9.9' });
    expect([status, json.error.message]).toEqual([404, expect.stringContaining('no version 9.9 for iOS')]);
  });

  test('a platform that the app is not for', async () => {
    const { session, appId } = await openWith('Marea Surf');
    const { status, json } = await submit(session, { appId, platform: 'TV_OS' });
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
    const session = await open(openAppleRecipeSession());
    const { status } = await submit(session, inputs);
    expect([status, session.sandbox.seen.length]).toEqual([400, 0]);
  });
});

/** An app event in the draft of a submission, as if added in App Store Connect. */
async function openWithEvent() {
  const opened = await openReady();
  const { session, appId } = opened;
  const data = {
    type: 'appEvents',
    attributes: { referenceName: 'Ledger week' },
    relationships: { app: { data: { type: 'apps', id: appId } } },
  };
  const event = await session.call('SendAppStoreRequest', { method: 'POST', path: '/v1/appEvents', body: { data } });
  const { id } = (await session.call('CreateReviewSubmission', { appId, platform: 'IOS' })).json.data;
  await session.call('AddReviewSubmissionItem', { submissionId: id, appEventId: event.json.body.data.id });
  session.writes();
  return { ...opened, draftId: id };
}

describe('A draft that holds an app event', () => {
  test.each([false, true])('is not canceled: it is named, and so is the way on (Plan only: %s)', async (dryRun) => {
    const { session, appId, buildId, draftId } = await openWithEvent();
    const { status, json } = await submit(session, { appId, buildId, dryRun });
    expect([status, json.error.message]).toEqual([
      409,
      `A draft of a review submission holds other things than a version (${draftId}). Only one draft can be open: submit or cancel it first with Submit or cancel review submission.`,
    ]);
    expect(session.writes()).toEqual([]);
  });

  test('is submitted as well if it contains the version', async () => {
    const { session, appId, buildId, draftId } = await openWithEvent();
    const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    await session.call('SetVersionBuild', { id, buildId });
    await session.call('AddReviewSubmissionItem', { submissionId: draftId, versionId: id });
    const reported = await submit(session, { appId });
    expect(reported.json).toMatchObject({ submissionId: draftId, state: 'WAITING_FOR_REVIEW' });
  });

  test.each([false, true])(
    'blocks once it is in review, although it has no version (Plan only: %s)',
    async (dryRun) => {
      const { session, appId, buildId, draftId } = await openWithEvent();
      await session.call('UpdateReviewSubmission', { id: draftId, submitted: true });
      session.writes();
      const { status, json } = await submit(session, { appId, buildId, dryRun });
      expect([status, json.error.message]).toEqual([
        409,
        `Another submission of the app is WAITING_FOR_REVIEW (${draftId}). Wait for App Review, or cancel it with Submit or cancel review submission.`,
      ]);
      expect(session.writes()).toEqual([]);
    },
  );

  test('no longer blocks once it is canceled', async () => {
    const { session, appId, buildId, draftId } = await openWithEvent();
    await session.call('UpdateReviewSubmission', { id: draftId, canceled: true });
    const reported = await submit(session, { appId, buildId });
    expect(reported.json.state).toBe('WAITING_FOR_REVIEW');
    expect(reported.json.submissionId).not.toBe(draftId);
  });
});

describe('When Apple refuses, Submit version for review', () => {
  test('returns the specific reason, and what was done before', async () => {
    const { session, appId, buildId } = await openWith('Sparrow Ledger');
    session.clock.now += HALF_HOUR;
    const { status, json } = await submit(session, { appId, buildId });
    expect(status).toBe(409);
    expect(json.error.message).toContain(
      "The reason: The provided entity is missing a required attribute: You must provide a value for the attribute 'whatsNew'",
    );
    expect(json.error.details).toContainEqual({ code: 'done', message: 'Attach build 102 to version 2.1.1' });
  });

  test('retries while Apple says "not yet"', async () => {
    const { session, appId, buildId } = await openReady();
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
    session.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 409,
      body,
      method: 'POST',
      path: '/v1/reviewSubmissionItems',
      times: 3,
    });
    const reported = await submit(session, { appId, buildId });
    expect(reported.json.state).toBe('WAITING_FOR_REVIEW');
    expect(session.writes().filter((each) => each === 'POST /v1/reviewSubmissionItems')).toHaveLength(4);
  });

  test('stops retrying if Apple always says "not yet"', async () => {
    const { session, appId, buildId } = await openReady();
    const body = {
      errors: [{ status: '409', code: 'STATE_ERROR', title: 'Not yet', detail: 'Please try again later.' }],
    };
    session.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 409,
      body,
      method: 'POST',
      path: '/v1/reviewSubmissionItems',
      times: 1_000,
    });
    const { status, json } = await submit(session, { appId, buildId });
    expect([status, json.error.code]).toEqual([409, 'store_refused']);
  });

  test('can be called again after an error, and continues where it stopped', async () => {
    const { session, appId, buildId } = await openReady();
    session.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 500,
      method: 'POST',
      path: '/v1/reviewSubmissionItems',
    });
    const broken = await submit(session, { appId, buildId });
    expect(broken.json.error.details).toContainEqual({ code: 'done', message: 'Open a review submission' });
    session.writes();
    const reported = await submit(session, { appId, buildId });
    expect(reported.json.state).toBe('WAITING_FOR_REVIEW');
    expect(session.writes()).toHaveLength(2);
  });
});
