// Release of a version to customers. Source: Apple's OpenAPI document 4.4.1, appStoreVersionReleaseRequests and
// appStoreVersionPhasedReleases.
import { path, rows } from '../../core/builders.ts';
import { field, integer, moment, oneOf } from '../../core/schema.ts';
import { chooseApp, phasedReleaseChoices, versionChoices } from './dynamicValues.ts';
import { theVersion } from './pathParameters.ts';
import { creates, one, updates } from './requestBodies.ts';
import { resource } from './resource.ts';

const state = field(
  oneOf('INACTIVE', 'ACTIVE', 'PAUSED', 'COMPLETE'),
  'Rollout state',
  'ACTIVE goes on over seven days, PAUSED stops for up to 30 days in all, COMPLETE is for everyone at once.',
);

const phasedRelease = resource('PhasedRelease', 'appStoreVersionPhasedReleases', 'phased release', {
  attributes: {
    phasedReleaseState: state,
    startDate: field(moment, 'Started', 'When the first customers got the version.'),
    totalPauseDuration: field(integer(), 'Days paused', 'How many days it has been paused in all.'),
    currentDayNumber: field(integer(), 'Day', 'The day of the rollout, from 1 to 7.'),
  },
});

const releaseRequest = resource('VersionRelease', 'appStoreVersionReleaseRequests', 'release request', {});

const versionId = one('appStoreVersion', 'appStoreVersions', 'Version', 'The version to release.', versionChoices());

export const releases = rows('apple', {
  RequestVersionRelease: {
    route: 'POST /v1/appStoreVersionReleaseRequests',
    summary: 'Release App Store version now',
    description:
      'Releases the version with this ID, and cannot be taken back. Release approved version finds the version by itself, and says what is missing where it cannot be released.',
    access: 'publish',
    verifyWith: 'ReadVersion',
    visibility: 'advanced',
    parameters: [chooseApp],
    ...creates('NewVersionRelease', 'appStoreVersionReleaseRequests', {
      relations: { versionId },
      required: ['versionId'],
    }),
    responds: releaseRequest.document,
  },
  CreatePhasedRelease: {
    route: 'POST /v1/appStoreVersionPhasedReleases',
    summary: 'Create phased release',
    description:
      'Lets the version with this ID reach customers in steps over seven days. Start or pause or complete phased release does it for an app.',
    access: 'publish',
    verifyWith: 'ReadPhasedRelease',
    visibility: 'advanced',
    parameters: [chooseApp],
    ...creates('NewPhasedRelease', 'appStoreVersionPhasedReleases', {
      relations: { versionId },
      attributes: { phasedReleaseState: state },
      required: ['versionId'],
    }),
    responds: phasedRelease.document,
  },
  UpdatePhasedRelease: {
    route: 'PATCH /v1/appStoreVersionPhasedReleases/{id}',
    summary: 'Update phased release',
    description:
      'Sets the state of the phased release with this ID; a completed one cannot go back. Start or pause or complete phased release does it for an app.',
    access: 'publish',
    verifyWith: 'ReadPhasedRelease',
    visibility: 'advanced',
    parameters: [
      path('id', 'Phased release', 'The phased release to change.', { choices: phasedReleaseChoices() }),
      chooseApp,
    ],
    ...updates('PhasedReleaseChanges', 'appStoreVersionPhasedReleases', { attributes: { phasedReleaseState: state } }),
    responds: phasedRelease.document,
  },
  ReadPhasedRelease: {
    route: 'GET /v1/appStoreVersions/{id}/appStoreVersionPhasedRelease',
    summary: 'Read phased release',
    description: 'Reads how far the phased release of a version has come, and whether it is paused.',
    access: 'read',
    parameters: [theVersion, phasedRelease.fields, chooseApp],
    responds: phasedRelease.related,
  },
});
