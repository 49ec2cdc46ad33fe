// Feedback from TestFlight testers.
import { path } from '../../../core/builders.ts';
import { bigInteger } from '../../../core/schema.ts';
import { buildChoices, chooseApp, crashChoices, testerChoices } from '../dynamicValues.ts';
import type { AttributeWords, OperationOverlay, Overlay } from './types.ts';

/** Of crashes and of screenshots. */
const attributes: Readonly<Record<string, AttributeWords>> = {
  createdDate: ['Sent', 'When the tester sent it.'],
  comment: 'What the tester wrote.',
  email: 'The email address of the tester, if given.',
  deviceModel: 'The device, such as iPhone17_1.',
  osVersion: 'The system on the device.',
  locale: ['Language', 'The language of the device.'],
  timeZone: 'The time zone of the device.',
  architecture: 'The processor of the device.',
  connectionType: ['Connection', 'How the device was connected.'],
  pairedAppleWatch: ['Paired Apple Watch', 'The watch that belongs to the device.'],
  appUptimeInMilliseconds: ['Uptime', 'How many milliseconds the app had been open.', { schema: bigInteger }],
  diskBytesAvailable: ['Free bytes', 'How many bytes of the disk were free.', { schema: bigInteger }],
  diskBytesTotal: ['Disk bytes', 'How many bytes the disk has.', { schema: bigInteger }],
  batteryPercentage: ['Battery', 'How full the battery was, in percent.'],
  screenWidthInPoints: ['Screen width', 'The width of the screen in points.'],
  screenHeightInPoints: ['Screen height', 'The height of the screen in points.'],
  appPlatform: 'The platform that the app was made for.',
  devicePlatform: 'The platform of the device.',
  deviceFamily: 'The kind of device.',
  buildBundleId: ['Bundle ID', 'The bundle ID of the build.'],
};

const inputs: NonNullable<OperationOverlay['inputs']> = {
  'filter[build]': ['Builds', 'Only feedback on these builds.', { choices: buildChoices('id') }],
  'filter[tester]': ['Testers', 'Only feedback of these testers.', { choices: testerChoices('id') }],
  'filter[deviceModel]': ['Device models', 'Only feedback from these devices.'],
  'filter[osVersion]': ['OS versions', 'Only feedback from these systems.'],
  'filter[appPlatform]': ['App platforms', 'Only for apps made for these platforms.'],
  'filter[devicePlatform]': ['Device platforms', 'Only from devices of these platforms.'],
  'filter[build.preReleaseVersion]': [
    'Prerelease version IDs',
    'Only on builds of these versions.',
    { visibility: 'advanced' },
  ],
};

export const feedback: Overlay = {
  resources: {
    BetaFeedbackCrashSubmission: {
      name: 'CrashFeedback',
      what: 'crash feedback',
      plural: 'crash feedback entries',
      attributes,
    },
    BetaFeedbackScreenshotSubmission: {
      name: 'ScreenshotFeedback',
      what: 'screenshot feedback',
      plural: 'screenshot feedback entries',
      attributes: {
        ...attributes,
        screenshots: [
          'The images that the tester sent.',
          {
            fields: {
              url: ['Address', 'Where to get the image, until it expires.'],
              width: {},
              height: {},
              expirationDate: ['Expires', 'Until when the address is good.'],
            },
          },
        ],
      },
    },
    BetaCrashLog: {
      name: 'CrashLog',
      what: 'crash log',
      attributes: { logText: ['Text', 'The whole text of the log.'] },
    },
  },
  operations: {
    ListCrashFeedback: {
      of: 'apps_betaFeedbackCrashSubmissions_getToManyRelated',
      summary: 'List crash feedback of testers',
      description:
        'Lists the crashes that testers reported from TestFlight. Sort by -createdDate to get the newest first.',
      visibility: 'important',
      inputs,
      sorts: 'feedback',
    },
    ListScreenshotFeedback: {
      of: 'apps_betaFeedbackScreenshotSubmissions_getToManyRelated',
      summary: 'List screenshot feedback of testers',
      description: 'Lists the comments and screenshots that testers sent from TestFlight. The image addresses expire.',
      visibility: 'important',
      inputs,
      sorts: 'feedback',
    },
    ReadCrashLog: {
      of: 'betaFeedbackCrashSubmissions_crashLog_getToOneRelated',
      summary: 'Read crash log of tester',
      description: 'Reads the log of a crash that a tester reported.',
      path: path('id', 'Crash feedback', 'The report.', { choices: { ...crashChoices(), by: 'when it was sent' } }),
      choosers: [chooseApp],
    },
  },
};
