// Release approved version, and the phased release: which action is valid in which state, and idempotence.

import {
  type AppleRecipeSession,
  openAppleRecipeSession,
  type RecipeAnswer,
  reportedSteps,
} from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

async function openWith(name: string) {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed(name);
  const release = (inputs: object = {}): Promise<RecipeAnswer> => session.call('ReleaseVersion', { appId, ...inputs });
  const phase = (action: string, inputs: object = {}): Promise<RecipeAnswer> =>
    session.call('ControlPhasedRelease', { appId, action, ...inputs });
  return { session, appId, release, phase };
}

const HOUR = 3_600_000;

/** A live version with an ACTIVE phased release. */
async function openPhased() {
  const opened = await openWith('Fjordvandring');
  await opened.phase('start');
  await opened.release();
  opened.session.clock.now += HOUR;
  opened.session.writes();
  return opened;
}

function refused({ status, json }: RecipeAnswer): [number, string] {
  return [status, json.error.message];
}

describe('Release approved version', () => {
  test('releases the version that waits for its developer', async () => {
    const { session, appId, release } = await openWith('Fjordvandring');
    const reported = await release();
    expect(reported.json).toMatchObject({ versionString: '2.2.1', stateBefore: 'PENDING_DEVELOPER_RELEASE' });
    expect(session.writes()).toEqual(['POST /v1/appStoreVersionReleaseRequests']);
    session.clock.now += HOUR;
    expect((await session.versionOf(appId, { 'filter[versionString]': '2.2.1' })).attributes.appVersionState).toBe(
      'READY_FOR_DISTRIBUTION',
    );
  });

  test('does not release twice, whether processing or released', async () => {
    const { session, release } = await openWith('Fjordvandring');
    await release();
    session.writes();
    const soon = await release();
    session.clock.now += HOUR;
    const late = await release();
    expect([soon, late].flatMap(reportedSteps).filter((step) => step.startsWith('skipped'))).toHaveLength(2);
    expect(session.writes()).toEqual([]);
  });

  test('returns the specific reason of an error', async () => {
    const { session, release } = await openWith('Fjordvandring');
    const body = {
      errors: [
        {
          ...{ status: '409', code: 'STATE_ERROR.ENTITY_STATE_INVALID', title: 'Not in a valid state' },
          meta: { associatedErrors: { '/v1/apps/1': [{ code: 'STATE_ERROR', title: 'The agreement has ended.' }] } },
        },
      ],
    };
    const path = '/v1/appStoreVersionReleaseRequests';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body, method: 'POST', path });
    const [status, message] = refused(await release());
    expect([status, message]).toEqual([409, expect.stringContaining('The reason: The agreement has ended.')]);
  });

  test('plans what it would do, and does not do it', async () => {
    const { session, release } = await openWith('Fjordvandring');
    const plan = await release({ dryRun: true });
    expect(reportedSteps(plan)).toEqual(['done Find the version', 'planned Release version 2.2.1']);
    expect(session.writes()).toEqual([]);
  });

  test.each([
    ['Sparrow Ledger', 'Version 2.1.1 is PREPARE_FOR_SUBMISSION. Submit it first, with Submit version for review.'],
    ['Hinode Habits', 'Version 2.5.1 is IN_REVIEW. App Review has to approve it first.'],
    ['Marea Surf', 'Version 4.0.1 is REJECTED. Submit it first, with Submit version for review.'],
  ])('says of %s what has to happen first', async (name, sentence) => {
    const { session, release } = await openWith(name);
    expect(refused(await release())).toEqual([409, sentence]);
    expect(session.writes()).toEqual([]);
  });

  test('reports a refusal of Apple with the message of the pipeline', async () => {
    const { session, release } = await openWith('Fjordvandring');
    const body = { errors: [{ status: '409', code: 'STATE_ERROR', title: 'The version cannot be released.' }] };
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body, method: 'POST' });
    const [status, sentence] = refused(await release());
    expect([status, sentence]).toEqual([409, expect.stringContaining('The version cannot be released.')]);
  });
});

describe('The phased release', () => {
  test('is set up before the release, and begins with it', async () => {
    const { session, phase, release } = await openWith('Fjordvandring');
    const reported = await phase('start');
    expect(reported.json.phasedReleaseState).toBe('INACTIVE');
    await release();
    session.clock.now += HOUR;
    expect((await phase('start')).json.phasedReleaseState).toBe('ACTIVE');
  });

  test('is paused, resumed and completed, each once', async () => {
    const { session, phase } = await openPhased();
    const states: string[] = [];
    for (const action of ['pause', 'pause', 'resume', 'resume', 'complete', 'complete'])
      states.push((await phase(action)).json.phasedReleaseState);
    expect(states).toEqual(['PAUSED', 'PAUSED', 'ACTIVE', 'ACTIVE', 'COMPLETE', 'COMPLETE']);
    expect(session.writes()).toHaveLength(3);
  });

  test('is not changed by a plan', async () => {
    const { session, phase } = await openPhased();
    const plan = await phase('pause', { dryRun: true });
    expect(reportedSteps(plan)).toEqual([
      'done Find the version',
      'planned Change the phased release from ACTIVE to PAUSED',
    ]);
    expect(plan.json.phasedReleaseState).toBe('ACTIVE');
    expect(session.writes()).toEqual([]);
  });

  test('that is complete cannot go back', async () => {
    const { session, phase } = await openPhased();
    await phase('complete');
    session.writes();
    const sentences = [await phase('pause'), await phase('resume'), await phase('start')].map(refused);
    expect(sentences.map(([status]) => status)).toEqual([409, 409, 409]);
    expect(sentences[0]?.[1]).toBe('The phased release is COMPLETE: it cannot pause now. Everyone has the version.');
    expect(session.writes()).toEqual([]);
  });

  test('that has not begun cannot be paused', async () => {
    const { phase } = await openWith('Fjordvandring');
    await phase('start');
    expect(refused(await phase('pause', { versionString: '2.2.1' }))).toEqual([
      409,
      'The phased release is INACTIVE: it cannot pause now. It begins when the version is released.',
    ]);
  });

  test('has to be there before it can be paused', async () => {
    const { phase } = await openWith('Bramble Recipes');
    expect(refused(await phase('pause'))).toEqual([409, expect.stringContaining('has no phased release')]);
  });

  test('cannot be set up for a version that is out', async () => {
    const { session, phase } = await openWith('Bramble Recipes');
    expect(refused(await phase('start'))).toEqual([409, expect.stringContaining('set up before the release')]);
    expect(session.writes()).toEqual([]);
  });

  test.each([['stop'], [undefined], ['']])('knows no action %p', async (action) => {
    const session: AppleRecipeSession = await open(openAppleRecipeSession());
    const { status } = await session.call('ControlPhasedRelease', { appId: '1', action });
    expect([status, session.sandbox.seen.length]).toEqual([400, 0]);
  });
});
