// Check version before submission: one row for each thing that App Review asks for, whatever cannot be read.

import { ageRatingQuestions } from '../../../connector/stores/apple/ageRating.ts';
import { type AppleRecipeSession, openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();
const HALF_HOUR = 1_800_000;

interface Row {
  readonly check: string;
  readonly status: string;
  readonly subject?: string;
  readonly message: string;
  readonly action?: string;
}

type Values = Readonly<Record<string, unknown>>;

async function openWith(name = 'Sparrow Ledger', settings: Readonly<Record<string, string>> = {}) {
  const session = await open(openAppleRecipeSession(settings));
  const appId = await session.appNamed(name);
  session.clock.now += HALF_HOUR; // the newest build is then processed
  const [build] = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
  const buildId: string = build.id;
  const check = async (inputs: Values = {}) => {
    const { status, json } = await session.call('CheckVersion', { appId, ...inputs });
    const rows: readonly Row[] = json.checks ?? [];
    const of = (check: string): readonly Row[] => rows.filter((each) => each.check === check);
    const not = (...states: readonly string[]) => rows.filter((each) => !states.includes(each.status));
    return { status, json, rows, of, not };
  };
  return { session, appId, buildId, check };
}

/** A request to the store that no recipe makes. */
async function send(session: AppleRecipeSession, method: string, path: string, body?: object) {
  const { json } = await session.call('SendAppStoreRequest', { method, path, body });
  if (!(json.status < 300)) throw new Error(`${method} ${path} was answered with ${JSON.stringify(json)}`);
  return json.body;
}

/** The ID of the app information in preparation. */
async function infoOf(session: AppleRecipeSession, appId: string): Promise<string> {
  const { data } = await send(session, 'GET', `/v1/apps/${appId}/appInfos`);
  return data.find((each: { attributes: Values }) => each.attributes.state === 'PREPARE_FOR_SUBMISSION').id;
}

/** Sets attributes of a related resource, which is read first. */
async function change(session: AppleRecipeSession, path: string, attributes: object): Promise<void> {
  const { type, id } = (await send(session, 'GET', path)).data;
  await send(session, 'PATCH', `/v1/${type}/${id}`, { data: { type, id, attributes } });
}

async function upload(session: AppleRecipeSession, appId: string, locale: string, displayType = 'APP_IPHONE_67') {
  const size: [number, number] = displayType === 'APP_IPHONE_67' ? [1290, 2796] : [2064, 2752];
  const inputs = { appId, locale, displayType, fileName: 'start.png' };
  expect((await session.call('UploadScreenshot', inputs, png(...size))).status).toBe(200);
}

/** The version has all that the simulator asks for, and its build is still to be attached. */
async function openComplete() {
  const opened = await openWith();
  const { session, appId } = opened;
  await session.call('SetWhatsNew', { appId, otherwise: 'Faster ledgers.' });
  for (const locale of ['en-US', 'de-DE']) await upload(session, appId, locale);
  session.writes();
  return opened;
}

describe('Check version before submission', () => {
  test('says what a version in preparation lacks, by language, with what to do', async () => {
    const { check, session } = await openWith();
    const { status, json, not } = await check();
    expect([status, json.ready, json.versionString, json.state]).toEqual([
      ...[200, false, '2.1.1', 'PREPARE_FOR_SUBMISSION'],
    ]);
    expect(not('ok', 'unknown')).toEqual([
      {
        check: 'build',
        status: 'missing',
        message: 'Version 2.1.1 has no build yet.',
        action: 'Select one in Build (buildId).',
      },
      ...['en-US', 'de-DE'].map((subject) => ({
        check: 'texts',
        status: 'missing',
        subject,
        message: `${subject} lacks what is new.`,
        action: 'Write them with Set what is new in all languages.',
      })),
      {
        check: 'screenshots',
        status: 'missing',
        message: 'There are no screenshots for 6.9-inch or 6.5-inch iPhone or 13-inch iPad in any language.',
        action: 'Add them with Upload screenshot.',
      },
    ]);
    expect(json.sentence).toMatch(
      /^Version 2\.1\.1 for iOS is not ready: 4 things are missing, \d could not be checked\.$/,
    );
    expect(session.writes()).toEqual([]);
  });

  test('is ready when nothing is missing, and Apple then takes the submission', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const { json, not } = await check({ buildId });
    expect([json.ready, not('ok').map((row) => `${row.status} ${row.check} ${row.subject ?? ''}`)]).toEqual([
      true,
      ['unknown screenshots iPad', 'unknown agreements ', 'unknown privacy '],
    ]);
    expect(json.sentence).toBe('Version 2.1.1 for iOS is ready to be submitted: 3 could not be checked.');
    expect(session.writes()).toEqual([]);
    expect(session.sandbox.seen.filter(({ method, body }) => method === 'GET' && body !== '')).toEqual([]);
    expect((await session.call('SubmitVersionForReview', { appId, buildId })).json.state).toBe('WAITING_FOR_REVIEW');
  });

  test('asks for the screenshots of the primary language, and warns of other languages', async () => {
    const { check, session, appId } = await openWith();
    await upload(session, appId, 'en-US');
    await upload(session, appId, 'de-DE', 'APP_IPAD_PRO_3GEN_129');
    const { of } = await check();
    expect(of('screenshots').map(({ status, subject }) => [status, subject])).toEqual([
      ['missing', 'en-US, iPad'],
      ['warning', 'de-DE, iPhone'],
      ['ok', 'en-US, iPhone'],
      ['ok', 'de-DE, iPad'],
    ]);
  });

  test('reads the build: processing, of another platform, and without export compliance', async () => {
    const { check, session, buildId } = await openComplete();
    const path = `/v1/builds/${buildId}`;
    const set = (usesNonExemptEncryption: boolean | null) =>
      send(session, 'PATCH', path, { data: { type: 'builds', id: buildId, attributes: { usesNonExemptEncryption } } });
    await set(true);
    expect((await check({ buildId })).of('exportCompliance')).toMatchObject([
      { status: 'warning', message: 'Build 102 uses encryption and has no declaration.' },
    ]);
    const read = (await session.call('ReadBuild', { id: buildId, include: 'preReleaseVersion' })).json;
    const { usesNonExemptEncryption: _, ...attributes } = read.data.attributes;
    const untold = { ...read, data: { ...read.data, attributes } };
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body: untold, path, times: 1 });
    expect((await check({ buildId })).of('exportCompliance')).toMatchObject([{ status: 'missing' }]);
    const processing = {
      ...read,
      data: { ...read.data, attributes: { ...attributes, processingState: 'PROCESSING' } },
    };
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body: processing, path, times: 1 });
    const { of } = await check({ buildId });
    expect([of('build')[0]?.message, of('build')[0]?.action, of('exportCompliance')[0]?.status]).toEqual([
      'Apple is still processing build 102.',
      'Try again when its processing state is VALID.',
      'unknown',
    ]);
    expect((await check({ platform: 'MAC_OS' })).status).toBe(404);
  });

  test('a build of another version is missing; a number that ends with .0 is the same without it', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const [, older] = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
    const { json, of } = await check({ buildId: older.id });
    expect([json.ready, of('build')[0]]).toEqual([
      false,
      {
        check: 'build',
        status: 'missing',
        message: 'Build 101 belongs to version 2.1.0, and not to Version 2.1.1.',
        action: 'Choose or upload a build whose version number is 2.1.1.',
      },
    ]);
    const read = (await session.call('ReadBuild', { id: buildId, include: 'preReleaseVersion' })).json;
    const [train] = read.included;
    for (const [version, status] of [
      ['2.1.1.0', 'ok'],
      ['2.01.1', 'ok'],
      ['2.1.10', 'missing'],
      ['2.1', 'missing'],
    ]) {
      const included = [{ ...train, attributes: { ...train.attributes, version } }];
      const body = { ...read, included };
      session.sandbox.fail({
        store: 'apple',
        kind: 'status',
        status: 200,
        body,
        path: `/v1/builds/${buildId}`,
        times: 1,
      });
      expect([version, (await check({ buildId })).of('build')[0]?.status]).toEqual([version, status]);
    }
  });

  test('finds every open question of the age rating for which Apple refuses the submission', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const path = `/v1/appInfos/${await infoOf(session, appId)}/ageRatingDeclaration`;
    const { data: rating } = await send(session, 'GET', path);
    const answered = Object.entries<unknown>(rating.attributes).filter(([, answer]) => answer !== null);
    await change(session, path, Object.fromEntries(answered.map(([name]) => [name, null])));
    const { json, of } = await check({ buildId });
    const [, names = ''] = /^Questions without an answer: (.+)\.$/.exec(of('ageRating')[0]?.message ?? '') ?? [];
    expect([json.ready, names.split(', ').length]).toEqual([false, 12]);
    expect(names).toContain(` and ${answered.length - 12} more`);
    await change(session, path, { ...rating.attributes, parentalControls: null });
    expect((await check({ buildId })).of('ageRating')[0]?.message).toBe(
      'Questions without an answer: Parental controls.',
    );
    const { status, json: refused } = await session.call('SubmitVersionForReview', { appId, buildId });
    expect([status, JSON.stringify(refused.error)]).toEqual([409, expect.stringContaining('parentalControls')]);
  });

  test('the relay asks the same questions as Apple: with those alone, the submission is taken', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const path = `/v1/appInfos/${await infoOf(session, appId)}/ageRatingDeclaration`;
    const { data: rating } = await send(session, 'GET', path);
    const others = Object.keys(rating.attributes).filter(
      (name) => !(ageRatingQuestions as readonly string[]).includes(name),
    );
    await change(session, path, Object.fromEntries(others.map((name) => [name, null])));
    expect((await check({ buildId })).json.ready).toBe(true);
    expect((await session.call('SubmitVersionForReview', { appId, buildId })).status).toBe(200);
  });

  test('finds a missing privacy policy and contact, for which Apple refuses the submission', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const { versionId } = (await check()).json;
    const id = await infoOf(session, appId);
    const [text] = (await send(session, 'GET', `/v1/appInfos/${id}/appInfoLocalizations`)).data;
    await send(session, 'PATCH', `/v1/appInfoLocalizations/${text.id}`, {
      data: { type: text.type, id: text.id, attributes: { privacyPolicyUrl: null } },
    });
    await change(session, `/v1/appStoreVersions/${versionId}/appStoreReviewDetail`, { contactEmail: null });
    const { not } = await check({ buildId });
    expect(not('ok', 'unknown').map(({ message }) => message)).toEqual([
      'The contact lacks email address.',
      `${text.attributes.locale} lacks privacy policy URL.`,
    ]);
    const { status, json } = await session.call('SubmitVersionForReview', { appId, buildId });
    expect(status).toBe(409);
    for (const name of ['privacyPolicyUrl', 'contactEmail']) expect(JSON.stringify(json.error)).toContain(name);
  });

  test('finds a missing category', async () => {
    const { check, session, appId } = await openWith();
    const path = `/v1/apps/${appId}/appInfos`;
    const infos = await send(session, 'GET', path);
    for (const { relationships } of infos.data) relationships.primaryCategory = { data: null };
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body: infos, path, method: 'GET', times: 1 });
    expect((await check()).of('category')).toMatchObject([
      { status: 'missing', message: 'The app has no primary category.' },
    ]);
  });

  test('finds a missing copyright, for which Apple refuses the submission', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const { versionId: id } = (await check()).json;
    const data = { type: 'appStoreVersions', id, attributes: { copyright: null } };
    await send(session, 'PATCH', `/v1/appStoreVersions/${id}`, { data });
    expect((await check({ buildId })).of('copyright')).toMatchObject([{ status: 'missing' }]);
    const { status, json } = await session.call('SubmitVersionForReview', { appId, buildId });
    expect([status, JSON.stringify(json.error)]).toEqual([409, expect.stringContaining('copyright')]);
  });

  test('looks whether App Review can sign in, and never answers the password', async () => {
    const { check, session } = await openComplete();
    const { json, of } = await check();
    expect(JSON.stringify(json)).not.toContain('sandbox-demo-password');
    expect(of('reviewDetails').map(({ status }) => status)).toEqual(['ok', 'ok']);
    const path = `/v1/appStoreVersions/${json.versionId}/appStoreReviewDetail`;
    await change(session, path, { contactPhone: null, demoAccountPassword: null });
    expect((await check()).of('reviewDetails').map(({ message }) => message)).toEqual([
      'The contact lacks phone number.',
      'Sign-in is required, and its account lacks password.',
    ]);
  });

  test('reports what cannot be read as unknown, with the reason, and everything else', async () => {
    const { check, session, appId } = await openComplete();
    const body = { errors: [{ code: 'FORBIDDEN_ERROR', title: 'Not allowed', detail: 'The key has no such role.' }] };
    const path = `/v1/apps/${appId}/appPriceSchedule`;
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, body, path, times: 10 });
    const { status, of, rows } = await check();
    expect([status, of('price')]).toEqual([
      200,
      [
        expect.objectContaining({
          status: 'unknown',
          message: expect.stringContaining('The key has no such role.'),
          action: 'Give the key a role that can read it, or check it in the store.',
        }),
      ],
    ]);
    expect(rows.filter((row) => row.status === 'ok').length).toBeGreaterThan(8);
  });

  test('answers in time when the store does not: what is late is unknown', async () => {
    const { check, session, appId } = await openWith('Sparrow Ledger', { RELAY__DEADLINE_SECONDS: '8' });
    session.sandbox.fail({ store: 'apple', kind: 'hang', path: `/v1/apps/${appId}/appPriceSchedule`, times: 10 });
    const { status, of } = await check();
    expect([status, of('price').map((row) => [row.status, row.action])]).toEqual([
      200,
      [['unknown', 'Run the check again.']],
    ]);
  });

  test.each([
    [500, 'Run the check again.'],
    [400, 'Check it in the store.'],
  ])('advises for a refusal with %i what can help', async (status, action) => {
    const { check, session, appId } = await openWith();
    const body = { errors: [{ code: 'ANY', title: 'Refused', detail: 'It is refused.' }] };
    const path = `/v1/apps/${appId}/appPriceSchedule`;
    session.sandbox.fail({ store: 'apple', kind: 'status', status, body, path, times: 10 });
    expect((await check()).of('price')).toMatchObject([{ status: 'unknown', action }]);
  });

  test.each([
    [404, { errors: [{ code: 'NOT_FOUND', title: 'Not found', detail: 'There is none.' }] }],
    [200, { data: null, links: { self: 'https://store.example' } }],
  ])('an app without a price is answered with %i by Apple, and reported as missing', async (status, body) => {
    const { check, session, appId } = await openComplete();
    const path = `/v1/apps/${appId}/appPriceSchedule`;
    session.sandbox.fail({ store: 'apple', kind: 'status', status, body, path, times: 10 });
    expect((await check()).of('price')).toMatchObject([{ status: 'missing' }]);
  });

  test('a version that is in review cannot be submitted again', async () => {
    const { check } = await openWith('Nachtzug Planer');
    const { json, of } = await check();
    expect([json.ready, of('version')[0]?.message]).toEqual([
      false,
      expect.stringMatching(/^Version [\d.]+ is waiting for review\.$/),
    ]);
    expect(of('submission')).toEqual([]);
  });

  test('a draft with other things in it is in the way, as for Submit version', async () => {
    const { check, session, appId, buildId } = await openComplete();
    const made = (await session.call('CreateReviewSubmission', { appId, platform: 'IOS' })).json.data.id;
    const list = (await session.call('ListReviewSubmissions', { 'filter[app]': appId, include: 'items' })).json;
    list.data[0].relationships.items = { data: [{ type: 'reviewSubmissionItems', id: 'an-event' }] };
    const path = '/v1/reviewSubmissions';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body: list, path, method: 'GET', times: 1 });
    expect((await check({ buildId })).of('submission')).toEqual([
      {
        check: 'submission',
        status: 'missing',
        message: `A draft of a review submission holds other things than a version (${made}).`,
        action: expect.stringContaining('Only one draft can be open'),
      },
    ]);
  });

  test('an unknown app is an error', async () => {
    const session = await open(openAppleRecipeSession());
    expect((await session.call('CheckVersion', { appId: '1' })).status).toBe(404);
  });
});
