// A staged rollout in Galaxy Store: it starts in the draft, only increases, and ends at 100 percent; there is no pause.
import { closeLater } from '../../support/cleanup.ts';
import { galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';

const open = closeLater();
function start(settings: Readonly<Record<string, string>> = {}) {
  return open(openGalaxy(settings));
}

const contentId = galaxyApps.sparrow;

/** An app whose newest version is live at this rate. */
async function onSale(rate = 20, countries: readonly object[] = []) {
  const session = await start();
  const { status } = await session.rollout({
    contentId,
    action: 'start',
    rate,
    ...(countries.length > 0 && { countries }),
  });
  const submitted = await session.call('SubmitGalaxyApp', { body: { contentId } });
  session.pass(10);
  expect([status, submitted.status]).toEqual([200, 204]);
  return { ...session, before: session.written().length };
}

async function stateOf({ call }: { readonly call: Awaited<ReturnType<typeof start>>['call'] }, appStatus = 'SALE') {
  return (await call('ReadRolloutRate', { query: { contentId, appStatus } })).json;
}

describe('start', () => {
  test('adds the newest binary of the draft, and then sets the rate', async () => {
    const session = await start();
    const { status, json } = await session.rollout({ contentId, action: 'start', rate: 5 });
    expect([status, json.appStatus, json.rate, json.sentence]).toEqual([
      200,
      'REGISTRATION',
      5,
      'The draft will go to 5 of 100 people.',
    ]);
    expect(session.written().map(({ url, body }) => [url, JSON.parse(body).function])).toEqual([
      ['/seller/v2/content/stagedRolloutBinary', 'ADD'],
      ['/seller/v2/content/stagedRolloutRate', 'ENABLE_ROLLOUT'],
    ]);
    expect((await stateOf(session, 'REGISTRATION')).data.rolloutRate).toBe(5);
  });

  test('does not add a binary twice', async () => {
    const session = await start();
    await session.rollout({ contentId, action: 'start', rate: 5 });
    const { json } = await session.rollout({ contentId, action: 'start', rate: 6 });
    expect(json.steps).toContainEqual(
      expect.objectContaining({ name: 'Add binary 1 to the rollout', state: 'skipped' }),
    );
  });

  test('sets the rates of countries', async () => {
    const session = await start();
    const countries = [{ countryCode: 'KOR', rolloutRate: 50 }];
    await session.rollout({ contentId, action: 'start', rate: 5, countries });
    expect((await stateOf(session, 'REGISTRATION')).data.countries).toEqual(countries);
  });

  test('only plans with dryRun', async () => {
    const session = await start();
    const { json } = await session.rollout({ contentId, action: 'start', rate: 5, dryRun: true });
    expect(session.written()).toEqual([]);
    expect(json.steps.map(({ name, state }: { name: string; state: string }) => `${state}: ${name}`)).toEqual([
      'done: Read rollout of the version in the store',
      'done: Read binaries of the draft',
      'planned: Add binary 1 to the rollout',
      'planned: Set rollout rate to 5 of 100 people',
    ]);
  });

  test.each([
    ['without a rate', { contentId, action: 'start' }, /Say with Rollout rate/],
    ['of the version in the store', { contentId, action: 'start', rate: 5, appStatus: 'SALE' }, /starts in the draft/],
    [
      'of a binary that is not there',
      { contentId, action: 'start', rate: 5, binarySeq: '9' },
      /no binary 9\. There are: 1/,
    ],
    ['of an app without a draft', { contentId: galaxyApps.tidewater, action: 'start', rate: 5 }, /no draft/],
    [
      'with a country twice',
      {
        contentId,
        action: 'start',
        rate: 5,
        countries: [
          { countryCode: 'KOR', rolloutRate: 6 },
          { countryCode: 'KOR', rolloutRate: 7 },
        ],
      },
      /KOR is named twice/,
    ],
  ])('is refused %s', async (_, body, message) => {
    const { rollout, written } = await start();
    const { status, json } = await rollout(body);
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(json.error.message).toMatch(message);
    expect(written()).toEqual([]);
  });
});

describe('The next version', () => {
  const draft = { contentId, defaultLanguageCode: 'ENG', paid: 'N', publicationType: '01', newFeature: 'More.' };

  test.each([20, 100])('does not start while the one in the store goes to %i of 100 people', async (rate) => {
    const session = await onSale(rate);
    await session.call('UpdateGalaxyApp', { body: draft });
    const before = session.written().length;
    const { json } = await session.rollout({ contentId, action: 'start', rate: 100 });
    expect(json.error.message).toContain(`rolled out to ${rate} of 100 people. Finish that rollout`);
    expect(session.written()).toHaveLength(before);
  });

  test('starts at a lower rate again, once that rollout is finished', async () => {
    const session = await onSale(20);
    await session.rollout({ contentId, action: 'finish' });
    await session.call('UpdateGalaxyApp', { body: draft });
    expect((await session.rollout({ contentId, action: 'start', rate: 5 })).status).toBe(200);
  });
});

describe('raise', () => {
  test('raises the rate of the version in the store', async () => {
    const session = await onSale(20);
    const { json } = await session.rollout({ contentId, action: 'raise', rate: 50 });
    expect([json.appStatus, json.rate, json.sentence]).toEqual([
      'SALE',
      50,
      'The version in the store goes to 50 of 100 people.',
    ]);
    expect((await stateOf(session)).data.rolloutRate).toBe(50);
  });

  test('refuses a rate that is lower than now, before anything is written', async () => {
    const session = await onSale(20);
    const { status, json } = await session.rollout({ contentId, action: 'raise', rate: 10 });
    expect([status, json.error.message]).toEqual([400, 'The rollout rate is 20 now and can only rise: 10 is less.']);
    expect(session.written()).toHaveLength(session.before);
  });

  test('refuses a country that would fall, named or not so far', async () => {
    const session = await onSale(20, [{ countryCode: 'KOR', rolloutRate: 60 }]);
    const lower = (countryCode: string, rolloutRate: number) =>
      session.rollout({ contentId, action: 'raise', rate: 30, countries: [{ countryCode, rolloutRate }] });
    expect((await lower('KOR', 50)).json.error.message).toBe(
      'The rate of KOR is 60 now and can only rise: 50 is less.',
    );
    expect((await lower('DEU', 10)).json.error.message).toBe(
      'The rate of DEU is 20 now and can only rise: 10 is less.',
    );
    expect(session.written()).toHaveLength(session.before);
  });

  test('keeps the rate of a country that is not named, unless the others overtake it', async () => {
    const session = await onSale(20, [
      { countryCode: 'KOR', rolloutRate: 60 },
      { countryCode: 'DEU', rolloutRate: 25 },
    ]);
    await session.rollout({ contentId, action: 'raise', rate: 30 });
    expect((await stateOf(session)).data).toEqual({
      rolloutRate: 30,
      countries: [
        { countryCode: 'KOR', rolloutRate: 60 },
        { countryCode: 'DEU', rolloutRate: 30 },
      ],
    });
  });

  test('to the same rate does nothing', async () => {
    const session = await onSale(20);
    const { status, json } = await session.rollout({ contentId, action: 'raise', rate: 20 });
    expect([status, json.steps.at(-1).state]).toEqual([200, 'skipped']);
    expect(session.written()).toHaveLength(session.before);
  });

  test('only plans with dryRun', async () => {
    const session = await onSale(20);
    const { json } = await session.rollout({ contentId, action: 'raise', rate: 50, dryRun: true });
    expect(json).toMatchObject({ rate: 50, sentence: 'The version in the store would go to 50 of 100 people.' });
    expect(session.written()).toHaveLength(session.before);
  });

  test('is refused where no rollout is running', async () => {
    const { rollout, written } = await start();
    const { json } = await rollout({ contentId, action: 'raise', rate: 50 });
    expect(json.error.message).toMatch(/no staged rollout of it is running/);
    expect(written()).toEqual([]);
  });
});

describe('finish', () => {
  test('gives the version to all users', async () => {
    const session = await onSale(20);
    const { json } = await session.rollout({ contentId, action: 'finish' });
    expect([json.rate, json.sentence]).toEqual([100, 'The version in the store goes to everybody.']);
    expect(JSON.parse(session.written().at(-1)?.body ?? '')).toMatchObject({
      function: 'DISABLE_ROLLOUT',
      appStatus: 'SALE',
    });
  });

  test('brings the others up to a country that is ahead, which would stand in the way', async () => {
    const session = await onSale(20, [{ countryCode: 'KOR', rolloutRate: 60 }]);
    const { status } = await session.rollout({ contentId, action: 'finish' });
    const rates = session
      .written()
      .slice(session.before)
      .map(({ body }) => [JSON.parse(body).function, JSON.parse(body).rolloutRate]);
    expect([status, rates]).toEqual([
      200,
      [
        ['ENABLE_ROLLOUT', 60],
        ['DISABLE_ROLLOUT', undefined],
      ],
    ]);
  });

  test('called again, changes nothing', async () => {
    const session = await onSale(20);
    await session.rollout({ contentId, action: 'finish' });
    const before = session.written().length;
    const { status, json } = await session.rollout({ contentId, action: 'finish' });
    expect([status, json.steps.at(-1).state, session.written().length]).toEqual([200, 'skipped', before]);
  });

  test('is refused with a rate', async () => {
    const session = await onSale(20);
    const { json } = await session.rollout({ contentId, action: 'finish', rate: 50 });
    expect(json.error.message).toMatch(/use raise/);
    expect(session.written()).toHaveLength(session.before);
  });
});

test.each(['pause', 'resume', 'DISABLE_ROLLOUT', ''])('There is no action %s', async (action) => {
  const { rollout, sandbox } = await start();
  const { status, json } = await rollout({ contentId, action, rate: 5 });
  expect([status, json.error.code]).toEqual([400, 'invalid_request']);
  expect(sandbox.seen).toEqual([]);
});

test('An error of the store is returned', async () => {
  const session = await start();
  const body = { body: { resultCode: '3206', resultMessage: 'Not in this status.' }, from: 'seller' };
  session.sandbox.fail({
    store: 'samsung',
    kind: 'status',
    status: 400,
    body,
    method: 'PUT',
    path: '/seller/v2/content/stagedRolloutRate',
  });
  const { json } = await session.rollout({ contentId, action: 'start', rate: 5 });
  expect(json.error).toMatchObject({
    code: 'store_refused',
    details: [{ code: '3206' }, { code: 'done' }, { code: 'done' }, { code: 'done' }],
  });
});
