// Apps of App Store Connect. Source: Apple's OpenAPI document 4.4.1, apps_getCollection and apps_getInstance.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, link, list, oneOf, text } from '../../core/schema.ts';
import { platform, storeState, submissionState, versionState } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp } from './pathParameters.ts';
import { limit, resource, sort } from './resource.ts';

const attributes = {
  name: field(text, 'App name', 'The name of the app in App Store Connect.'),
  bundleId: field(text, 'Bundle ID', 'The bundle ID of the app.'),
  sku: field(text, 'SKU', 'The SKU that was given when the app was made.'),
  primaryLocale: field(text, 'Primary locale', 'The primary language of the app, such as en-US.'),
  accessibilityUrl: field(link, 'Accessibility URL', 'The page on the accessibility of the app.'),
  isOrEverWasMadeForKids: field(flag, 'Made for kids', 'Whether the app is or ever was in the Kids category.'),
  subscriptionStatusUrl: field(link, 'Subscription status URL', 'Where Apple sends server notifications.'),
  subscriptionStatusUrlVersion: field(
    oneOf('V1', 'V2'),
    'Subscription status URL version',
    'The version of those notifications.',
  ),
  subscriptionStatusUrlForSandbox: field(link, 'Sandbox status URL', 'Where Apple sends sandbox notifications.'),
  subscriptionStatusUrlVersionForSandbox: field(
    oneOf('V1', 'V2'),
    'Sandbox status URL version',
    'The version of the sandbox notifications.',
  ),
  contentRightsDeclaration: field(
    oneOf('DOES_NOT_USE_THIRD_PARTY_CONTENT', 'USES_THIRD_PARTY_CONTENT'),
    'Content rights',
    'Whether the app shows content of third parties.',
  ),
  streamlinedPurchasingEnabled: field(flag, 'Streamlined purchasing', 'Whether streamlined purchasing is on.'),
};

const app = resource('App', 'apps', 'app', {
  attributes,
  one: [
    'appStoreIcon',
    'ciProduct',
    'betaLicenseAgreement',
    'betaAppReviewDetail',
    'endUserLicenseAgreement',
    'subscriptionGracePeriod',
    'gameCenterDetail',
  ],
  many: [
    'appEncryptionDeclarations',
    'betaGroups',
    'appStoreVersions',
    'preReleaseVersions',
    'betaAppLocalizations',
    'builds',
    'appInfos',
    'appClips',
    'inAppPurchases',
    'subscriptionGroups',
    'gameCenterEnabledVersions',
    'appCustomProductPages',
    'inAppPurchasesV2',
    'promotedPurchases',
    'appEvents',
    'reviewSubmissions',
    'appStoreVersionExperimentsV2',
    'androidToIosAppMappingDetails',
  ],
  unlisted: [
    'accessibilityDeclarations',
    'betaTesters',
    'appTags',
    'appPricePoints',
    'appPriceSchedule',
    'appAvailabilityV2',
    'perfPowerMetrics',
    'customerReviews',
    'customerReviewSummarizations',
    'alternativeDistributionKey',
    'analyticsReportRequests',
    'marketplaceSearchDetail',
    'buildUploads',
    'backgroundAssets',
    'betaFeedbackScreenshotSubmissions',
    'betaFeedbackCrashSubmissions',
    'searchKeywords',
    'webhooks',
  ],
});

export const apps = rows('apple', {
  ListApps: {
    route: 'GET /v1/apps',
    summary: 'List apps',
    description: 'Finds and lists the apps in App Store Connect, one page at a time.',
    access: 'read',
    visibility: 'important',
    parameters: [
      query('filter[name]', list, 'Names', 'Only the apps with these names.'),
      query('filter[bundleId]', list, 'Bundle IDs', 'Only the apps with these bundle IDs.', {
        visibility: 'important',
      }),
      query('filter[sku]', list, 'SKUs', 'Only the apps with these SKUs.'),
      query('filter[id]', list, 'App IDs', 'Only the apps with these IDs.'),
      query('filter[appStoreVersions]', list, 'Version IDs', 'Only the apps of these App Store versions.', {
        visibility: 'advanced',
      }),
      query(
        'filter[appStoreVersions.platform]',
        arrayOf(platform),
        'Version platforms',
        'Only the apps with a version for one of these platforms.',
      ),
      query(
        'filter[appStoreVersions.appVersionState]',
        arrayOf(versionState),
        'Version states',
        'Only the apps with a version in one of these states.',
      ),
      query(
        'filter[appStoreVersions.appStoreState]',
        arrayOf(storeState),
        'App Store states',
        'Only the apps with a version in one of these older states. Apple prefers Version states.',
        { visibility: 'advanced' },
      ),
      query(
        'filter[reviewSubmissions.state]',
        arrayOf(submissionState),
        'Review submission states',
        'Only the apps with a review submission in one of these states.',
        { visibility: 'advanced' },
      ),
      query(
        'filter[reviewSubmissions.platform]',
        arrayOf(platform),
        'Review submission platforms',
        'Only the apps with a review submission for one of these platforms.',
        { visibility: 'advanced' },
      ),
      query(
        'exists[gameCenterEnabledVersions]',
        flag,
        'Has Game Center versions',
        'Only the apps with, or only those without, versions that have Game Center.',
        { visibility: 'advanced' },
      ),
      sort('apps', 'name', 'bundleId', 'sku'),
      limit,
      query(
        'limit[appStoreVersions]',
        integer(1, 50),
        'Versions per app',
        'With versions included: how many, 10 if empty.',
        {
          visibility: 'advanced',
        },
      ),
      cursor,
      app.include,
      app.fields,
    ],
    pages: applePages(200),
    responds: app.page,
  },
  ReadApp: {
    route: 'GET /v1/apps/{id}',
    summary: 'Read app information',
    responseIdFrom: 'id',
    description: 'Reads the information on one app in App Store Connect.',
    access: 'read',
    visibility: 'important',
    parameters: [theApp, app.include, app.fields],
    responds: app.document,
  },
});
