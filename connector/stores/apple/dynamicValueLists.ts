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
  readonly asks: string;
  /** Its input for the parent resource of the entries, such as the app. */
  readonly of?: string;
  /** Whether the parent is optional: without it, the list is that of the account. */
  readonly isOpen?: true;
  /** Further inputs with fixed values. */
  readonly inputs?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Its input for a platform, and the default platform. */
  readonly platform?: { readonly input: string; readonly otherwise?: string };
  /** Its input for a territory. */
  readonly territory?: string;
  /** The entries are the related resources of this name, not the resources of the list itself. */
  readonly each?: string;
  /** The attribute that is the value of an entry; default is the ID. */
  readonly value?: string;
  readonly title: Title;
  /** Suffix for titles that are equal. */
  readonly apart?: Title;
  /** Maximum number of resources to read; default 1,000. */
  readonly most?: number;
}

const newestReviews = { sort: ['-createdDate'] } as const;
const newestBuilds = { sort: ['-uploadedDate'] } as const;
const versions = { asks: 'ListVersions', of: 'id', platform: { input: 'filter[platform]' } } as const;

const table = {
  apps: {
    asks: 'ListApps',
    inputs: { 'fields[apps]': ['name', 'bundleId'] },
    title: ['{name}'],
    apart: ['{bundleId}'],
  },
  versions: {
    ...versions,
    title: ['{versionString}', '{platform:platform}', '{appVersionState:words}'],
    apart: ['{createdDate:day}'],
  },
  // for actions that take a number, iOS is the default platform
  versionNumbers: {
    ...versions,
    platform: { input: 'filter[platform]', otherwise: 'IOS' },
    value: 'versionString',
    title: ['{versionString}', '{platform:platform}', '{appVersionState:words}'],
  },
  phasedReleases: {
    ...versions,
    inputs: { include: ['appStoreVersionPhasedRelease'] },
    each: 'appStoreVersionPhasedRelease',
    title: ['{^versionString}', '{^platform:platform}', '{phasedReleaseState:words}'],
  },
  localizations: { asks: 'ListVersionLocalizations', of: 'id', title: ['{locale}'] },
  screenshotSets: { asks: 'ListScreenshotSets', of: 'id', title: ['{screenshotDisplayType}'] },
  screenshots: {
    asks: 'ListScreenshotSets',
    of: 'id',
    inputs: { include: ['appScreenshots'] },
    each: 'appScreenshots',
    title: ['{fileName}', '{^screenshotDisplayType}'],
  },
  reviews: {
    asks: 'ListReviews',
    of: 'id',
    inputs: newestReviews,
    title: ['{rating:stars}', '{title}', '{createdDate:day}'],
    apart: ['{reviewerNickname}', '{territory}', '{createdDate:time}'],
  },
  replies: {
    asks: 'ListReviews',
    of: 'id',
    inputs: { ...newestReviews, include: ['response'] },
    each: 'response',
    title: ['{responseBody:short}', 'to {^title}', '{lastModifiedDate:day}'],
    apart: ['{^reviewerNickname}', '{lastModifiedDate:time}'],
  },
  submissions: {
    asks: 'ListReviewSubmissions',
    of: 'filter[app]',
    inputs: { include: ['appStoreVersionForReview'] },
    title: ['{appStoreVersionForReview.versionString}', '{platform:platform}', '{state:words}', '{submittedDate:day}'],
    apart: ['{submittedDate:time}'],
  },
  builds: {
    asks: 'ListBuilds',
    of: 'filter[app]',
    isOpen: true,
    inputs: { ...newestBuilds, include: ['preReleaseVersion'] },
    platform: { input: 'filter[preReleaseVersion.platform]' },
    title: [
      '{preReleaseVersion.version} ({version})',
      '{preReleaseVersion.platform:platform}',
      '{processingState:build}',
      '{expired:expired}',
    ],
    apart: ['{uploadedDate:day}', '{uploadedDate:time}'],
  },
  whatToTest: {
    asks: 'ListBuilds',
    of: 'filter[id]',
    inputs: { include: ['betaBuildLocalizations'] },
    each: 'betaBuildLocalizations',
    title: ['{locale}'],
  },
  groups: {
    asks: 'ListBetaGroups',
    of: 'filter[app]',
    isOpen: true,
    inputs: { include: ['app'] },
    title: ['{name}', '{isInternalGroup:internal}'],
    apart: ['{app.name}', '{createdDate:day}'],
  },
  testers: {
    asks: 'ListBetaTesters',
    of: 'filter[apps]',
    isOpen: true,
    title: ['{firstName} {lastName}', '{email}'],
    apart: ['{inviteType:words}'],
  },
  crashes: {
    asks: 'ListCrashFeedback',
    of: 'id',
    inputs: newestReviews,
    title: ['{createdDate:day} {createdDate:time}', '{deviceModel}', '{osVersion}'],
    apart: ['{email}'],
  },
  reportRequests: {
    asks: 'ListAnalyticsReportRequests',
    of: 'id',
    title: ['{accessType:words}', '{stoppedDueToInactivity:stopped}'],
  },
  reports: {
    asks: 'ListAnalyticsReports',
    of: 'id',
    title: ['{name}'],
    apart: ['{category:words}'],
  },
  reportNames: { asks: 'ListAnalyticsReports', of: 'id', value: 'name', title: ['{name}'] },
  instances: { asks: 'ListAnalyticsReportInstances', of: 'id', title: ['{processingDate}', '{granularity:words}'] },
  webhooks: { asks: 'ListWebhooks', of: 'id', title: ['{name}'], apart: ['{url}'] },
  deliveries: {
    asks: 'ListWebhookDeliveries',
    of: 'id',
    title: ['{createdDate:day} {createdDate:time}', '{deliveryState:words}'],
  },
  users: { asks: 'ListUsers', title: ['{firstName} {lastName}', '{username}'] },
  invitations: { asks: 'ListUserInvitations', title: ['{firstName} {lastName}', '{email}'] },
  appInfos: { asks: 'ListAppInfos', of: 'id', title: ['{state:words}'], apart: ['{appStoreState:words}'] },
  appTexts: { asks: 'ListAppInfoLocalizations', of: 'id', title: ['{locale}'] },
  subscriptionGroups: { asks: 'ListSubscriptionGroups', of: 'id', title: ['{referenceName}'] },
  subscriptions: { asks: 'ListSubscriptions', of: 'id', title: ['{name}'], apart: ['{productId}'] },
  pricePoints: {
    asks: 'ListSubscriptionPricePoints',
    of: 'id',
    territory: 'filter[territory]',
    title: ['{customerPrice}'],
    apart: ['proceeds {proceeds}'],
    most: 10_000,
  },
  products: { asks: 'ListXcodeCloudProducts', title: ['{name}', '{productType:words}'], apart: ['{createdDate:day}'] },
  workflows: { asks: 'ListXcodeCloudWorkflows', of: 'id', title: ['{name}'], apart: ['{lastModifiedDate:day}'] },
  runs: {
    asks: 'ListXcodeCloudBuilds',
    of: 'id',
    inputs: { sort: ['-number'] },
    title: ['{number}', '{createdDate:day}', '{completionStatus:words}'],
  },
} as const satisfies Readonly<Record<string, ChoiceList>>;

export type ListName = keyof typeof table;
export const choiceLists: Readonly<Record<ListName, ChoiceList>> = table;
export const listNames = Object.keys(table) as [ListName, ...ListName[]];
