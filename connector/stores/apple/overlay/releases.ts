// Release of a version to customers.
import { path } from '../../../core/builders.ts';
import { chooseApp, phasedReleaseChoices, versionChoices } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const releases: Overlay = {
  resources: {
    AppStoreVersionReleaseRequest: { name: 'VersionRelease', what: 'release request' },
    AppStoreVersionPhasedRelease: {
      name: 'PhasedRelease',
      what: 'phased release',
      attributes: {
        phasedReleaseState: [
          'Rollout state',
          'ACTIVE goes on over seven days, PAUSED stops for up to 30 days in all, COMPLETE is for everyone at once.',
        ],
        startDate: ['Started', 'When the first customers got the version.'],
        totalPauseDuration: ['Days paused', 'How many days it has been paused in all.'],
        currentDayNumber: ['Day', 'The day of the rollout, from 1 to 7.'],
      },
    },
  },
  operations: {
    RequestVersionRelease: {
      of: 'appStoreVersionReleaseRequests_createInstance',
      coveredBy: 'ReleaseVersion',
      summary: 'Release App Store version now',
      description:
        'Releases the version with this ID. This cannot be undone. Release approved version finds the version by itself, and reports what is missing if it cannot be released.',
      visibility: 'advanced',
      verifyWith: 'ReadVersion',
      body: [
        'NewVersionRelease',
        { appStoreVersion: ['Version', 'The version to release.', { as: 'versionId', choices: versionChoices() }] },
      ],
      choosers: [chooseApp],
    },
    CreatePhasedRelease: {
      of: 'appStoreVersionPhasedReleases_createInstance',
      coveredBy: 'ControlPhasedRelease',
      summary: 'Create phased release',
      description:
        'Releases the version with this ID to customers in steps over seven days. Start or pause or complete phased release does it for an app.',
      visibility: 'advanced',
      verifyWith: 'ReadPhasedRelease',
      body: [
        'NewPhasedRelease',
        {
          appStoreVersion: ['Version', 'The version to release.', { as: 'versionId', choices: versionChoices() }],
          phasedReleaseState: {},
        },
      ],
      choosers: [chooseApp],
    },
    UpdatePhasedRelease: {
      of: 'appStoreVersionPhasedReleases_updateInstance',
      coveredBy: 'ControlPhasedRelease',
      summary: 'Update phased release',
      description:
        'Sets the state of the phased release with this ID; a completed phased release cannot be changed. Start or pause or complete phased release does it for an app.',
      visibility: 'advanced',
      verifyWith: 'ReadPhasedRelease',
      path: path('id', 'Phased release', 'The phased release to change.', { choices: phasedReleaseChoices() }),
      body: ['PhasedReleaseChanges', { phasedReleaseState: {} }],
      choosers: [chooseApp],
    },
    ReadPhasedRelease: {
      of: 'appStoreVersions_appStoreVersionPhasedRelease_getToOneRelated',
      coveredBy: 'ReadAppStatus',
      summary: 'Read phased release',
      description: 'Reads the progress of the phased release of a version, and whether it is paused.',
      choosers: [chooseApp],
    },
  },
};
