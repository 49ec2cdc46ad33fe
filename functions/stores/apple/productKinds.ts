// The operations of in-app purchases and subscriptions that do the same, by Apple's operationId.
// Texts belong to a version of the product, which is what App Review gets. Source: Apple, "Working with In-App Purchase versions"
// and "Working with subscription versions" (since API 4.4.1; the operations without versions are deprecated).
import type { AssetCalls } from './assetDelivery.ts';
import type { LocalizationCalls } from './localizations.ts';

/** The versions of a product or a group, and their texts. */
export interface VersionCalls {
  readonly list: string;
  readonly create: string;
  /** The input of `create` that names the product or the group. */
  readonly parent: string;
  readonly texts: LocalizationCalls;
  /** The relationship of a review submission item; its input is this name and `Id`. */
  readonly item: string;
}

export interface ScreenshotCalls extends AssetCalls {
  readonly find: string;
  readonly remove: string;
  /** The input of `reserve` that names the product. */
  readonly parent: string;
}

export interface ProductKind {
  /** As messages name it. */
  readonly what: string;
  /** The output with its ID. */
  readonly idName: string;
  /** The attribute that distinguishes products of this kind, and the title of its input. */
  readonly variant: { readonly attribute: 'inAppPurchaseType' | 'subscriptionPeriod'; readonly title: string };
  /** What App Review requires, as a sentence. */
  readonly required: string;
  readonly readOne: string;
  readonly update: string;
  readonly pricePoints: string;
  /** Lists the price points of the other territories that equal one. */
  readonly equalizations: string;
  /** The relationship of an app to its products of this kind, or to groups of them, which `list` lists. */
  readonly inApp: { readonly relationship: string; readonly list?: string };
  readonly versions: VersionCalls;
  readonly screenshot: ScreenshotCalls;
}

export const purchaseKind: ProductKind = {
  what: 'in-app purchase',
  idName: 'inAppPurchaseId',
  variant: { attribute: 'inAppPurchaseType', title: 'Purchase type' },
  required: 'Apple needs texts, a price, an availability and a screenshot for App Review.',
  readOne: 'inAppPurchasesV2_getInstance',
  update: 'inAppPurchasesV2_updateInstance',
  pricePoints: 'inAppPurchasesV2_pricePoints_getToManyRelated',
  equalizations: 'inAppPurchasePricePoints_equalizations_getToManyRelated',
  inApp: { relationship: 'inAppPurchasesV2' },
  versions: {
    list: 'inAppPurchasesV2_versions_getToManyRelated',
    create: 'inAppPurchaseVersions_createInstance',
    parent: 'inAppPurchaseId',
    texts: {
      list: 'inAppPurchaseVersions_localizations_getToManyRelated',
      create: 'inAppPurchaseLocalizationsV2_createInstance',
      update: 'inAppPurchaseLocalizationsV2_updateInstance',
      parent: 'versionId',
    },
    item: 'inAppPurchaseVersion',
  },
  screenshot: {
    find: 'inAppPurchasesV2_appStoreReviewScreenshot_getToOneRelated',
    reserve: 'inAppPurchaseAppStoreReviewScreenshots_createInstance',
    commit: 'inAppPurchaseAppStoreReviewScreenshots_updateInstance',
    read: 'inAppPurchaseAppStoreReviewScreenshots_getInstance',
    remove: 'inAppPurchaseAppStoreReviewScreenshots_deleteInstance',
    parent: 'inAppPurchaseV2Id',
  },
};

export const subscriptionKind: ProductKind = {
  what: 'subscription',
  idName: 'subscriptionId',
  variant: { attribute: 'subscriptionPeriod', title: 'Period' },
  required:
    'Apple needs texts of the subscription and of its group, a price in every territory, an availability and a screenshot for App Review.',
  readOne: 'subscriptions_getInstance',
  update: 'subscriptions_updateInstance',
  pricePoints: 'subscriptions_pricePoints_getToManyRelated',
  equalizations: 'subscriptionPricePoints_equalizations_getToManyRelated',
  inApp: { relationship: 'subscriptionGroups', list: 'ListSubscriptions' },
  versions: {
    list: 'subscriptions_versions_getToManyRelated',
    create: 'subscriptionVersions_createInstance',
    parent: 'subscriptionId',
    texts: {
      list: 'subscriptionVersions_localizations_getToManyRelated',
      create: 'subscriptionLocalizationsV2_createInstance',
      update: 'subscriptionLocalizationsV2_updateInstance',
      parent: 'versionId',
    },
    item: 'subscriptionVersion',
  },
  screenshot: {
    find: 'subscriptions_appStoreReviewScreenshot_getToOneRelated',
    reserve: 'subscriptionAppStoreReviewScreenshots_createInstance',
    commit: 'subscriptionAppStoreReviewScreenshots_updateInstance',
    read: 'subscriptionAppStoreReviewScreenshots_getInstance',
    remove: 'subscriptionAppStoreReviewScreenshots_deleteInstance',
    parent: 'subscriptionId',
  },
};

export const groupVersions: VersionCalls = {
  list: 'subscriptionGroups_versions_getToManyRelated',
  create: 'subscriptionGroupVersions_createInstance',
  parent: 'subscriptionGroupId',
  texts: {
    list: 'subscriptionGroupVersions_localizations_getToManyRelated',
    create: 'subscriptionGroupLocalizationsV2_createInstance',
    update: 'subscriptionGroupLocalizationsV2_updateInstance',
    parent: 'versionId',
  },
  item: 'subscriptionGroupVersion',
};
