// App Store versions of an app.
import { appChoices, buildChoices, chooseApp } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const versions: Overlay = {
  resources: {
    AppStoreVersion: {
      name: 'Version',
      what: 'version',
      attributes: {
        platform: 'The platform that the version is for.',
        versionString: ['Version number', 'The number that customers see, such as 2.1.0.'],
        appStoreState: ['Old state', 'The state in older words. Apple prefers the version state.'],
        appVersionState: ['Version state', 'The state of the version in the review and release process.'],
        copyright: 'The year and the owner of the copyright, such as 2026 Example Ltd.',
        reviewType: 'Whether the version is for the App Store, or notarized for other distribution.',
        releaseType: 'Who starts the release: you, Apple after the approval, or Apple at the earliest release date.',
        earliestReleaseDate: 'With the release type SCHEDULED: when Apple may release the version.',
        usesIdfa: ['Uses advertising identifier', 'Apple no longer asks for it.'],
        downloadable: ['Is downloadable', 'Whether customers who have the app can get this version again.'],
        createdDate: ['Created', 'When the version was made in App Store Connect.'],
      },
    },
  },
  operations: {
    ListVersions: {
      of: 'apps_appStoreVersions_getToManyRelated',
      summary: 'List App Store versions',
      description: 'Lists the versions of an app with their states. The order of this list is undefined.',
      visibility: 'important',
      inputs: {
        'filter[platform]': ['Platforms', 'Only the versions for these platforms.', { visibility: 'important' }],
        'filter[appVersionState]': [
          'Version states',
          'Only the versions in these states.',
          { visibility: 'important' },
        ],
        'filter[versionString]': ['Version numbers', 'Only the versions with these numbers.'],
        'filter[id]': ['Version IDs', 'Only the versions with these IDs.', { visibility: 'advanced' }],
        'filter[appStoreState]': [
          'App Store states',
          'Only the versions in these older states. Apple has deprecated it and prefers Version states.',
          { visibility: 'advanced' },
        ],
      },
    },
    ReadVersion: {
      of: 'appStoreVersions_getInstance',
      summary: 'Read App Store version',
      description: 'Reads one version of an app: its state, its number and how it is released.',
      choosers: [chooseApp],
    },
    CreateVersion: {
      of: 'appStoreVersions_createInstance',
      summary: 'Create App Store version',
      description: 'Creates the next version of an app. Only one per platform can be in preparation at a time.',
      access: 'write',
      visibility: 'important',
      verifyWith: 'ListVersions',
      body: [
        'NewVersion',
        {
          app: ['App', 'The app that gets a version.', { choices: appChoices }],
          build: [
            'Build',
            'The build to release as this version.',
            { choices: buildChoices('body/appId', 'body/platform') },
          ],
          platform: {},
          versionString: {},
          copyright: {},
          releaseType: {},
          earliestReleaseDate: {},
          reviewType: { visibility: 'advanced' },
        },
      ],
    },
    UpdateVersion: {
      of: 'appStoreVersions_updateInstance',
      summary: 'Update App Store version',
      description:
        'Changes the number, the copyright or the release type of a version. Empty fields keep their values.',
      body: [
        'VersionChanges',
        {
          build: ['Build', 'The build to release as this version.', { choices: buildChoices() }],
          versionString: {},
          copyright: {},
          releaseType: {},
          earliestReleaseDate: {},
          reviewType: { visibility: 'advanced' },
          downloadable: {},
        },
      ],
      choosers: [chooseApp],
    },
    SetVersionBuild: {
      of: 'appStoreVersions_build_updateToOneRelationship',
      coveredBy: 'SubmitVersionForReview',
      summary: 'Set build of App Store version',
      description: 'Selects the build of a version. It must be processed and have the same version number.',
      access: 'write',
      verifyWith: 'ReadVersion',
      body: ['VersionBuild', { build: ['Build', 'The build to release.', { choices: buildChoices() }] }],
      choosers: [chooseApp],
    },
  },
};
