// Apps of App Store Connect. Source: Apple's OpenAPI document 4.4.1, apps_getCollection and apps_getInstance.
import { path, query, rows } from '../row.ts';
import { field, flag, integer, link, list, oneOf, someOf, text } from '../schema.ts';
import { applePages, cursor, documentOf, pageOf, resourceOf } from './document.ts';

const platforms = ['IOS', 'MAC_OS', 'TV_OS', 'VISION_OS'] as const;

/** What `include` can bring along: one related resource, or several. */
const related = {
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
} as const;

/** Relationships that `fields[apps]` can name but `include` cannot. */
const onlyFields = [
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
] as const;

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

const app = resourceOf('App', 'apps', 'app', attributes, related);

const include = query(
  'include',
  someOf(...related.many, ...related.one),
  'Include',
  'Related resources to bring along in the same answer.',
  { visibility: 'advanced', shared: 'AppInclude' },
);
const fields = query(
  'fields[apps]',
  someOf(
    'name',
    ...Object.keys(attributes).filter((name) => name !== 'name'),
    ...related.many,
    ...related.one,
    ...onlyFields,
  ),
  'Fields',
  'Only these fields of each app. Leave it empty for all of them.',
  { visibility: 'advanced', shared: 'AppFields' },
);

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
        someOf(...platforms),
        'Version platforms',
        'Only the apps with a version for one of these platforms.',
      ),
      query(
        'filter[appStoreVersions.appVersionState]',
        someOf(
          'ACCEPTED',
          'DEVELOPER_REJECTED',
          'IN_REVIEW',
          'INVALID_BINARY',
          'METADATA_REJECTED',
          'PENDING_APPLE_RELEASE',
          'PENDING_DEVELOPER_RELEASE',
          'PREPARE_FOR_SUBMISSION',
          'PROCESSING_FOR_DISTRIBUTION',
          'READY_FOR_DISTRIBUTION',
          'READY_FOR_REVIEW',
          'REJECTED',
          'REPLACED_WITH_NEW_VERSION',
          'WAITING_FOR_EXPORT_COMPLIANCE',
          'WAITING_FOR_REVIEW',
        ),
        'Version states',
        'Only the apps with a version in one of these states.',
      ),
      query(
        'filter[appStoreVersions.appStoreState]',
        someOf(
          'ACCEPTED',
          'DEVELOPER_REMOVED_FROM_SALE',
          'DEVELOPER_REJECTED',
          'IN_REVIEW',
          'INVALID_BINARY',
          'METADATA_REJECTED',
          'PENDING_APPLE_RELEASE',
          'PENDING_CONTRACT',
          'PENDING_DEVELOPER_RELEASE',
          'PREPARE_FOR_SUBMISSION',
          'PREORDER_READY_FOR_SALE',
          'PROCESSING_FOR_APP_STORE',
          'READY_FOR_REVIEW',
          'READY_FOR_SALE',
          'REJECTED',
          'REMOVED_FROM_SALE',
          'WAITING_FOR_EXPORT_COMPLIANCE',
          'WAITING_FOR_REVIEW',
          'REPLACED_WITH_NEW_VERSION',
          'NOT_APPLICABLE',
        ),
        'App Store states',
        'Only the apps with a version in one of these older states. Apple prefers Version states.',
        { visibility: 'advanced' },
      ),
      query(
        'filter[reviewSubmissions.state]',
        someOf(
          'READY_FOR_REVIEW',
          'WAITING_FOR_REVIEW',
          'IN_REVIEW',
          'UNRESOLVED_ISSUES',
          'CANCELING',
          'COMPLETING',
          'COMPLETE',
        ),
        'Review submission states',
        'Only the apps with a review submission in one of these states.',
        { visibility: 'advanced' },
      ),
      query(
        'filter[reviewSubmissions.platform]',
        someOf(...platforms),
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
      query(
        'sort',
        someOf('name', '-name', 'bundleId', '-bundleId', 'sku', '-sku'),
        'Sort',
        'The order of the apps. A minus sign means descending.',
      ),
      query('limit', integer(1, 200), 'Limit', 'How many apps a page holds, at most 200.'),
      cursor,
      include,
      fields,
    ],
    pages: applePages(200),
    responds: pageOf('AppList', app, 'Apps'),
  },
  ReadApp: {
    route: 'GET /v1/apps/{id}',
    summary: 'Read app information',
    answersFor: 'id',
    description: 'Reads the information on one app in App Store Connect.',
    access: 'read',
    visibility: 'important',
    parameters: [
      path('id', 'App', 'The app to read, picked by name or given by its ID.', {
        choices: {
          operation: 'ListApps',
          parameters: { limit: 200, account: { parameter: 'account' } },
          collection: 'data',
          value: 'id',
          label: 'attributes/name',
        },
      }),
      include,
      fields,
    ],
    responds: documentOf('AppDocument', app),
  },
});
