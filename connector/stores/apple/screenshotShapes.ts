// Schemas of screenshots and screenshot sets, and the devices that they are for. Source: Apple's OpenAPI document 4.4.1,
// AppScreenshotSet, AppScreenshot and ScreenshotDisplayType.
import { arrayOf, field, integer, object, oneOf, text } from '../../core/schema.ts';
import { resource } from './resource.ts';

export const displayType = oneOf(
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
export const itsDisplayType = field(displayType, 'Display type', 'The device that the screenshots are for.');

export const screenshotSet = resource('ScreenshotSet', 'appScreenshotSets', 'screenshot set', {
  attributes: { screenshotDisplayType: itsDisplayType },
  one: [
    'appStoreVersionLocalization',
    'appCustomProductPageLocalization',
    'appStoreVersionExperimentTreatmentLocalization',
  ],
  many: ['appScreenshots'],
});

const complaints = arrayOf(object({ code: field(text, 'Code', 'What it is called.'), description: text }));

export const screenshot = resource('Screenshot', 'appScreenshots', 'screenshot', {
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
          requestHeaders: field(
            arrayOf(object({ name: text, value: text })),
            'Headers',
            'The headers to send with it.',
          ),
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
