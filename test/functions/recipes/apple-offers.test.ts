// Offer codes, versions of products, custom product pages and product page optimization tests, by Apple's operationId with flat inputs.
import { localId } from '../../../functions/stores/apple/relations.ts';
import { openAppleRecipeSession, type RecipeAnswer } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

async function openWith() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Tidewater Almanac');
  const byName = (operation: string, body: object): Promise<RecipeAnswer> =>
    session.call('CallOperation', { operation, body });
  const listed = (operation: string, parameters: object): Promise<RecipeAnswer> =>
    session.call('CallOperation', { operation, parameters });
  /** The ID of what a call has made. */
  const make = async (operation: string, body: object): Promise<string> => {
    const { status, json } = await byName(operation, body);
    expect([operation, status, json]).toEqual([operation, 201, expect.anything()]);
    return json.data.id;
  };
  return { session, appId, byName, listed, make };
}

describe('Offer codes by name', () => {
  test('of an in-app purchase, with its prices and a custom code', async () => {
    const { appId, listed, make, session } = await openWith();
    const created = await session.call('CreateInAppPurchase', {
      ...{ appId, productId: 'com.example.offer', referenceName: 'Offer', purchaseType: 'CONSUMABLE', price: '4.99' },
    });
    const inAppPurchaseId = created.json.inAppPurchaseId;
    const points = await listed('inAppPurchasesV2_pricePoints_getToManyRelated', {
      ...{ id: inAppPurchaseId, 'filter[territory]': 'USA' },
    });
    const price = { type: 'inAppPurchaseOfferPrices', id: localId('usa') };
    const offerCodeId = await make('inAppPurchaseOfferCodes_createInstance', {
      ...{ inAppPurchaseId, name: 'Spring', customerEligibilities: ['NON_SPENDER'], priceIds: [price.id] },
      included: [
        {
          ...price,
          relationships: {
            territory: { data: { type: 'territories', id: 'USA' } },
            pricePoint: { data: { type: 'inAppPurchasePricePoints', id: points.json.data[0].id } },
          },
        },
      ],
    });
    const prices = await listed('inAppPurchaseOfferCodes_prices_getToManyRelated', { id: offerCodeId });
    expect(prices.json.data).toHaveLength(1);
    const code = { offerCodeId, customCode: 'SPRING26', numberOfCodes: 500, expirationDate: '2026-12-31' };
    await make('inAppPurchaseOfferCodeCustomCodes_createInstance', code);
    const codes = await listed('inAppPurchaseOfferCodes_customCodes_getToManyRelated', { id: offerCodeId });
    expect(codes.json.data[0].attributes).toMatchObject({ customCode: 'SPRING26', numberOfCodes: 500 });
    await make('inAppPurchaseOfferCodeOneTimeUseCodes_createInstance', {
      ...{ offerCodeId, numberOfCodes: 100, expirationDate: '2026-12-31' },
    });
  });

  test('of a subscription, with its prices and a custom code', async () => {
    const { appId, listed, make, session } = await openWith();
    const [group] = (await session.call('ListSubscriptionGroups', { id: appId })).json.data;
    const [subscription] = (await session.call('ListSubscriptions', { id: group.id })).json.data;
    const points = await session.call('ListSubscriptionPricePoints', {
      ...{ id: subscription.id, 'filter[territory]': 'USA' },
    });
    const price = { type: 'subscriptionOfferCodePrices', id: localId('usa') };
    const offerCodeId = await make('subscriptionOfferCodes_createInstance', {
      ...{ subscriptionId: subscription.id, name: 'Welcome', customerEligibilities: ['NEW', 'EXPIRED'] },
      ...{ offerEligibility: 'STACK_WITH_INTRO_OFFERS', duration: 'ONE_MONTH', offerMode: 'PAY_AS_YOU_GO' },
      ...{ numberOfPeriods: 3, priceIds: [price.id] },
      included: [
        {
          ...price,
          relationships: {
            territory: { data: { type: 'territories', id: 'USA' } },
            subscriptionPricePoint: { data: { type: 'subscriptionPricePoints', id: points.json.data[0].id } },
          },
        },
      ],
    });
    await make('subscriptionOfferCodeCustomCodes_createInstance', {
      ...{ offerCodeId, customCode: 'WELCOME', numberOfCodes: 1_000 },
    });
    const codes = await listed('subscriptionOfferCodes_customCodes_getToManyRelated', { id: offerCodeId });
    expect(codes.json.data).toHaveLength(1);
  });

  test('refuse a local ID of another form, and a price that no price refers to', async () => {
    const { appId, byName, session } = await openWith();
    const [purchase] = (await session.call('ListInAppPurchases', { id: appId })).json.data;
    const offer = { inAppPurchaseId: purchase.id, name: 'Spring', customerEligibilities: ['NON_SPENDER'] };
    const price = { type: 'inAppPurchaseOfferPrices', id: 'usa' };
    const create = (priceIds: string[], id: string) =>
      byName('inAppPurchaseOfferCodes_createInstance', { ...offer, priceIds, included: [{ ...price, id }] });
    const codes = [await create(['usa'], 'usa'), await create([localId('usa')], localId('deu'))].map(
      ({ json }) => json.error.details[0].code,
    );
    expect(codes).toEqual(['ENTITY_ERROR.INCLUDED.INVALID_ID', 'ENTITY_ERROR.RELATIONSHIP.INVALID']);
  });
});

describe('Versions of products by name', () => {
  test('take texts, and only one can be in preparation', async () => {
    const { appId, byName, make, session } = await openWith();
    const [purchase] = (await session.call('ListInAppPurchases', { id: appId })).json.data;
    const versionId = await make('inAppPurchaseVersions_createInstance', { inAppPurchaseId: purchase.id });
    await make('inAppPurchaseLocalizationsV2_createInstance', { versionId, locale: 'en-US', name: 'Everything' });
    const second = await byName('inAppPurchaseVersions_createInstance', { inAppPurchaseId: purchase.id });
    expect([second.status, second.json.error.details[0].code]).toEqual([409, 'STATE_ERROR']);
  });
});

describe('Custom product pages and tests by name', () => {
  test('a page, its version and its texts', async () => {
    const { appId, listed, make } = await openWith();
    const pageId = await make('appCustomProductPages_createInstance', { appId, name: 'Sailors' });
    const versionId = await make('appCustomProductPageVersions_createInstance', {
      ...{ appCustomProductPageId: pageId, deepLink: 'https://tidewater.example.com/sailors' },
    });
    await make('appCustomProductPageLocalizations_createInstance', {
      ...{ appCustomProductPageVersionId: versionId, locale: 'en-US', promotionalText: 'For sailors.' },
    });
    const texts = await listed('appCustomProductPageVersions_appCustomProductPageLocalizations_getToManyRelated', {
      id: versionId,
    });
    expect(texts.json.data[0].attributes).toEqual({ locale: 'en-US', promotionalText: 'For sailors.' });
  });

  test('an experiment, its treatments and their texts', async () => {
    const { appId, byName, make } = await openWith();
    const appStoreVersionExperimentV2Id = await make('appStoreVersionExperimentsV2_createInstance', {
      ...{ appId, name: 'Icons', platform: 'IOS', trafficProportion: 30 },
    });
    const treatments = await Promise.all(
      ['A', 'B', 'C'].map((name) =>
        make('appStoreVersionExperimentTreatments_createInstance', { appStoreVersionExperimentV2Id, name }),
      ),
    );
    await make('appStoreVersionExperimentTreatmentLocalizations_createInstance', {
      ...{ appStoreVersionExperimentTreatmentId: treatments[0], locale: 'en-US' },
    });
    const fourth = { appStoreVersionExperimentV2Id, name: 'D' };
    expect((await byName('appStoreVersionExperimentTreatments_createInstance', fourth)).status).toBe(409);
  });
});
