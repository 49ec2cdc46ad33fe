// App Store versions of an app. Source: Apple's OpenAPI document 4.4.1, appStoreVersions.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, list, moment, none, oneOf, text } from '../../core/schema.ts';
import { appChoices, buildChoices, chooseApp } from './dynamicValues.ts';
import { platform, storeState, versionState } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp, theVersion } from './pathParameters.ts';
import { creates, linksOne, one, updates } from './requestBodies.ts';
import { limit, resource } from './resource.ts';

const releaseType = field(
  oneOf('MANUAL', 'AFTER_APPROVAL', 'SCHEDULED'),
  'Release type',
  'Who starts the release: you, Apple after the approval, or Apple at the earliest release date.',
);
const reviewType = field(
  oneOf('APP_STORE', 'NOTARIZATION'),
  'Review type',
  'Whether the version is for the App Store, or notarized for other ways to users.',
);
const versionString = field(text, 'Version number', 'The number that customers see, such as 2.1.0.');
const copyright = field(text, 'Copyright', 'Who owns the app, and since when, such as 2026 Example Ltd.');
const earliestReleaseDate = field(
  moment,
  'Earliest release date',
  'With the release type SCHEDULED: when Apple may release the version.',
);
const downloadable = field(flag, 'Is downloadable', 'Whether customers who have the app can get this version again.');
const usesIdfa = field(flag, 'Uses advertising identifier', 'Apple no longer asks for it.');

export const version = resource('Version', 'appStoreVersions', 'version', {
  attributes: {
    platform: field(platform, 'Platform', 'The platform that the version is for.'),
    versionString,
    appStoreState: field(storeState, 'Old state', 'The state in older words. Apple prefers the version state.'),
    appVersionState: field(versionState, 'Version state', 'Where the version stands on its way to customers.'),
    copyright,
    reviewType,
    releaseType,
    earliestReleaseDate,
    usesIdfa,
    downloadable,
    createdDate: field(moment, 'Created', 'When the version was made in App Store Connect.'),
  },
  one: [
    'app',
    'build',
    'appStoreVersionPhasedRelease',
    'gameCenterAppVersion',
    'routingAppCoverage',
    'appStoreReviewDetail',
    'appStoreVersionSubmission',
    'appClipDefaultExperience',
    'alternativeDistributionPackage',
  ],
  many: ['appStoreVersionLocalizations', 'appStoreVersionExperiments', 'appStoreVersionExperimentsV2'],
  unlisted: ['customerReviews'],
});

/** Writable attributes of a version, both for create and for update. */
const written = { copyright, releaseType, earliestReleaseDate };
const seldom = { reviewType: { ...reviewType, visibility: 'advanced' } } as const;

export const versions = rows('apple', {
  ListVersions: {
    route: 'GET /v1/apps/{id}/appStoreVersions',
    summary: 'List App Store versions',
    description: 'Lists the versions of an app and where each stands. Apple has no order for this list.',
    access: 'read',
    visibility: 'important',
    parameters: [
      theApp,
      query('filter[platform]', arrayOf(platform), 'Platforms', 'Only the versions for these platforms.', {
        visibility: 'important',
      }),
      query('filter[appVersionState]', arrayOf(versionState), 'Version states', 'Only the versions in these states.', {
        visibility: 'important',
      }),
      query('filter[versionString]', list, 'Version numbers', 'Only the versions with these numbers.'),
      query('filter[id]', list, 'Version IDs', 'Only the versions with these IDs.', { visibility: 'advanced' }),
      query(
        'filter[appStoreState]',
        arrayOf(storeState),
        'App Store states',
        'Only the versions in these older states. Apple has deprecated it and prefers Version states.',
        { visibility: 'advanced' },
      ),
      limit,
      cursor,
      version.include,
      version.fields,
    ],
    pages: applePages(200),
    responds: version.page,
  },
  ReadVersion: {
    route: 'GET /v1/appStoreVersions/{id}',
    summary: 'Read App Store version',
    description: 'Reads one version of an app: its state, its number and how it is released.',
    access: 'read',
    responseIdFrom: 'id',
    parameters: [theVersion, version.include, version.fields, chooseApp],
    responds: version.document,
  },
  CreateVersion: {
    route: 'POST /v1/appStoreVersions',
    summary: 'Create App Store version',
    description: 'Creates the next version of an app. Only one per platform can be in preparation at a time.',
    access: 'write',
    verifyWith: 'ListVersions',
    visibility: 'important',
    ...creates('NewVersion', 'appStoreVersions', {
      relations: {
        appId: one('app', 'apps', 'App', 'The app that gets a version.', appChoices),
        buildId: one(
          'build',
          'builds',
          'Build',
          'The build to release as this version.',
          buildChoices('body/appId', 'body/platform'),
        ),
      },
      attributes: {
        platform: field(platform, 'Platform', 'The platform that the version is for.'),
        versionString,
        ...written,
        ...seldom,
      },
      required: ['appId', 'platform', 'versionString'],
    }),
    responds: version.document,
  },
  UpdateVersion: {
    route: 'PATCH /v1/appStoreVersions/{id}',
    summary: 'Update App Store version',
    description:
      'Changes the number, the copyright or the way of release of a version. Fields left empty stay as they are.',
    access: 'publish',
    parameters: [theVersion, chooseApp],
    ...updates('VersionChanges', 'appStoreVersions', {
      relations: { buildId: one('build', 'builds', 'Build', 'The build to release as this version.', buildChoices()) },
      attributes: { versionString, ...written, ...seldom, downloadable },
    }),
    responds: version.document,
  },
  SetVersionBuild: {
    route: 'PATCH /v1/appStoreVersions/{id}/relationships/build',
    summary: 'Set build of App Store version',
    description: 'Chooses the build that a version is made of. It must be processed and have the same version number.',
    access: 'write',
    verifyWith: 'ReadVersion',
    parameters: [theVersion, chooseApp],
    ...linksOne('VersionBuild', 'builds', 'buildId', 'Build', 'The build to release.', buildChoices()),
    responds: none,
  },
});
