// Plans: every operation with a dry run is planned and applied once, and nothing is written when the store has changed.
import { catalog } from '../../../connector/catalog.ts';
import { hasPlan } from '../../../connector/relay/stepReport.ts';
import { type AppleRecipeSession, openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { apk, galaxyApps } from '../../support/galaxyRecipeSession.ts';
import { openJobSession } from '../../support/jobSession.ts';
import { png } from '../recipes/apple-pictures.ts';

const open = closeLater();
const { tidewater } = galaxyApps;
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

type Inputs = Readonly<Record<string, unknown>>;

interface Case {
  readonly operation: string;
  readonly app?: string;
  readonly inputs: Inputs;
  readonly file?: Buffer;
  readonly prepare?: (session: AppleRecipeSession, inputs: Inputs) => Promise<Inputs>;
  /** Other inputs of the same operation that change what the plan saw; the same inputs if absent. */
  readonly change?: Inputs;
}

const product = { referenceName: 'Plans', texts: [{ locale: 'en-US', name: 'Plans', description: 'More plans.' }] };

/** One for each operation with a dry run. */
const cases: readonly Case[] = [
  { operation: 'ReleaseVersion', app: 'Fjordvandring', inputs: {} },
  { operation: 'ControlPhasedRelease', app: 'Fjordvandring', inputs: { action: 'start' } },
  {
    operation: 'SubmitVersionForReview',
    app: 'Sparrow Ledger',
    inputs: {},
    prepare: async (session, { appId }) => {
      session.clock.now += 30 * MINUTE; // its build is then processed
      await session.call('SetWhatsNew', { appId, otherwise: 'Faster ledgers.' });
      const builds = await session.call('ListBuilds', { 'filter[app]': appId });
      return { buildId: builds.json.data[0].id };
    },
  },
  {
    operation: 'SetWhatsNew',
    app: 'Sparrow Ledger',
    inputs: { texts: [{ locale: 'en-US', whatsNew: 'Faster ledgers.' }] },
    change: { texts: [{ locale: 'en-US', whatsNew: 'Somebody else was faster.' }] },
  },
  {
    operation: 'UploadScreenshot',
    app: 'Sparrow Ledger',
    inputs: { locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' },
    file: png(),
  },
  {
    operation: 'UploadPreview',
    app: 'Sparrow Ledger',
    inputs: { locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.mp4' },
    file: Buffer.from('\0\0\0\x18ftypmp42 a short video', 'latin1'),
  },
  {
    operation: 'CreateInAppPurchase',
    app: 'Sparrow Ledger',
    inputs: { ...product, productId: 'com.example.plans.coins', purchaseType: 'CONSUMABLE' },
  },
  {
    operation: 'CreateSubscription',
    app: 'Sparrow Ledger',
    inputs: {
      ...{ ...product, productId: 'com.example.plans.month', subscriptionPeriod: 'ONE_MONTH' },
      ...{ group: 'Plans', groupTexts: [{ locale: 'en-US', name: 'Plans' }] },
    },
  },
  {
    operation: 'CreateSubscriptionOfferCodes',
    app: 'Tidewater Almanac',
    inputs: {
      ...{ productId: 'com.example.tidewater.plus.month', name: 'Plans', customerEligibilities: ['NEW'] },
      ...{ offerMode: 'PAY_AS_YOU_GO', duration: 'ONE_MONTH', price: '1.99', customCode: 'PLANS', numberOfCodes: 10 },
    },
  },
  {
    operation: 'CreateInAppPurchaseOfferCodes',
    app: 'Tidewater Almanac',
    inputs: {
      ...{ productId: 'com.example.tidewater.stamps', name: 'Plans', customerEligibilities: ['NON_SPENDER'] },
      ...{ price: '0', numberOfCodes: 10, expirationDate: '2026-12-31' },
    },
  },
  {
    operation: 'CreateCustomProductPage',
    app: 'Sparrow Ledger',
    inputs: { name: 'Spring', texts: [{ locale: 'en-US', promotionalText: 'Ready for spring.' }] },
  },
  {
    operation: 'CreateExperiment',
    app: 'Sparrow Ledger',
    inputs: { name: 'Dark or light', trafficProportion: 30, treatments: ['Dark'], locales: ['en-US'] },
  },
  {
    operation: 'ReplyToReviews',
    inputs: {},
    prepare: async (session) => {
      const id = await session.appNamed('Tidewater Almanac');
      const { json } = await session.call('ListReviews', { id, 'exists[publishedResponse]': 'false' });
      return { replies: repliesTo(json.data.slice(0, 2).map((each: { id: string }) => each.id)) };
    },
  },
  {
    operation: 'ReplyToGalaxyReviews',
    inputs: { contentId: tidewater },
    prepare: async (session) => {
      const { json } = await session.call('ListGalaxyReviews', { contentId: tidewater });
      const comments: { commentId: string; replyId?: string }[] = json.data.comments;
      return {
        replies: repliesTo(comments.flatMap(({ commentId, replyId }) => (replyId ? [] : [commentId])).slice(0, 2)),
      };
    },
  },
  { operation: 'AddTester', app: 'Sparrow Ledger', inputs: { email: 'ada@example.com', groups: ['Public beta'] } },
  {
    operation: 'AddTesters',
    app: 'Sparrow Ledger',
    inputs: { testers: [{ email: 'ada@example.com' }, { email: 'bob@example.com' }], groups: ['Public beta'] },
    change: { testers: [{ email: 'bob@example.com' }] },
  },
  {
    operation: 'PublishGalaxyUpdate',
    inputs: { contentId: tidewater, fileName: 'tidewater_42.apk', gms: 'Y' },
    file: Buffer.from(apk()),
    change: { fileName: 'tidewater_41.apk' },
  },
  {
    operation: 'ControlStagedRollout',
    inputs: { contentId: tidewater, action: 'start', rate: 5 },
    prepare: async (session) => {
      const update = { contentId: tidewater, fileName: 'tidewater_42.apk', gms: 'Y' };
      await session.call('PublishGalaxyUpdate', update, Buffer.from(apk()));
      return {};
    },
  },
  {
    operation: 'SetGalaxyWhatsNew',
    inputs: { contentId: tidewater, texts: [{ language: 'ENG', whatsNew: 'Faster tides.' }] },
    change: { texts: [{ language: 'ENG', whatsNew: 'Slower tides.' }] },
  },
];

function repliesTo(reviewIds: readonly string[]): readonly object[] {
  return reviewIds.map((reviewId) => ({ reviewId, replyText: 'Thank you for writing.' }));
}

async function start({ operation, app, inputs: given, file, prepare }: Case) {
  const session = await open(openAppleRecipeSession());
  const appId = app === undefined ? {} : { appId: await session.appNamed(app) };
  const prepared = { ...appId, ...given };
  const inputs = { ...prepared, ...(await prepare?.(session, prepared)) };
  const call = (more: Inputs = {}, changed = file) => session.call(operation, { ...inputs, ...more }, changed);
  const writes = () => session.writes().filter((each) => !each.includes('/auth/'));
  writes();
  return { session, call, writes };
}

test('These tests cover every operation with a dry run', () => {
  expect(cases.map(({ operation }) => operation).sort()).toEqual(
    catalog
      .filter((each) => hasPlan(each) && (!each.job || each.optionalBody))
      .map(({ id }) => id)
      .sort(),
  );
});

describe.each(cases)('$operation', (each) => {
  test('is planned without a change, and the plan does the same as a call without one', async () => {
    const direct = await start(each);
    expect((await direct.call()).status).toBe(200);
    const { call, writes } = await start(each);
    const plan = await call({ dryRun: true });
    expect([plan.status, plan.json.planId, writes()]).toEqual([200, expect.stringMatching(/^[\w-]{20,}$/), []]);
    const { status, json } = await call({ planId: plan.json.planId });
    expect([status, json.planId]).toEqual([200, undefined]);
    expect(writes().map(withoutId)).toEqual(direct.writes().map(withoutId));
  });

  test('is applied once', async () => {
    const { call, writes } = await start(each);
    const { planId } = (await call({ dryRun: true })).json;
    expect((await call({ planId })).status).toBe(200);
    writes();
    const { status, json } = await call({ planId });
    expect([status, json.error.code, writes()]).toEqual([409, 'plan_used', []]);
  });

  test('is applied after three days, if nothing has changed but the time', async () => {
    const { session, call, writes } = await start(each);
    const { planId } = (await call({ dryRun: true, planValidFor: 4_320 })).json;
    session.clock.now += 3 * DAY - MINUTE;
    expect((await call({ planId })).json.error).toBeUndefined();
    expect(writes().length).toBeGreaterThan(0);
  });

  test('writes nothing when the store has changed, and says what', async () => {
    const { call, writes } = await start(each);
    const { planId } = (await call({ dryRun: true })).json;
    expect((await call(each.change)).status).toBe(200);
    writes();
    const { status, json } = await call({ planId });
    expect([status, json.error.code, writes()]).toEqual([409, 'plan_outdated', []]);
    expect(json.error.message).toMatch(/^The plan is outdated\. .+ Nothing was changed\. Make a new plan/);
    expect(json.error.details[0]).toMatchObject({ code: 'changed', target: expect.any(String) });
  });
});

describe('A job', () => {
  test('begins with its plan, once, and goes on without it', async () => {
    const session = await open(openJobSession());
    const { planId } = (await session.upload({ dryRun: true })).json;
    expect([planId, session.writes()]).toEqual([expect.any(String), []]);
    const { status, json } = await session.upload({ planId });
    expect([status, json.state]).toEqual([200, 'COMPLETE']);
    const before = session.writes().length;
    const again = await session.upload({ planId });
    expect([again.status, again.json.error.code, session.writes().length]).toEqual([409, 'plan_used', before]);
  });

  test('that is not waited for begins with its plan, too', async () => {
    const session = await open(openJobSession());
    const { planId } = (await session.upload({ dryRun: true })).json;
    const { status, headers } = await session.upload({ planId }, '?wait=false');
    expect(status).toBe(202);
    const { json } = await session.follow(headers.get('location') ?? '');
    expect(json.state).toBe('COMPLETE');
  });

  test('does not begin when the store has changed', async () => {
    const session = await open(openJobSession());
    const { planId } = (await session.upload({ dryRun: true })).json;
    expect((await session.upload()).status).toBe(200);
    const before = session.writes().length;
    const { status, json } = await session.upload({ planId });
    expect([status, json.error.code, session.writes().length]).toEqual([409, 'plan_outdated', before]);
  });
});

function withoutId(write: string): string {
  return write.replace(/[0-9a-f-]{36}/g, '{id}');
}
