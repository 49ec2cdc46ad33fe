// Builds uploaded to App Store Connect. Source: Apple's OpenAPI document 4.4.1, builds and buildBetaDetails.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, list, moment, object, oneOf, text } from '../../core/schema.ts';
import { chooseApp, groupChoices, versionChoices } from './dynamicValues.ts';
import { audience, betaReviewState, platform, yesOrNo } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { ofApp, theBuild } from './pathParameters.ts';
import { one, updates } from './requestBodies.ts';
import { limit, resource, sort } from './resource.ts';

const processingState = oneOf('PROCESSING', 'FAILED', 'INVALID', 'VALID');
const encryption = field(
  flag,
  'Uses non exempt encryption',
  'Whether export rules apply to the encryption of the app.',
);
const expired = field(flag, 'Is expired', 'Whether testers can no longer install it.');

const build = resource('Build', 'builds', 'build', {
  attributes: {
    version: field(text, 'Build number', 'The number of the build, which testers see beside that of the version.'),
    uploadedDate: field(moment, 'Uploaded', 'When it was uploaded.'),
    expirationDate: field(moment, 'Expires', 'Until when testers can install it.'),
    expired,
    minOsVersion: field(text, 'Lowest OS version', 'The oldest system that it runs on.'),
    lsMinimumSystemVersion: field(text, 'Lowest macOS version', 'The same for macOS, as the build says it.'),
    computedMinMacOsVersion: field(text, 'Computed lowest macOS version', 'The same for macOS, as Apple finds it.'),
    computedMinVisionOsVersion: field(text, 'Lowest visionOS version', 'The same for visionOS, as Apple finds it.'),
    iconAssetToken: field(
      object({
        templateUrl: field(text, 'Icon address', 'The address of the icon, with places for width, height and format.'),
        width: integer(),
        height: integer(),
      }),
      'Icon',
      'The icon of the app in this build.',
    ),
    processingState: field(processingState, 'Processing state', 'VALID when Apple has processed it.'),
    buildAudienceType: field(audience, 'Audience', 'Whether it is for internal testers alone.'),
    usesNonExemptEncryption: encryption,
  },
  one: [
    'preReleaseVersion',
    'appEncryptionDeclaration',
    'betaAppReviewSubmission',
    'app',
    'buildBetaDetail',
    'appStoreVersion',
    'buildUpload',
  ],
  many: ['individualTesters', 'betaGroups', 'betaBuildLocalizations', 'icons', 'buildBundles'],
  unlisted: ['perfPowerMetrics', 'diagnosticSignatures'],
});

/** The states that builds for internal and for external testers share. */
const testStates = [
  'PROCESSING',
  'PROCESSING_EXCEPTION',
  'MISSING_EXPORT_COMPLIANCE',
  'READY_FOR_BETA_TESTING',
  'IN_BETA_TESTING',
  'EXPIRED',
  'IN_EXPORT_COMPLIANCE_REVIEW',
] as const;

const betaDetail = resource('BuildBetaDetail', 'buildBetaDetails', 'TestFlight state', {
  attributes: {
    autoNotifyEnabled: field(flag, 'Notifies testers', 'Whether testers are told as soon as they can install it.'),
    internalBuildState: field(oneOf(...testStates), 'Internal state', 'Where it stands for internal testers.'),
    externalBuildState: field(
      oneOf(
        ...testStates,
        'READY_FOR_BETA_SUBMISSION',
        'WAITING_FOR_BETA_REVIEW',
        'IN_BETA_REVIEW',
        'BETA_REJECTED',
        'BETA_APPROVED',
        'NOT_APPLICABLE',
      ),
      'External state',
      'Where it stands for external testers.',
    ),
  },
  one: ['build'],
});

export const builds = rows('apple', {
  ListBuilds: {
    route: 'GET /v1/builds',
    summary: 'List builds',
    description: 'Finds and lists builds. Sort by -uploadedDate to have the newest first.',
    access: 'read',
    visibility: 'important',
    parameters: [
      ofApp,
      query(
        'filter[processingState]',
        arrayOf(processingState),
        'Processing states',
        'Only the builds in these states.',
      ),
      query('filter[version]', list, 'Build numbers', 'Only the builds with these numbers.'),
      query('filter[preReleaseVersion.version]', list, 'Version numbers', 'Only the builds of these versions.'),
      query(
        'filter[preReleaseVersion.platform]',
        arrayOf(platform),
        'Platforms',
        'Only the builds for these platforms.',
      ),
      query('filter[expired]', arrayOf(yesOrNo), 'Is expired', 'Only builds that have, or have not, expired.'),
      query('filter[betaGroups]', list, 'Groups', 'Only the builds that these TestFlight groups have.', {
        choices: groupChoices('filter[app]'),
      }),
      query(
        'filter[betaAppReviewSubmission.betaReviewState]',
        arrayOf(betaReviewState),
        'Beta review states',
        'Only the builds in these states of beta review.',
      ),
      query('filter[buildAudienceType]', arrayOf(audience), 'Audiences', 'Only the builds for these audiences.', {
        visibility: 'advanced',
      }),
      query(
        'filter[usesNonExemptEncryption]',
        arrayOf(yesOrNo),
        'Uses non exempt encryption',
        'Only builds with, or without, encryption that export rules apply to.',
        { visibility: 'advanced' },
      ),
      query(
        'exists[usesNonExemptEncryption]',
        flag,
        'Has declared encryption',
        'Whether the question of encryption has been answered.',
        { visibility: 'advanced' },
      ),
      query('filter[preReleaseVersion]', list, 'Prerelease version IDs', 'Only the builds of these versions, by ID.', {
        visibility: 'advanced',
      }),
      query('filter[appStoreVersion]', list, 'App Store version IDs', 'Only the builds chosen for these versions.', {
        visibility: 'advanced',
        choices: versionChoices('filter[app]'),
      }),
      query('filter[id]', text, 'Build ID', 'Only the build with this ID. Put commas between several.', {
        visibility: 'advanced',
      }),
      sort('builds', 'uploadedDate', 'version', 'preReleaseVersion'),
      limit,
      cursor,
      build.include,
      build.fields,
    ],
    pages: applePages(200),
    responds: build.page,
  },
  ReadBuild: {
    route: 'GET /v1/builds/{id}',
    summary: 'Read build',
    description: 'Reads one build: its number, its processing state and when it expires.',
    access: 'read',
    responseIdFrom: 'id',
    parameters: [theBuild, build.include, build.fields, chooseApp],
    responds: build.document,
  },
  UpdateBuild: {
    route: 'PATCH /v1/builds/{id}',
    summary: 'Update build',
    description: 'Ends the test of a build, or answers the question of its encryption. An expired build stays expired.',
    access: 'publish',
    parameters: [theBuild, chooseApp],
    ...updates('BuildChanges', 'builds', {
      relations: {
        encryptionDeclarationId: one(
          'appEncryptionDeclaration',
          'appEncryptionDeclarations',
          'Encryption declaration',
          'The declaration that holds for this build.',
        ),
      },
      attributes: { expired, usesNonExemptEncryption: encryption },
    }),
    responds: build.document,
  },
  ReadBuildBetaDetail: {
    route: 'GET /v1/builds/{id}/buildBetaDetail',
    summary: 'Read TestFlight state of build',
    description: 'Reads whether internal and external testers can have a build, and what it waits for.',
    access: 'read',
    parameters: [theBuild, betaDetail.include, betaDetail.fields, chooseApp],
    responds: betaDetail.related,
  },
});
