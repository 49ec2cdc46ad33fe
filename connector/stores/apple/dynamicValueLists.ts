// The lists behind App Store Connect drop-downs: the store request, and the title of each entry.

/**
 * Parts of a title, joined by commas; a part without any value is omitted. `{name}` is an attribute of the entry,
 * `{preReleaseVersion.version}` one of a related resource, and `{^title}` one of the parent resource.
 * A word after a colon selects the format: see `functions/stores/apple/choiceTitles.ts`.
 */
export type Title = readonly string[];

/** One list. */
export interface ChoiceList {
  /** The operation that returns the list. */
  readonly operation: string;
  /** Its input for the parent resource of the entries, such as the app. */
  readonly parentInput?: string;
  /** Whether the parent is optional: without it, the list is that of the account. */
  readonly parentOptional?: true;
  /** Further inputs with fixed values. */
  readonly inputs?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Its input for a platform, and the platform if none is given. */
  readonly platform?: { readonly input: string; readonly fallback?: string };
  /** Its input for a territory. */
  readonly territory?: string;
  /** The entries are the related resources of this name, not the resources of the list itself. */
  readonly each?: string;
  /** The attribute that is the value of an entry; default is the ID. */
  readonly value?: string;
  readonly title: Title;
  /** Suffix for titles that are equal. */
  readonly suffix?: Title;
  /** Maximum number of resources to read; default 1,000. */
  readonly most?: number;
}

const newestReviews = { sort: ['-createdDate'] } as const;
const newestBuilds = { sort: ['-uploadedDate'] } as const;
const versions = { operation: 'ListVersions', parentInput: 'id', platform: { input: 'filter[platform]' } } as const;

const table = {
  apps: {
    operation: 'ListApps',
    inputs: { 'fields[apps]': ['name', 'bundleId'] },
    title: ['{name}'],
    suffix: ['{bundleId}'],
  },
  versions: {
    ...versions,
    title: ['{versionString}', '{platform:platform}', '{appVersionState:words}'],
    suffix: ['{createdDate:day}'],
  },
  // for actions that take a number, iOS is the default platform
  versionNumbers: {
    ...versions,
    platform: { input: 'filter[platform]', fallback: 'IOS' },
    value: 'versionString',
    title: ['{versionString}', '{platform:platform}', '{appVersionState:words}'],
  },
  phasedReleases: {
    ...versions,
    inputs: { include: ['appStoreVersionPhasedRelease'] },
    each: 'appStoreVersionPhasedRelease',
    title: ['{^versionString}', '{^platform:platform}', '{phasedReleaseState:words}'],
  },
  localizations: { operation: 'ListVersionLocalizations', parentInput: 'id', title: ['{locale}'] },
  screenshotSets: { operation: 'ListScreenshotSets', parentInput: 'id', title: ['{screenshotDisplayType}'] },
  screenshots: {
    operation: 'ListScreenshotSets',
    parentInput: 'id',
    inputs: { include: ['appScreenshots'] },
    each: 'appScreenshots',
    title: ['{fileName}', '{^screenshotDisplayType}'],
  },
  reviews: {
    operation: 'ListReviews',
    parentInput: 'id',
    inputs: newestReviews,
    title: ['{rating:stars}', '{title}', '{createdDate:day}'],
    suffix: ['{reviewerNickname}', '{territory}', '{createdDate:time}'],
  },
  replies: {
    operation: 'ListReviews',
    parentInput: 'id',
    inputs: { ...newestReviews, include: ['response'] },
    each: 'response',
    title: ['{responseBody:short}', 'to {^title}', '{lastModifiedDate:day}'],
    suffix: ['{^reviewerNickname}', '{lastModifiedDate:time}'],
  },
  submissions: {
    operation: 'ListReviewSubmissions',
    parentInput: 'filter[app]',
    inputs: { include: ['appStoreVersionForReview'] },
    title: ['{appStoreVersionForReview.versionString}', '{platform:platform}', '{state:words}', '{submittedDate:day}'],
    suffix: ['{submittedDate:time}'],
  },
  builds: {
    operation: 'ListBuilds',
    parentInput: 'filter[app]',
    parentOptional: true,
    inputs: { ...newestBuilds, include: ['preReleaseVersion'] },
    platform: { input: 'filter[preReleaseVersion.platform]' },
    title: [
      '{preReleaseVersion.version} ({version})',
      '{preReleaseVersion.platform:platform}',
      '{processingState:build}',
      '{expired:expired}',
    ],
    suffix: ['{uploadedDate:day}', '{uploadedDate:time}'],
  },
  whatToTest: {
    operation: 'ListBuilds',
    parentInput: 'filter[id]',
    inputs: { include: ['betaBuildLocalizations'] },
    each: 'betaBuildLocalizations',
    title: ['{locale}'],
  },
  groups: {
    operation: 'ListBetaGroups',
    parentInput: 'filter[app]',
    parentOptional: true,
    inputs: { include: ['app'] },
    title: ['{name}', '{isInternalGroup:internal}'],
    suffix: ['{app.name}', '{createdDate:day}'],
  },
  testers: {
    operation: 'ListBetaTesters',
    parentInput: 'filter[apps]',
    parentOptional: true,
    title: ['{firstName} {lastName}', '{email}'],
    suffix: ['{inviteType:words}'],
  },
  crashes: {
    operation: 'ListCrashFeedback',
    parentInput: 'id',
    inputs: newestReviews,
    title: ['{createdDate:day} {createdDate:time}', '{deviceModel}', '{osVersion}'],
    suffix: ['{email}'],
  },
  reportRequests: {
    operation: 'ListAnalyticsReportRequests',
    parentInput: 'id',
    title: ['{accessType:words}', '{stoppedDueToInactivity:stopped}'],
  },
  reports: {
    operation: 'ListAnalyticsReports',
    parentInput: 'id',
    title: ['{name}'],
    suffix: ['{category:words}'],
  },
  reportNames: { operation: 'ListAnalyticsReports', parentInput: 'id', value: 'name', title: ['{name}'] },
  instances: {
    operation: 'ListAnalyticsReportInstances',
    parentInput: 'id',
    title: ['{processingDate}', '{granularity:words}'],
  },
  webhooks: { operation: 'ListWebhooks', parentInput: 'id', title: ['{name}'], suffix: ['{url}'] },
  deliveries: {
    operation: 'ListWebhookDeliveries',
    parentInput: 'id',
    title: ['{createdDate:day} {createdDate:time}', '{deliveryState:words}'],
  },
  users: { operation: 'ListUsers', title: ['{firstName} {lastName}', '{username}'] },
  invitations: { operation: 'ListUserInvitations', title: ['{firstName} {lastName}', '{email}'] },
  appInfos: {
    operation: 'ListAppInfos',
    parentInput: 'id',
    title: ['{state:words}'],
    suffix: ['{appStoreState:words}'],
  },
  appTexts: { operation: 'ListAppInfoLocalizations', parentInput: 'id', title: ['{locale}'] },
  subscriptionGroups: { operation: 'ListSubscriptionGroups', parentInput: 'id', title: ['{referenceName}'] },
  subscriptions: { operation: 'ListSubscriptions', parentInput: 'id', title: ['{name}'], suffix: ['{productId}'] },
  inAppPurchases: { operation: 'ListInAppPurchases', parentInput: 'id', title: ['{name}'], suffix: ['{productId}'] },
  subscriptionOffers: { operation: 'ListSubscriptionOfferCodes', parentInput: 'id', title: ['{name}'] },
  inAppPurchaseOffers: { operation: 'ListInAppPurchaseOfferCodes', parentInput: 'id', title: ['{name}'] },
  accessibilityDeclarations: {
    operation: 'ListAccessibilityDeclarations',
    parentInput: 'id',
    title: ['{deviceFamily:words}', '{state:words}'],
  },
  appTags: { operation: 'ListAppTags', parentInput: 'id', title: ['{name}'] },
  backgroundAssets: { operation: 'ListBackgroundAssets', parentInput: 'id', title: ['{assetPackIdentifier}'] },
  sandboxTesters: { operation: 'ListSandboxTesters', title: ['{firstName} {lastName}', '{acAccountName}'] },
  pricePoints: {
    operation: 'ListSubscriptionPricePoints',
    parentInput: 'id',
    territory: 'filter[territory]',
    title: ['{customerPrice}'],
    suffix: ['proceeds {proceeds}'],
    most: 10_000,
  },
  products: {
    operation: 'ListXcodeCloudProducts',
    title: ['{name}', '{productType:words}'],
    suffix: ['{createdDate:day}'],
  },
  workflows: {
    operation: 'ListXcodeCloudWorkflows',
    parentInput: 'id',
    title: ['{name}'],
    suffix: ['{lastModifiedDate:day}'],
  },
  runs: {
    operation: 'ListXcodeCloudBuilds',
    parentInput: 'id',
    inputs: { sort: ['-number'] },
    title: ['{number}', '{createdDate:day}', '{completionStatus:words}'],
  },
} as const satisfies Readonly<Record<string, ChoiceList>>;

export type ListName = keyof typeof table;
export const choiceLists: Readonly<Record<ListName, ChoiceList>> = table;
export const listNames = Object.keys(table) as [ListName, ...ListName[]];
