// Missing values from a store have no default: not 0 or 100, not none, not done.

import { openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { apk, galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';

const open = closeLater();
const contentId = galaxyApps.sparrow;
function enveloped(data: object) {
  return { resultCode: '0000', resultMessage: 'Ok', data };
}
const binary = { seq: 7, versionCode: '7', fileName: 'a.apk', rolloutStatus: 'ENABLED' };

/** Galaxy Store with these responses for the binaries and the rates of a rollout, for any number of requests. */
async function startGalaxy(binaries: object | undefined, rates: object | undefined) {
  const session = await open(openGalaxy());
  const answerWith = (path: string, body: object): void =>
    session.sandbox.fail({ store: 'samsung', kind: 'status', status: 200, method: 'GET', path, body, times: 20 });
  if (binaries) answerWith('/seller/v2/content/stagedRolloutBinary', enveloped(binaries));
  if (rates) answerWith('/seller/v2/content/stagedRolloutRate', enveloped(rates));
  return session;
}

const staged = { binaries: [binary] };
const rateless: readonly (readonly [string, object])[] = [
  ['no rate', {}],
  ['a rate of null', { rolloutRate: null, countries: [] }],
  ['a rate that is no number', { rolloutRate: 'some', countries: [] }],
  ['a country without its rate', { rolloutRate: 20, countries: [{ countryCode: 'KOR' }] }],
  ['a country without its code', { rolloutRate: 20, countries: [{ rolloutRate: 60 }] }],
];

describe('A staged rollout for which Galaxy Store returns', () => {
  test.each(rateless)('%s is not raised, and the sentence reports the next step', async (_, rates) => {
    const session = await startGalaxy(staged, rates);
    const { status, json } = await session.rollout({ contentId, action: 'raise', rate: 50 });
    expect([status, json.error.code]).toEqual([409, 'invalid_request']);
    expect(json.error.message).toMatch(
      /does not report all rates.*may be less than now\. Look at them in Seller Portal/,
    );
    expect(json.error.message).not.toMatch(/everybody: no staged rollout|undefined|null/);
    expect(session.written()).toEqual([]);
  });

  test('no rate is not raised in the draft either, where start sets one', async () => {
    const session = await startGalaxy(staged, {});
    const { status, json } = await session.rollout({ contentId, action: 'raise', rate: 50, appStatus: 'REGISTRATION' });
    expect([status, json.error.message]).toEqual([409, expect.stringMatching(/use start\.$/)]);
    expect(session.written()).toEqual([]);
  });

  test('no rate is finished all the same, since the end needs none', async () => {
    const session = await startGalaxy(staged, {});
    const { status, json } = await session.rollout({ contentId, action: 'finish', dryRun: true });
    expect(status).toBe(200);
    expect(json.steps).toEqual([
      expect.objectContaining({ detail: 'a share of people that Galaxy Store does not report' }),
      { name: 'Give the version to everybody', state: 'planned' },
    ]);
  });

  test('a country without its rate is brought up to everybody before the end', async () => {
    const session = await startGalaxy(staged, { rolloutRate: 20, countries: [{ countryCode: 'KOR' }] });
    const { json } = await session.rollout({ contentId, action: 'finish', dryRun: true });
    expect(json.steps.map(({ name }: { name: string }) => name)).toEqual([
      'Read rollout of the version in the store',
      'Raise rollout rate to 100 of 100 people, KOR 100',
      'Give the version to everybody',
    ]);
  });

  test('no rate is not followed by the next rollout', async () => {
    const session = await startGalaxy(staged, {});
    const { json } = await session.rollout({ contentId, action: 'start', rate: 5 });
    expect(json.error.message).toMatch(/rolled out to a share of people that Galaxy Store does not report\. Finish/);
    const update = await session.update({ contentId, fileName: 'b.apk', rolloutRate: '5', publicationType: '01' });
    expect([update.status, update.json.error.message]).toEqual([400, expect.stringContaining('Finish that rollout')]);
    expect(session.written()).toEqual([]);
  });

  test('no rate is no rollout to everybody in the status of the app', async () => {
    const session = await startGalaxy(staged, {});
    const { json } = await session.call('ReadAppStatus', { query: { galaxyApp: contentId } });
    expect(json.galaxy.live.rolloutRate).toBeUndefined();
    expect(json.galaxy.sentence).toContain('for a share of people that Galaxy Store does not report');
  });
});

test.each([
  ['whose binaries have no status', { binaries: [{ ...binary, rolloutStatus: null }] }],
  ['whose binaries are in a status of its own', { binaries: [{ ...binary, rolloutStatus: 'HALTED' }] }],
  ['whose binaries are not listed', {}],
])('A version %s is rolled out where the rates say so', async (_, binaries) => {
  const session = await startGalaxy(binaries, { rolloutRate: 20, countries: [] });
  const { status, json } = await session.rollout({ contentId, action: 'raise', rate: 10 });
  expect([status, json.error.message]).toEqual([400, 'The rollout rate is 20 now and can only rise: 10 is less.']);
});

test('An upload whose size Galaxy Store does not report is reported as not compared', async () => {
  const session = await open(openGalaxy());
  const body = { fileKey: 'a-key', fileName: 'b.apk', errorCode: null, errorMsg: null };
  session.sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/galaxyapi' });
  const added = { store: 'samsung', kind: 'status', status: 200, body: enveloped({ binarySeq: '2' }) } as const;
  session.sandbox.fail({ ...added, method: 'POST', path: '/seller/v2/content/binary' });
  const { status, json } = await session.update(
    { contentId: galaxyApps.tidewater, fileName: 'b.apk', publicationType: '01' },
    apk(),
  );
  expect(status).toBe(200);
  expect(json.steps).toContainEqual({
    ...{ name: 'Upload b.apk', state: 'done' },
    detail: expect.stringContaining('Galaxy Store does not report how many have arrived.'),
  });
});

describe('A phased release for which App Store Connect returns', () => {
  const versionWith = (attributes: object | undefined) => ({
    data: [
      {
        type: 'appStoreVersions',
        id: 'v1',
        attributes: { versionString: '2.0', platform: 'IOS', appVersionState: 'READY_FOR_DISTRIBUTION' },
        relationships: { appStoreVersionPhasedRelease: { data: { type: 'appStoreVersionPhasedReleases', id: 'p1' } } },
      },
    ],
    ...(attributes && { included: [{ type: 'appStoreVersionPhasedReleases', id: 'p1', attributes }] }),
    links: { self: 'https://api.appstoreconnect.apple.com/' },
  });
  const startApple = async (attributes: object | undefined) => {
    const session = await open(openAppleRecipeSession());
    const appId = await session.appNamed('Sparrow Ledger');
    const path = `/v1/apps/${appId}/appStoreVersions`;
    session.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 200,
      path,
      body: versionWith(attributes),
      times: 9,
    });
    session.writes();
    return { session, appId };
  };

  test('no pause has no days left that it could stay paused for', async () => {
    const { session, appId } = await startApple({ phasedReleaseState: 'PAUSED', currentDayNumber: 3 });
    const { json } = await session.call('ReadAppStatus', { appleApp: appId });
    expect(json.apple.live).toMatchObject({ phasedDay: 3, phasedPercentage: 5 });
    expect(json.apple.live.pausedDaysLeft).toBeUndefined();
    expect(json.apple.sentence).toContain('Its phased release is paused on day 3 of 7 (5% of customers). ');
  });

  test.each([
    ['no day', { phasedReleaseState: 'ACTIVE' }, 'is under way; App Store Connect does not report its progress.'],
    ['no state', {}, 'is in an unknown state; App Store Connect does not report'],
    ['nothing but its ID', undefined, 'is in an unknown state; App Store Connect does not report'],
  ])('%s is no release to everyone', async (_, attributes, words) => {
    const { session, appId } = await startApple(attributes);
    const { json } = await session.call('ReadAppStatus', { appleApp: appId });
    expect(json.apple.sentence).toContain(`Its phased release ${words}`);
    expect(json.apple.live.phasedPercentage).toBeUndefined();
  });

  test('nothing but its ID is neither paused nor begun anew', async () => {
    const { session, appId } = await startApple(undefined);
    for (const action of ['pause', 'complete', 'start']) {
      const { status, json } = await session.call('ControlPhasedRelease', { appId, action });
      expect([status, json.error.message]).toEqual([409, expect.stringContaining('The phased release is UNKNOWN')]);
    }
    expect(session.writes()).toEqual([]);
  });
});

test('A draft of a submission whose items App Store Connect does not return is not taken for an empty one', async () => {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const { json: builds } = await session.call('ListBuilds', {
    'filter[app]': appId,
    'filter[processingState]': 'VALID',
  });
  const draft = { type: 'reviewSubmissions', id: 'r1', attributes: { platform: 'IOS', state: 'READY_FOR_REVIEW' } };
  const body = { data: [draft], links: { self: 'https://api.appstoreconnect.apple.com/' } };
  session.sandbox.fail({
    store: 'apple',
    kind: 'status',
    status: 200,
    path: '/v1/reviewSubmissions',
    body,
    method: 'GET',
  });
  session.writes();
  const { status, json } = await session.call('SubmitVersionForReview', { appId, buildId: builds.data[0].id });
  expect([status, json.error.message]).toEqual([
    409,
    expect.stringContaining('may hold other things than a version (r1)'),
  ]);
  expect(session.writes()).toEqual([]);
});
