// The operations of offer codes, of subscriptions and of in-app purchases, by Apple's operationId.
import { type ProductKind, purchaseKind, subscriptionKind } from './productKinds.ts';

/** Codes of an offer: custom ones, or those that can be used once. */
export interface CodeCalls {
  readonly list: string;
  readonly create: string;
}

export interface OfferKind {
  readonly product: ProductKind;
  readonly list: string;
  readonly create: string;
  /** The input of `create` that names the product. */
  readonly parent: string;
  readonly prices: {
    readonly list: string;
    readonly type: string;
    /** The relationship to the price point, and its type. */
    readonly point: string;
    readonly pointType: string;
  };
  readonly customCodes: CodeCalls;
  readonly oneTimeUseCodes: CodeCalls;
}

export const subscriptionOffers: OfferKind = {
  product: subscriptionKind,
  list: 'subscriptions_offerCodes_getToManyRelated',
  create: 'subscriptionOfferCodes_createInstance',
  parent: 'subscriptionId',
  prices: {
    list: 'subscriptionOfferCodes_prices_getToManyRelated',
    type: 'subscriptionOfferCodePrices',
    point: 'subscriptionPricePoint',
    pointType: 'subscriptionPricePoints',
  },
  customCodes: {
    list: 'subscriptionOfferCodes_customCodes_getToManyRelated',
    create: 'subscriptionOfferCodeCustomCodes_createInstance',
  },
  oneTimeUseCodes: {
    list: 'subscriptionOfferCodes_oneTimeUseCodes_getToManyRelated',
    create: 'subscriptionOfferCodeOneTimeUseCodes_createInstance',
  },
};

export const purchaseOffers: OfferKind = {
  product: purchaseKind,
  list: 'inAppPurchasesV2_offerCodes_getToManyRelated',
  create: 'inAppPurchaseOfferCodes_createInstance',
  parent: 'inAppPurchaseId',
  prices: {
    list: 'inAppPurchaseOfferCodes_prices_getToManyRelated',
    type: 'inAppPurchaseOfferPrices',
    point: 'pricePoint',
    pointType: 'inAppPurchasePricePoints',
  },
  customCodes: {
    list: 'inAppPurchaseOfferCodes_customCodes_getToManyRelated',
    create: 'inAppPurchaseOfferCodeCustomCodes_createInstance',
  },
  oneTimeUseCodes: {
    list: 'inAppPurchaseOfferCodes_oneTimeUseCodes_getToManyRelated',
    create: 'inAppPurchaseOfferCodeOneTimeUseCodes_createInstance',
  },
};
