// Create subscription: its group, its prices in all territories, and the rest that App Review requires.
import { type AppleRecipeSession, openAppleRecipeSession, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { startFileServer } from '../../support/fileServer.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();
const PRODUCT = 'com.example.premium.month';

/** Tidewater Almanac has a group with an approved subscription. */
async function openWith(app = 'Tidewater Almanac') {
  const server = await open(startFileServer({ bytes: png(), ranges: true }));
  const session = await open(openAppleRecipeSession({}, [server.origin]));
  const appId = await session.appNamed(app);
  const inputs = {
    ...{ appId, productId: PRODUCT, referenceName: 'Premium, monthly', subscriptionPeriod: 'ONE_MONTH' },
    ...{ group: 'Premium', groupTexts: [{ locale: 'en-US', name: 'Premium' }], groupLevel: 1 },
    texts: [{ locale: 'en-US', name: 'Premium', description: 'Everything.' }],
    ...{ price: '3.99', baseTerritory: 'DEU', fileUrl: `${server.origin}/premium.png` },
  };
  const create = (more: object = {}) => session.call('CreateSubscription', { ...inputs, ...more });
  return { session, appId, create };
}

/** Customer prices by territory. */
async function pricesOf({ call }: AppleRecipeSession, id: string): Promise<Record<string, string>> {
  const { json } = await call('ListSubscriptionPrices', {
    ...{ id, limit: 200 },
    include: 'territory,subscriptionPricePoint',
  });
  type Price = { relationships: Record<string, { data: { id: string } }> };
  const amounts = new Map(
    json.included.map((each: { id: string; attributes: object }) => [each.id, each.attributes] as const),
  );
  return Object.fromEntries(
    json.data.map(({ relationships }: Price) => [
      relationships.territory?.data.id,
      (amounts.get(relationships.subscriptionPricePoint?.data.id) as { customerPrice: string }).customerPrice,
    ]),
  );
}

describe('Create subscription', () => {
  test('makes it, its group and its price in every territory by one update', async () => {
    const { session, create, appId } = await openWith();
    const { status, json } = await create();
    expect([status, json.state]).toEqual([200, 'READY_TO_SUBMIT']);
    const writes = session.writes().map((each) => each.replace(/\/[0-9a-f-]{36}/g, ''));
    expect(writes.filter((each) => each.includes('Price') || each === 'PATCH /v1/subscriptions')).toEqual([
      'PATCH /v1/subscriptions',
    ]);
    const prices = await pricesOf(session, json.subscriptionId);
    expect(Object.keys(prices)).toHaveLength(18);
    expect(new Set(Object.values(prices))).toEqual(new Set(['3.99']));
    const groups = await session.call('ListSubscriptionGroups', { id: appId, 'filter[referenceName]': 'Premium' });
    expect(groups.json.data.map(({ id }: { id: string }) => id)).toEqual([json.groupId]);
    const all = await session.call('ListSubscriptions', { id: json.groupId });
    expect(all.json.data).toMatchObject([
      { attributes: { name: 'Premium, monthly', subscriptionPeriod: 'ONE_MONTH', groupLevel: 1 } },
    ]);
  });

  test('skips everything when it is repeated, and sets new prices when the price differs', async () => {
    const { session, create } = await openWith();
    const made = await create();
    session.writes();
    expect(
      reportedSteps(await create({ group: made.json.groupId })).some((each) => each.startsWith('done Write')),
    ).toBe(false);
    expect(session.writes()).toEqual([]);
    await create({ price: '5.99' });
    expect(session.writes()).toHaveLength(1);
    expect(new Set(Object.values(await pricesOf(session, made.json.subscriptionId)))).toEqual(new Set(['5.99']));
  });

  test('creates nothing for a price that another subscription of the app could not have', async () => {
    const { session, create } = await openWith();
    const refused = await create({ price: '3.50' });
    expect([refused.status, refused.json.error.message]).toEqual([400, expect.stringContaining('1.99, 2.99, 3.99')]);
    expect(session.writes()).toEqual([]);
    expect((await create()).json.state).toBe('READY_TO_SUBMIT');
  });

  test('creates nothing for a price that a subscription of another app could not have', async () => {
    const { session, create } = await openWith('Sparrow Ledger');
    const refused = await create({ price: '3.50' });
    expect([refused.status, refused.json.error.message]).toEqual([400, expect.stringContaining('1.99, 2.99, 3.99')]);
    expect(session.writes()).toEqual([]);
  });

  test('learns the prices of the first subscription of an account once it exists, and continues after a refused one', async () => {
    const { session, create } = await openWith('Sparrow Ledger');
    const body = { data: [], links: { self: '/' } };
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body, path: '/v1/apps?', times: 1 });
    const refused = await create({ price: '3.50' });
    expect([refused.status, refused.json.error.message]).toEqual([400, expect.stringContaining('1.99, 2.99, 3.99')]);
    expect(session.writes()).not.toEqual([]);
    expect((await create()).json.state).toBe('READY_TO_SUBMIT');
    expect(session.writes().filter((each) => /^POST .*(subscriptions|Groups|Versions)$/.test(each))).toEqual([]);
  });

  test('plans without a change, and the plan can be applied', async () => {
    const { session, create } = await openWith();
    const plan = await create({ dryRun: true, review: 'submit' });
    expect([plan.status, session.writes()]).toEqual([200, []]);
    expect(reportedSteps(plan).slice(0, 10)).toEqual([
      'done Find the group Premium',
      `done Find the subscription ${PRODUCT}`,
      'done Check the review screenshot',
      'done Check the territories',
      'done Check the price',
      'planned Create the group Premium',
      'planned Create a version of the group Premium',
      'planned Write en-US of the group Premium',
      `planned Create the subscription ${PRODUCT}`,
      `planned Create a version of the subscription ${PRODUCT}`,
    ]);
    const applied = await create({ review: 'submit', planId: plan.json.planId });
    expect([applied.status, applied.json.state]).toEqual([200, 'WAITING_FOR_REVIEW']);
    const { json } = await session.call('CallOperation', {
      operation: 'reviewSubmissions_items_getToManyRelated',
      parameters: { id: applied.json.submissionId },
    });
    expect(json.data).toHaveLength(2);
  });

  test('uses the texts of a group that are approved already', async () => {
    const { session, create } = await openWith();
    const first = await create({ review: 'submit' });
    session.clock.now += 60 * 60_000;
    const second = await create({ productId: `${PRODUCT}.2`, referenceName: 'Premium 2', review: 'submit' });
    expect([first.status, second.status, second.json.state]).toEqual([200, 200, 'WAITING_FOR_REVIEW']);
    expect(reportedSteps(second)).toContain('skipped Create a version of the group Premium');
    expect(reportedSteps(second)).not.toContain('done Add the group Premium to the submission');
  });

  test('creates no group for an incomplete call', async () => {
    const { session, create } = await openWith();
    const parts = { price: '', fileUrl: '', texts: [], groupTexts: [] };
    const refused = await create({ ...parts, review: 'submit' });
    const lacking = 'Texts, Price, Review screenshot address, Group texts';
    expect([refused.status, refused.json.error.message]).toEqual([400, expect.stringContaining(lacking)]);
    expect(session.writes()).toEqual([]);
  });

  test('refuses a product ID of another group, and creates no group for it', async () => {
    const { session, create } = await openWith();
    const { json } = await create();
    session.writes();
    const refused = await create({ group: 'Gold' });
    const where = `exists in the group Premium (${json.groupId})`;
    expect([refused.status, refused.json.error.message]).toEqual([409, expect.stringContaining(where)]);
    expect(session.writes()).toEqual([]);
  });

  test('refuses a product ID of another period', async () => {
    const { create } = await openWith();
    await create();
    const other = await create({ subscriptionPeriod: 'ONE_YEAR' });
    expect([other.status, other.json.error.message]).toEqual([409, expect.stringContaining('Period ONE_MONTH')]);
  });

  test('sells it in the territories of a list, and changes them', async () => {
    const { session, create } = await openWith();
    await create({ territories: ['DEU', 'AUT'] });
    session.writes();
    await create({ territories: ['DEU', 'AUT', 'CHE'] });
    const [write, ...more] = session.writes();
    expect(write).toMatch(/^PATCH \/v1\/subscriptionPlanAvailabilities\//);
    expect(more).toEqual([]);
  });
});
