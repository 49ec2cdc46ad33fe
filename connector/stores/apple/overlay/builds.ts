// Builds uploaded to App Store Connect.
import { arrayOf, oneOf, text } from '../../../core/schema.ts';
import { chooseApp, groupChoices, versionChoices } from '../dynamicValues.ts';
import { yesOrNo } from '../enums.ts';
import { ofApp } from './pathParameters.ts';
import type { Overlay } from './types.ts';

const testStates = [
  'PROCESSING',
  'PROCESSING_EXCEPTION',
  'MISSING_EXPORT_COMPLIANCE',
  'READY_FOR_BETA_TESTING',
  'IN_BETA_TESTING',
  'EXPIRED',
  'IN_EXPORT_COMPLIANCE_REVIEW',
] as const;
/** The states that builds for internal testers have, too, come first. */
const externalState = oneOf(
  ...testStates,
  'READY_FOR_BETA_SUBMISSION',
  'WAITING_FOR_BETA_REVIEW',
  'IN_BETA_REVIEW',
  'BETA_REJECTED',
  'BETA_APPROVED',
  'NOT_APPLICABLE',
);

export const builds: Overlay = {
  resources: {
    Build: {
      what: 'build',
      attributes: {
        version: ['Build number', 'The number of the build, which testers see beside that of the version.'],
        uploadedDate: ['Uploaded', 'When it was uploaded.'],
        expirationDate: ['Expires', 'Until when testers can install it.'],
        expired: ['Is expired', 'Whether testers can no longer install it.'],
        minOsVersion: ['Lowest OS version', 'The oldest system that it runs on.'],
        lsMinimumSystemVersion: ['Lowest macOS version', 'The same for macOS, as the build says it.'],
        computedMinMacOsVersion: ['Computed lowest macOS version', 'The same for macOS, as Apple finds it.'],
        computedMinVisionOsVersion: ['Lowest visionOS version', 'The same for visionOS, as Apple finds it.'],
        iconAssetToken: [
          'Icon',
          'The icon of the app in this build.',
          {
            fields: {
              templateUrl: ['Icon address', 'The address of the icon, with places for width, height and format.'],
              width: {},
              height: {},
            },
          },
        ],
        processingState: 'VALID when Apple has processed it.',
        buildAudienceType: ['Audience', 'Whether it is only for internal testers.'],
        usesNonExemptEncryption: 'Whether export rules apply to the encryption of the app.',
      },
    },
    BuildBetaDetail: {
      what: 'TestFlight state',
      attributes: {
        autoNotifyEnabled: ['Notifies testers', 'Whether testers are notified as soon as they can install it.'],
        internalBuildState: ['Internal state', 'Its test state for internal testers.'],
        externalBuildState: ['External state', 'Its test state for external testers.', { schema: externalState }],
      },
    },
  },
  operations: {
    ListBuilds: {
      of: 'builds_getCollection',
      summary: 'List builds',
      description: 'Finds and lists builds. Sort by -uploadedDate to get the newest first.',
      visibility: 'important',
      orders: ['uploadedDate', 'version', 'preReleaseVersion'],
      inputs: {
        'filter[app]': ofApp,
        'filter[processingState]': ['Processing states', 'Only the builds in these states.'],
        'filter[version]': ['Build numbers', 'Only the builds with these numbers.'],
        'filter[preReleaseVersion.version]': ['Version numbers', 'Only the builds of these versions.'],
        'filter[preReleaseVersion.platform]': ['Platforms', 'Only the builds for these platforms.'],
        'filter[expired]': ['Is expired', 'Only builds that have, or have not, expired.', { schema: arrayOf(yesOrNo) }],
        'filter[betaGroups]': [
          'Groups',
          'Only the builds that these TestFlight groups have.',
          { choices: groupChoices('filter[app]') },
        ],
        'filter[betaAppReviewSubmission.betaReviewState]': [
          'Beta review states',
          'Only the builds in these states of beta review.',
        ],
        'filter[buildAudienceType]': ['Audiences', 'Only the builds for these audiences.', { visibility: 'advanced' }],
        'filter[usesNonExemptEncryption]': [
          'Only builds with, or without, encryption that export rules apply to.',
          { schema: arrayOf(yesOrNo), visibility: 'advanced' },
        ],
        'exists[usesNonExemptEncryption]': [
          'Has declared encryption',
          'Whether the question of encryption has been answered.',
          { visibility: 'advanced' },
        ],
        'filter[preReleaseVersion]': [
          'Prerelease version IDs',
          'Only the builds of these versions, by ID.',
          { visibility: 'advanced' },
        ],
        'filter[appStoreVersion]': [
          'App Store version IDs',
          'Only the builds chosen for these versions.',
          { visibility: 'advanced', choices: versionChoices('filter[app]') },
        ],
        'filter[id]': [
          'Build ID',
          'Only the build with this ID. Put commas between several.',
          { schema: text, visibility: 'advanced' },
        ],
      },
    },
    ReadBuild: {
      of: 'builds_getInstance',
      summary: 'Read build',
      description: 'Reads one build: its number, its processing state and when it expires.',
      choosers: [chooseApp],
    },
    UpdateBuild: {
      of: 'builds_updateInstance',
      summary: 'Update build',
      description:
        'Expires a build, or sets its export compliance for encryption. An expired build cannot be restored.',
      body: [
        'BuildChanges',
        {
          appEncryptionDeclaration: [
            'Encryption declaration',
            'The export compliance declaration of this build.',
            { as: 'encryptionDeclarationId' },
          ],
          expired: {},
          usesNonExemptEncryption: {},
        },
      ],
      choosers: [chooseApp],
    },
    ReadBuildBetaDetail: {
      of: 'builds_buildBetaDetail_getToOneRelated',
      summary: 'Read TestFlight state of build',
      description: 'Reads the test states of a build for internal and external testers.',
      choosers: [chooseApp],
    },
  },
};
