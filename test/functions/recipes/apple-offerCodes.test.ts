// Create offer codes: the offer with its prices, and codes, each made once; what Apple could not take is refused before a write.
import {
  type AppleRecipeSession,
  openAppleRecipeSession,
  type RecipeAnswer,
  reportedSteps,
} from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

async function openWith() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Tidewater Almanac');
  const create =
    (operation: string, inputs: object) =>
    (more: object = {}) =>
      session.call(operation, { appId, ...inputs, ...more });
  const ofSubscription = create('CreateSubscriptionOfferCodes', {
    ...{ productId: 'com.example.tidewater.plus.month', name: 'Welcome', customerEligibilities: ['NEW', 'EXPIRED'] },
    ...{ offerMode: 'PAY_AS_YOU_GO', duration: 'ONE_MONTH', numberOfPeriods: 3, price: '1.99' },
    ...{ customCode: 'WELCOME', numberOfCodes: 500 },
  });
  const ofPurchase = create('CreateInAppPurchaseOfferCodes', {
    ...{ productId: 'com.example.tidewater.stamps', name: 'Spring', customerEligibilities: ['NON_SPENDER'] },
    ...{ price: '0', numberOfCodes: 3, expirationDate: '2026-12-31' },
  });
  return { session, ofSubscription, ofPurchase };
}

/** The writes of a call, without IDs. */
function written(session: AppleRecipeSession): string[] {
  return session.writes().map((each) => each.replace(/^POST \/v\d\//, ''));
}

function message({ status, json }: RecipeAnswer): unknown[] {
  return [status, json.error?.message];
}

/** The territories of an offer with their prices; null is a price without a price point. */
async function pricesOf({ call }: AppleRecipeSession, operation: string, point: string, id: string) {
  const { json } = await call('CallOperation', { operation, parameters: { id, include: `territory,${point}` } });
  type Price = { relationships: Record<string, { data: { id: string } | null } | undefined> };
  const amount = (wanted: string | undefined) =>
    json.included.find((each: { id: string }) => each.id === wanted)?.attributes.customerPrice ?? null;
  return Object.fromEntries(
    json.data.map(({ relationships }: Price) => [
      relationships.territory?.data?.id,
      amount(relationships[point]?.data?.id),
    ]),
  );
}

async function territoriesOf({ call }: AppleRecipeSession): Promise<readonly string[]> {
  const { json } = await call('CallOperation', { operation: 'territories_getCollection', parameters: { limit: 200 } });
  return json.data.map(({ id }: { id: string }) => id);
}

const ofSubscriptions = ['subscriptionOfferCodes_prices_getToManyRelated', 'subscriptionPricePoint'] as const;

describe('Create offer codes of subscription', () => {
  test('makes the offer with equal prices in all territories, and a custom code', async () => {
    const { session, ofSubscription } = await openWith();
    const { status, json } = await ofSubscription();
    expect([status, written(session)]).toEqual([200, ['subscriptionOfferCodes', 'subscriptionOfferCodeCustomCodes']]);
    const prices = await pricesOf(session, ...ofSubscriptions, json.offerCodeId);
    expect(prices).toEqual(Object.fromEntries((await territoriesOf(session)).map((each) => [each, '1.99'])));
    const [offer] = (await session.call('ListSubscriptionOfferCodes', { id: json.subscriptionId })).json.data;
    expect([offer.id, offer.attributes]).toEqual([
      json.offerCodeId,
      expect.objectContaining({
        ...{ name: 'Welcome', offerMode: 'PAY_AS_YOU_GO', numberOfPeriods: 3, active: true },
        ...{ offerEligibility: 'STACK_WITH_INTRO_OFFERS', productionCodeCount: 500 },
      }),
    ]);
    const codes = await session.call('ListSubscriptionCustomCodes', { id: json.offerCodeId });
    expect(codes.json.data).toMatchObject([{ id: json.customCodeId, attributes: { customCode: 'WELCOME' } }]);
  });

  test('shows in the plan what is not seen in the name of the offer', async () => {
    const { session, ofSubscription } = await openWith();
    const plan = await ofSubscription({ name: 'a\u202eb\u2066c', dryRun: true });
    expect(reportedSteps(plan)).toContain('planned Create the offer a\\u202eb\\u2066c');
    const { planId } = plan.json;
    const applied = await ofSubscription({ name: 'a\u202eb\u2066c', planId });
    expect([applied.status, written(session)[0]]).toEqual([200, 'subscriptionOfferCodes']);
    const [offer] = (await session.call('ListSubscriptionOfferCodes', { id: applied.json.subscriptionId })).json.data;
    expect(offer.attributes.name).toBe('a\u202eb\u2066c');
  });

  test.each(['JPN', 'BRA'])('takes a price in the territory %s alone', async (territory) => {
    const { session, ofSubscription } = await openWith();
    const { status, json } = await ofSubscription({ baseTerritory: territory, territories: [territory] });
    expect([status, await pricesOf(session, ...ofSubscriptions, json.offerCodeId)]).toEqual([
      200,
      { [territory]: '1.99' },
    ]);
  });

  test('makes nothing a second time', async () => {
    const { session, ofSubscription } = await openWith();
    const first = await ofSubscription();
    session.writes();
    const second = await ofSubscription({ customerEligibilities: ['EXPIRED', 'NEW'] });
    expect([second.status, session.writes()]).toEqual([200, []]);
    expect([second.json.offerCodeId, second.json.customCodeId]).toEqual([
      first.json.offerCodeId,
      first.json.customCodeId,
    ]);
    expect(reportedSteps(second).filter((each) => each.startsWith('skipped'))).toEqual([
      'skipped Create the offer Welcome',
      'skipped Create the custom code WELCOME',
    ]);
  });

  test('that come at once make one offer, and those that come second say that a repetition is right', async () => {
    const { ofSubscription } = await openWith();
    const answers = await Promise.all([1, 2, 3, 4].map(() => ofSubscription()));
    const late = answers.filter(({ status }) => status !== 200);
    for (const each of late)
      expect(message(each)).toEqual([
        409,
        expect.stringMatching(
          /made this at the same moment\. Repeat this call: it uses what the other one has made\.$/,
        ),
      ]);
    const again = await Promise.all([1, 2, 3, 4].map(() => ofSubscription()));
    expect(new Set(again.map(({ status, json }) => `${status} ${json.offerCodeId} ${json.customCodeId}`)).size).toBe(1);
    expect(again[0]?.status).toBe(200);
  });

  test('that finds its offer only after it was refused says that a repetition is right', async () => {
    const { session, ofSubscription } = await openWith();
    const { json } = await ofSubscription();
    const path = `/v1/subscriptions/${json.subscriptionId}/offerCodes`;
    const body = { data: [], links: { self: '/' } };
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body, path, times: 1 });
    const late = await ofSubscription();
    expect(message(late)).toEqual([
      409,
      'Create the offer Welcome: Another call has made this at the same moment. Repeat this call: it uses what the other one has made.',
    ]);
    expect(late.json.error.details[0].code).toBe('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE');
    expect((await ofSubscription()).json.offerCodeId).toBe(json.offerCodeId);
  });

  test.each([
    ['its price', { price: '2.99' }, 'price'],
    ['its territories', { territories: ['USA'] }, 'territories'],
    ['its periods', { numberOfPeriods: 2 }, 'numberOfPeriods'],
    ['its customers', { customerEligibilities: ['NEW'] }, 'customerEligibilities'],
  ])('refuses an offer that exists with another value of %s, by its name', async (_, more, name) => {
    const { session, ofSubscription } = await openWith();
    await ofSubscription();
    session.writes();
    const differing = `The offer Welcome exists with other values: ${name}.`;
    expect(message(await ofSubscription(more))).toEqual([409, expect.stringContaining(differing)]);
    expect(session.writes()).toEqual([]);
  });

  test('refuses a custom code that exists for another number of customers', async () => {
    const { session, ofSubscription } = await openWith();
    await ofSubscription();
    session.writes();
    const refused = await ofSubscription({ numberOfCodes: 600 });
    expect(message(refused)).toEqual([409, expect.stringContaining('WELCOME exists for 500 customers without an end')]);
    expect(session.writes()).toEqual([]);
  });

  test('looks for a custom code in the other offers of the app before it makes one, and lets Apple judge one that was stopped', async () => {
    const { session, ofSubscription } = await openWith();
    const other = await ofSubscription({ productId: 'com.example.tidewater.plus.year' });
    session.writes();
    const taken = 'The offer Welcome of the app has the custom code WELCOME already. Give another Custom code.';
    const wanted = { name: 'Again' };
    for (const dryRun of [true, false])
      expect(message(await ofSubscription({ ...wanted, dryRun }))).toEqual([409, expect.stringContaining(taken)]);
    expect(session.writes()).toEqual([]);
    const { customCodeId } = other.json;
    await session.call('UpdateSubscriptionCustomCode', { id: customCodeId, active: false });
    session.writes();
    const refused = await ofSubscription(wanted);
    expect([refused.status, written(session)]).toEqual([
      409,
      ['subscriptionOfferCodes', 'subscriptionOfferCodeCustomCodes'],
    ]);
  });

  test('says what it has made before Apple refused the custom code, and uses it the next time', async () => {
    const { session, ofSubscription } = await openWith();
    const path = '/v1/subscriptionOfferCodeCustomCodes';
    const errors = [{ status: '409', code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE', detail: 'It is used already.' }];
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body: { errors }, path, times: 1 });
    const refused = await ofSubscription();
    session.writes();
    const again = await ofSubscription({ customCode: 'HELLO' });
    expect([again.status, written(session)]).toEqual([200, ['subscriptionOfferCodeCustomCodes']]);
    expect(message(refused)).toEqual([
      409,
      expect.stringMatching(
        `^Create the custom code WELCOME: .*It is used already.* Done before that, and not undone: Create the offer Welcome \\(${again.json.offerCodeId}\\). A repeated call uses this and makes nothing twice.$`,
      ),
    ]);
  });

  test('makes a free offer without price points, in the territories of a list', async () => {
    const { session, ofSubscription } = await openWith();
    const free = { offerMode: 'FREE_TRIAL', numberOfPeriods: '', price: '', territories: ['USA', 'JPN'] };
    const { status, json } = await ofSubscription({ ...free, numberOfPeriods: undefined });
    expect([status, Object.keys(json).sort()]).toEqual([
      200,
      ['customCodeId', 'offerCodeId', 'steps', 'subscriptionId'],
    ]);
    expect(await pricesOf(session, ...ofSubscriptions, json.offerCodeId)).toEqual({ USA: null, JPN: null });
    session.writes();
    await ofSubscription({ ...free, numberOfPeriods: undefined });
    expect(session.writes()).toEqual([]);
  });

  test('makes an offer without codes, and codes for it in a later call', async () => {
    const { session, ofSubscription } = await openWith();
    const none = { customCode: '', numberOfCodes: undefined };
    const first = await ofSubscription(none);
    expect([first.status, first.json.customCodeId, written(session)]).toEqual([
      200,
      undefined,
      ['subscriptionOfferCodes'],
    ]);
    const later = await ofSubscription({ ...none, numberOfCodes: 20, expirationDate: '2027-03-01' });
    expect([later.json.offerCodeId, written(session)]).toEqual([
      first.json.offerCodeId,
      ['subscriptionOfferCodeOneTimeUseCodes'],
    ]);
  });
});

describe('Create offer codes of in app purchase', () => {
  test('makes a free offer, and codes that can be used once, which can be downloaded', async () => {
    const { session, ofPurchase } = await openWith();
    const { status, json } = await ofPurchase();
    expect([status, written(session)]).toEqual([
      200,
      ['inAppPurchaseOfferCodes', 'inAppPurchaseOfferCodeOneTimeUseCodes'],
    ]);
    const prices = await pricesOf(
      session,
      'inAppPurchaseOfferCodes_prices_getToManyRelated',
      'pricePoint',
      json.offerCodeId,
    );
    expect(prices).toEqual(Object.fromEntries((await territoriesOf(session)).map((each) => [each, '0.00'])));
    const listed = await session.call('ListInAppPurchaseOneTimeUseCodes', { id: json.offerCodeId });
    expect(listed.json.data).toMatchObject([
      { id: json.oneTimeUseCodesId, attributes: { numberOfCodes: 3, environment: 'PRODUCTION', active: true } },
    ]);
    const csv = await session.call('DownloadInAppPurchaseOneTimeUseCodes', { id: json.oneTimeUseCodesId });
    expect(csv.json).toBe('CODE\nSIMULATED1\nSIMULATED2\nSIMULATED3\n');
  });

  test('makes the same codes once, others beside them, and new ones when they were stopped', async () => {
    const { session, ofPurchase } = await openWith();
    const first = await ofPurchase();
    session.writes();
    expect([(await ofPurchase()).json.oneTimeUseCodesId, session.writes()]).toEqual([first.json.oneTimeUseCodesId, []]);
    await ofPurchase({ environment: 'SANDBOX' });
    await ofPurchase({ numberOfCodes: 4 });
    expect(written(session)).toEqual(Array(2).fill('inAppPurchaseOfferCodeOneTimeUseCodes'));
    await session.call('UpdateInAppPurchaseOneTimeUseCodes', { id: first.json.oneTimeUseCodesId, active: false });
    session.writes();
    const again = await ofPurchase();
    expect([again.status, written(session)]).toEqual([200, ['inAppPurchaseOfferCodeOneTimeUseCodes']]);
    expect(again.json.oneTimeUseCodesId).not.toBe(first.json.oneTimeUseCodesId);
  });

  test('refuses an offer that was stopped', async () => {
    const { session, ofPurchase } = await openWith();
    const { json } = await ofPurchase();
    await session.call('UpdateInAppPurchaseOfferCode', { id: json.offerCodeId, active: false });
    session.writes();
    expect(message(await ofPurchase())).toEqual([409, expect.stringContaining('The offer Spring is deactivated')]);
    expect(session.writes()).toEqual([]);
  });
});

describe('What Apple could not take is refused before a write', () => {
  const custom = { customCode: 'SPRING26' };
  test.each([
    ['a price that it does not have', { price: '1.50' }, 400, 'Apple has no price 1.50 in USA'],
    ['a territory without a price', { territories: ['USA', 'QQQ'] }, 400, 'Apple has no price in QQQ'],
    ['no price', { price: '' }, 400, 'body.price: Is missing'],
    [
      'another product',
      { productId: 'com.example.none' },
      404,
      'no in-app purchase with the Product ID com.example.none',
    ],
    ['a blank name', { name: ' ' }, 400, 'body.name: Is missing'],
    ['no customers', { customerEligibilities: [] }, 400, 'body.customerEligibilities: Is missing'],
    ['codes without a last day', { expirationDate: '' }, 400, 'Give an Expiration date within six months'],
    ['a last day that is over', { expirationDate: '2026-11-01' }, 400, 'is over'],
    ['a last day that is too late', { expirationDate: '2027-06-30' }, 400, 'expire within six months'],
    ['a day that does not exist', { expirationDate: '2027-02-30' }, 400, 'There is no day 2027-02-30'],
    ['a last day without codes', { numberOfCodes: undefined }, 400, 'Give the Number of codes'],
    ['a custom code of the sandbox', { ...custom, environment: 'SANDBOX' }, 400, 'A Custom code is for production'],
  ])('%s', async (_, more, status, sentence) => {
    const { session, ofPurchase } = await openWith();
    expect(message(await ofPurchase(more))).toEqual([status, expect.stringContaining(sentence)]);
    expect(session.writes()).toEqual([]);
  });

  test.each([
    ['a price of a free offer', { offerMode: 'FREE_TRIAL', numberOfPeriods: 1 }, 'Leave Price empty'],
    ['no price of another offer', { price: '' }, 'or choose Free as Payment'],
    ['periods that are paid at once', { offerMode: 'PAY_UP_FRONT' }, 'Several Periods need Pay as you go'],
  ])('%s', async (_, more, sentence) => {
    const { session, ofSubscription } = await openWith();
    expect(message(await ofSubscription(more))).toEqual([400, expect.stringContaining(sentence)]);
    expect(session.writes()).toEqual([]);
  });

  test('a custom code may have no last day, and one that is far away', async () => {
    const { ofPurchase } = await openWith();
    expect((await ofPurchase({ ...custom, expirationDate: '' })).status).toBe(200);
    expect((await ofPurchase({ customCode: 'SPRING27', expirationDate: '2029-01-01' })).status).toBe(200);
  });
});
