// Apps of App Store Connect.
import type { Overlay } from './types.ts';

export const apps: Overlay = {
  resources: {
    App: {
      what: 'app',
      attributes: {
        name: ['App name', 'The name of the app in App Store Connect.'],
        bundleId: {},
        sku: ['SKU', 'The SKU that was given when the app was made.'],
        primaryLocale: 'The primary language of the app, such as en-US.',
        accessibilityUrl: 'The page on the accessibility of the app.',
        isOrEverWasMadeForKids: ['Made for kids', 'Whether the app is or ever was in the Kids category.'],
        subscriptionStatusUrl: 'Where Apple sends server notifications.',
        subscriptionStatusUrlVersion: 'The version of those notifications.',
        subscriptionStatusUrlForSandbox: ['Sandbox status URL', 'Where Apple sends sandbox notifications.'],
        subscriptionStatusUrlVersionForSandbox: [
          'Sandbox status URL version',
          'The version of the sandbox notifications.',
        ],
        contentRightsDeclaration: ['Content rights', 'Whether the app shows content of third parties.'],
        streamlinedPurchasingEnabled: ['Streamlined purchasing', 'Whether streamlined purchasing is on.'],
      },
    },
  },
  operations: {
    ListApps: {
      of: 'apps_getCollection',
      summary: 'List apps',
      description: 'Finds and lists the apps in App Store Connect, one page at a time.',
      visibility: 'important',
      inputs: {
        'filter[name]': ['Names', 'Only the apps with these names.'],
        'filter[bundleId]': ['Bundle IDs', 'Only the apps with these bundle IDs.', { visibility: 'important' }],
        'filter[sku]': ['SKUs', 'Only the apps with these SKUs.'],
        'filter[id]': ['App IDs', 'Only the apps with these IDs.'],
        'filter[appStoreVersions]': [
          'Version IDs',
          'Only the apps of these App Store versions.',
          { visibility: 'advanced' },
        ],
        'filter[appStoreVersions.platform]': [
          'Version platforms',
          'Only the apps with a version for one of these platforms.',
        ],
        'filter[appStoreVersions.appVersionState]': [
          'Version states',
          'Only the apps with a version in one of these states.',
        ],
        'filter[appStoreVersions.appStoreState]': [
          'App Store states',
          'Only the apps with a version in one of these older states. Apple prefers Version states.',
          { visibility: 'advanced' },
        ],
        'filter[reviewSubmissions.state]': [
          'Review submission states',
          'Only the apps with a review submission in one of these states.',
          { visibility: 'advanced' },
        ],
        'filter[reviewSubmissions.platform]': [
          'Review submission platforms',
          'Only the apps with a review submission for one of these platforms.',
          { visibility: 'advanced' },
        ],
        'exists[gameCenterEnabledVersions]': [
          'Has Game Center versions',
          'Only the apps with, or only those without, versions that have Game Center.',
          { visibility: 'advanced' },
        ],
        'limit[appStoreVersions]': [
          'Versions per app',
          'With versions included: how many, 10 if empty.',
          { visibility: 'advanced' },
        ],
      },
    },
    ReadApp: {
      of: 'apps_getInstance',
      summary: 'Read app information',
      description: 'Reads the information on one app in App Store Connect.',
      visibility: 'important',
    },
  },
};
