// The collection of apps. Source: Apple's OpenAPI document 4.4.1, apps_getCollection and apps_getInstance.
import type { Collection, Filter, Link, Values } from './collection.ts';
import { gamesApps, studioApps } from './data.ts';
import { growApp } from './grow.ts';
import type { KindName } from './kinds.ts';

const platforms = ['IOS', 'MAC_OS', 'TV_OS', 'VISION_OS'];
const versionStates = [
  ...['ACCEPTED', 'DEVELOPER_REJECTED', 'IN_REVIEW', 'INVALID_BINARY', 'METADATA_REJECTED', 'PENDING_APPLE_RELEASE'],
  ...['PENDING_DEVELOPER_RELEASE', 'PREPARE_FOR_SUBMISSION', 'READY_FOR_REVIEW', 'REJECTED'],
  ...['REPLACED_WITH_NEW_VERSION', 'WAITING_FOR_EXPORT_COMPLIANCE', 'WAITING_FOR_REVIEW'],
];

const own =
  (name: string): Values =>
  ({ id, attributes }) => [name === 'id' ? id : attributes[name]];

const related =
  (relationship: string, name: string): Values =>
  (resource) =>
    (resource.related?.[relationship] ?? []).flatMap((each) => own(name)(each));

const filters: Readonly<Record<string, Filter>> = {
  name: { values: own('name') },
  bundleId: { values: own('bundleId') },
  sku: { values: own('sku') },
  id: { values: own('id') },
  appStoreVersions: { values: related('appStoreVersions', 'id') },
  'appStoreVersions.platform': { values: related('appStoreVersions', 'platform'), words: platforms },
  'appStoreVersions.appVersionState': {
    values: related('appStoreVersions', 'appVersionState'),
    words: [...versionStates, 'PROCESSING_FOR_DISTRIBUTION', 'READY_FOR_DISTRIBUTION'],
  },
  'appStoreVersions.appStoreState': {
    values: related('appStoreVersions', 'appStoreState'),
    words: [
      ...versionStates,
      ...['DEVELOPER_REMOVED_FROM_SALE', 'PENDING_CONTRACT', 'PREORDER_READY_FOR_SALE', 'PROCESSING_FOR_APP_STORE'],
      ...['READY_FOR_SALE', 'REMOVED_FROM_SALE', 'NOT_APPLICABLE'],
    ],
  },
  'reviewSubmissions.state': {
    values: related('reviewSubmissions', 'state'),
    words: [
      ...['READY_FOR_REVIEW', 'WAITING_FOR_REVIEW', 'IN_REVIEW', 'UNRESOLVED_ISSUES'],
      ...['CANCELING', 'COMPLETING', 'COMPLETE'],
    ],
  },
  'reviewSubmissions.platform': { values: related('reviewSubmissions', 'platform'), words: platforms },
};

const one = (type: KindName): Link => ({ type, many: false });
const many = (type: KindName): Link => ({ type, many: true });

const include: Readonly<Record<string, Link>> = {
  appEncryptionDeclarations: many('appEncryptionDeclarations'),
  appStoreIcon: one('buildIcons'),
  ciProduct: one('ciProducts'),
  betaGroups: many('betaGroups'),
  appStoreVersions: many('appStoreVersions'),
  preReleaseVersions: many('preReleaseVersions'),
  betaAppLocalizations: many('betaAppLocalizations'),
  builds: many('builds'),
  betaLicenseAgreement: one('betaLicenseAgreements'),
  betaAppReviewDetail: one('betaAppReviewDetails'),
  appInfos: many('appInfos'),
  appClips: many('appClips'),
  endUserLicenseAgreement: one('endUserLicenseAgreements'),
  inAppPurchases: many('inAppPurchases'),
  subscriptionGroups: many('subscriptionGroups'),
  gameCenterEnabledVersions: many('gameCenterEnabledVersions'),
  appCustomProductPages: many('appCustomProductPages'),
  inAppPurchasesV2: many('inAppPurchases'),
  promotedPurchases: many('promotedPurchases'),
  appEvents: many('appEvents'),
  reviewSubmissions: many('reviewSubmissions'),
  subscriptionGracePeriod: one('subscriptionGracePeriods'),
  gameCenterDetail: one('gameCenterDetails'),
  appStoreVersionExperimentsV2: many('appStoreVersionExperiments'),
  androidToIosAppMappingDetails: many('androidToIosAppMappingDetails'),
};

const reach = {
  studio: studioApps.map((row, index) => growApp(row, index, 6_470_100_003)),
  games: gamesApps.map((row, index) => growApp(row, index, 6_480_200_007)),
};

export const apps: Collection = {
  type: 'apps',
  resources: (account) => reach[account.apps],
  filters,
  exists: { gameCenterEnabledVersions: related('gameCenterEnabledVersions', 'id') },
  sorts: ['name', 'bundleId', 'sku'],
  include,
  allows: ['GET_COLLECTION', 'GET_INSTANCE', 'UPDATE'],
};
