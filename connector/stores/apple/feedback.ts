// Feedback from TestFlight testers. Source: Apple's OpenAPI document 4.4.1, betaFeedbackCrashSubmissions,
// betaFeedbackScreenshotSubmissions and betaCrashLogs.
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, bigInteger, field, integer, list, moment, object, oneOf, text } from '../../core/schema.ts';
import { buildChoices, chooseApp, crashChoices, testerChoices } from './dynamicValues.ts';
import { platform } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp } from './pathParameters.ts';
import { limit, resource, sort } from './resource.ts';

const attributes = {
  createdDate: field(moment, 'Sent', 'When the tester sent it.'),
  comment: field(text, 'Comment', 'What the tester wrote.'),
  email: field(text, 'Email', 'The address of the tester, where it was given.'),
  deviceModel: field(text, 'Device model', 'The device, such as iPhone17_1.'),
  osVersion: field(text, 'OS version', 'The system on the device.'),
  locale: field(text, 'Language', 'The language of the device.'),
  timeZone: field(text, 'Time zone', 'The time zone of the device.'),
  architecture: field(text, 'Architecture', 'The processor of the device.'),
  connectionType: field(
    oneOf('WIFI', 'MOBILE_DATA', 'WIRE', 'UNKNOWN', 'NONE'),
    'Connection',
    'How the device was connected.',
  ),
  pairedAppleWatch: field(text, 'Paired Apple Watch', 'The watch that belongs to the device.'),
  appUptimeInMilliseconds: field(bigInteger, 'Uptime', 'How many milliseconds the app had been open.'),
  diskBytesAvailable: field(bigInteger, 'Free bytes', 'How many bytes of the disk were free.'),
  diskBytesTotal: field(bigInteger, 'Disk bytes', 'How many bytes the disk has.'),
  batteryPercentage: field(integer(), 'Battery', 'How full the battery was, in percent.'),
  screenWidthInPoints: field(integer(), 'Screen width', 'The width of the screen in points.'),
  screenHeightInPoints: field(integer(), 'Screen height', 'The height of the screen in points.'),
  appPlatform: field(platform, 'App platform', 'The platform that the app was made for.'),
  devicePlatform: field(platform, 'Device platform', 'The platform of the device.'),
  deviceFamily: field(
    oneOf('IPHONE', 'IPAD', 'APPLE_TV', 'APPLE_WATCH', 'MAC', 'VISION'),
    'Device family',
    'The kind of device.',
  ),
  buildBundleId: field(text, 'Bundle ID', 'The bundle ID of the build.'),
};

const crash = resource('CrashFeedback', 'betaFeedbackCrashSubmissions', 'crash feedback', {
  plural: 'crash feedback entries',
  attributes,
  one: ['build', 'tester'],
  unlisted: ['crashLog'],
});

const shot = resource('ScreenshotFeedback', 'betaFeedbackScreenshotSubmissions', 'screenshot feedback', {
  plural: 'screenshot feedback entries',
  attributes: {
    ...attributes,
    screenshots: field(
      arrayOf(
        object({
          url: field(text, 'Address', 'Where to get the image, until it expires.'),
          width: integer(),
          height: integer(),
          expirationDate: field(moment, 'Expires', 'Until when the address is good.'),
        }),
      ),
      'Screenshots',
      'The images that the tester sent.',
    ),
  },
  one: ['build', 'tester'],
});

const crashLog = resource('CrashLog', 'betaCrashLogs', 'crash log', {
  attributes: { logText: field(text, 'Text', 'The whole text of the log.') },
});

const filters = [
  theApp,
  query('filter[build]', list, 'Builds', 'Only feedback on these builds.', { choices: buildChoices('id') }),
  query('filter[tester]', list, 'Testers', 'Only feedback of these testers.', { choices: testerChoices('id') }),
  query('filter[deviceModel]', list, 'Device models', 'Only feedback from these devices.'),
  query('filter[osVersion]', list, 'OS versions', 'Only feedback from these systems.'),
  query('filter[appPlatform]', arrayOf(platform), 'App platforms', 'Only for apps made for these platforms.'),
  query('filter[devicePlatform]', arrayOf(platform), 'Device platforms', 'Only from devices of these platforms.'),
  query('filter[build.preReleaseVersion]', list, 'Prerelease version IDs', 'Only on builds of these versions.', {
    visibility: 'advanced',
  }),
  sort('feedback', 'createdDate'),
  limit,
  cursor,
] as const;

export const feedback = rows('apple', {
  ListCrashFeedback: {
    route: 'GET /v1/apps/{id}/betaFeedbackCrashSubmissions',
    summary: 'List crash feedback of testers',
    description:
      'Lists the crashes that testers reported from TestFlight. Sort by -createdDate to have the newest first.',
    access: 'read',
    visibility: 'important',
    parameters: [...filters, crash.include, crash.fields],
    pages: applePages(200),
    responds: crash.page,
  },
  ListScreenshotFeedback: {
    route: 'GET /v1/apps/{id}/betaFeedbackScreenshotSubmissions',
    summary: 'List screenshot feedback of testers',
    description: 'Lists the comments and screenshots that testers sent from TestFlight. The image addresses expire.',
    access: 'read',
    visibility: 'important',
    parameters: [...filters, shot.include, shot.fields],
    pages: applePages(200),
    responds: shot.page,
  },
  ReadCrashLog: {
    route: 'GET /v1/betaFeedbackCrashSubmissions/{id}/crashLog',
    summary: 'Read crash log of tester',
    description: 'Reads the log of a crash that a tester reported.',
    access: 'read',
    parameters: [
      path('id', 'Crash feedback', 'The report, picked by when it was sent.', { choices: crashChoices() }),
      crashLog.fields,
      chooseApp,
    ],
    responds: crashLog.related,
  },
});
