// Screenshots of a version, in one set per language and size. Source: Apple's OpenAPI document 4.4.1, appScreenshotSets
// and appScreenshots.
import { query, rows } from '../row.ts';
import { arrayOf, field, flag, integer, list, none, object, oneOf, text } from '../schema.ts';
import { chooseApp, chooseLocalization, chooseVersion, localizationChoices, screenshotSetChoices } from './choices.ts';
import { applePages, cursor } from './document.ts';
import { theLocalization, theScreenshot } from './ids.ts';
import { creates, one, updates } from './inputs.ts';
import { limit, resource } from './resource.ts';

const displayType = oneOf(
  'APP_IPHONE_67',
  'APP_IPHONE_65',
  'APP_IPHONE_61',
  'APP_IPHONE_58',
  'APP_IPHONE_55',
  'APP_IPHONE_47',
  'APP_IPHONE_40',
  'APP_IPHONE_35',
  'APP_IPAD_PRO_3GEN_129',
  'APP_IPAD_PRO_3GEN_11',
  'APP_IPAD_PRO_129',
  'APP_IPAD_105',
  'APP_IPAD_97',
  'APP_DESKTOP',
  'APP_WATCH_ULTRA',
  'APP_WATCH_SERIES_10',
  'APP_WATCH_SERIES_7',
  'APP_WATCH_SERIES_4',
  'APP_WATCH_SERIES_3',
  'APP_APPLE_TV',
  'APP_APPLE_VISION_PRO',
  'IMESSAGE_APP_IPHONE_67',
  'IMESSAGE_APP_IPHONE_65',
  'IMESSAGE_APP_IPHONE_61',
  'IMESSAGE_APP_IPHONE_58',
  'IMESSAGE_APP_IPHONE_55',
  'IMESSAGE_APP_IPHONE_47',
  'IMESSAGE_APP_IPHONE_40',
  'IMESSAGE_APP_IPAD_PRO_3GEN_129',
  'IMESSAGE_APP_IPAD_PRO_3GEN_11',
  'IMESSAGE_APP_IPAD_PRO_129',
  'IMESSAGE_APP_IPAD_105',
  'IMESSAGE_APP_IPAD_97',
);
const itsType = field(displayType, 'Display type', 'The device that the screenshots are for.');

const set = resource('ScreenshotSet', 'appScreenshotSets', 'screenshot set', {
  attributes: { screenshotDisplayType: itsType },
  one: [
    'appStoreVersionLocalization',
    'appCustomProductPageLocalization',
    'appStoreVersionExperimentTreatmentLocalization',
  ],
  many: ['appScreenshots'],
});

const complaints = arrayOf(object({ code: field(text, 'Code', 'What it is called.'), description: text }));

const screenshot = resource('Screenshot', 'appScreenshots', 'screenshot', {
  attributes: {
    fileSize: field(integer(), 'File size', 'The size of the file in bytes.'),
    fileName: text,
    sourceFileChecksum: field(text, 'Checksum', 'The MD5 checksum of the file.'),
    imageAsset: object({
      templateUrl: field(text, 'Image address', 'The address of the image, with places for width, height and format.'),
      width: integer(),
      height: integer(),
    }),
    assetToken: text,
    assetType: text,
    uploadOperations: field(
      arrayOf(
        object({
          method: text,
          url: field(text, 'Upload address', 'Where this part of the file goes.'),
          length: field(integer(), 'Length', 'How many bytes of the file.'),
          offset: field(integer(), 'Offset', 'From which byte of the file.'),
          requestHeaders: arrayOf(object({ name: text, value: text })),
        }),
      ),
      'Upload operations',
      'How to send the file to Apple, part by part. Only a new screenshot has them.',
    ),
    assetDeliveryState: field(
      object({
        errors: complaints,
        warnings: complaints,
        state: oneOf('AWAITING_UPLOAD', 'UPLOAD_COMPLETE', 'COMPLETE', 'FAILED'),
      }),
      'Delivery',
      'How far the file has come at Apple.',
    ),
  },
  one: ['appScreenshotSet'],
});

export const screenshots = rows('apple', {
  ListScreenshotSets: {
    route: 'GET /v1/appStoreVersionLocalizations/{id}/appScreenshotSets',
    summary: 'List screenshot sets',
    description:
      'Lists the screenshots of a version in one language, by display type. Include appScreenshots to have them.',
    access: 'read',
    parameters: [
      theLocalization,
      query('filter[screenshotDisplayType]', arrayOf(displayType), 'Display types', 'Only the sets for these devices.'),
      query(
        'filter[appCustomProductPageLocalization]',
        list,
        'Product page IDs',
        'Only those of these product pages.',
        {
          visibility: 'advanced',
        },
      ),
      query(
        'filter[appStoreVersionExperimentTreatmentLocalization]',
        list,
        'Treatment IDs',
        'Only those of these treatments of product page tests.',
        { visibility: 'advanced' },
      ),
      limit,
      cursor,
      set.include,
      set.fields,
      chooseApp,
      chooseVersion,
    ],
    pages: applePages(200),
    responds: set.page,
  },
  CreateScreenshotSet: {
    route: 'POST /v1/appScreenshotSets',
    summary: 'Create screenshot set',
    description: 'Makes room for the screenshots of one display type, in one language of a version.',
    access: 'write',
    parameters: [chooseApp, chooseVersion],
    ...creates('NewScreenshotSet', 'appScreenshotSets', {
      relations: {
        localizationId: one(
          'appStoreVersionLocalization',
          'appStoreVersionLocalizations',
          'Localization',
          'The language of the version.',
          localizationChoices(),
        ),
      },
      attributes: { screenshotDisplayType: itsType },
      required: ['screenshotDisplayType'],
    }),
    responds: set.document,
  },
  CreateScreenshot: {
    route: 'POST /v1/appScreenshots',
    summary: 'Create screenshot',
    description: 'Announces a screenshot. The answer says where its file goes; Commit screenshot ends the upload.',
    access: 'write',
    parameters: [chooseApp, chooseVersion, chooseLocalization],
    ...creates('NewScreenshot', 'appScreenshots', {
      relations: {
        screenshotSetId: one(
          'appScreenshotSet',
          'appScreenshotSets',
          'Screenshot set',
          'The set that gets the screenshot.',
          screenshotSetChoices(),
        ),
      },
      attributes: {
        fileName: field(text, 'File name', 'The name of the file, such as start.png.'),
        fileSize: field(integer(1), 'File size', 'The size of the file in bytes.'),
      },
      required: ['screenshotSetId', 'fileName', 'fileSize'],
    }),
    responds: screenshot.document,
  },
  CommitScreenshot: {
    route: 'PATCH /v1/appScreenshots/{id}',
    summary: 'Commit screenshot',
    description: 'Tells Apple that the whole file of a screenshot has been sent. Apple then processes it.',
    access: 'write',
    parameters: [theScreenshot, chooseApp, chooseVersion, chooseLocalization],
    ...updates('ScreenshotCommit', 'appScreenshots', {
      attributes: {
        uploaded: field(flag, 'Is uploaded', 'Yes when all parts have been sent.'),
        sourceFileChecksum: field(text, 'Checksum', 'The MD5 checksum of the file, as 32 hexadecimal digits.'),
      },
    }),
    responds: screenshot.document,
  },
  ReadScreenshot: {
    route: 'GET /v1/appScreenshots/{id}',
    summary: 'Read screenshot',
    description: 'Reads one screenshot, and whether Apple could use its file.',
    access: 'read',
    answersFor: 'id',
    parameters: [theScreenshot, screenshot.include, screenshot.fields, chooseApp, chooseVersion, chooseLocalization],
    responds: screenshot.document,
  },
  DeleteScreenshot: {
    route: 'DELETE /v1/appScreenshots/{id}',
    summary: 'Delete screenshot',
    description: 'Takes a screenshot out of its set. The version must still be in preparation.',
    access: 'write',
    parameters: [theScreenshot, chooseApp, chooseVersion, chooseLocalization],
    responds: none,
  },
});
