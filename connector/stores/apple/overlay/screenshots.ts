// Screenshots of a version, in one set per language and size.
import { arrayOf, integer } from '../../../core/schema.ts';
import { displayType } from '../displayTypes.ts';
import {
  chooseApp,
  chooseLocalization,
  chooseVersion,
  localizationChoices,
  screenshotSetChoices,
} from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const screenshots: Overlay = {
  resources: {
    AppScreenshotSet: {
      name: 'ScreenshotSet',
      what: 'screenshot set',
      attributes: {
        screenshotDisplayType: ['Display type', 'The device that the screenshots are for.', { schema: displayType }],
      },
    },
    AppScreenshot: {
      name: 'Screenshot',
      what: 'screenshot',
      attributes: {
        fileSize: 'The size of the file in bytes.',
        fileName: {},
        sourceFileChecksum: ['Checksum', 'The MD5 checksum of the file.'],
        imageAsset: {
          fields: {
            templateUrl: ['Image address', 'The address of the image, with places for width, height and format.'],
            width: {},
            height: {},
          },
        },
        assetToken: {},
        assetType: {},
        uploadOperations: [
          'How to send the file to Apple, part by part. Only a new screenshot has them.',
          {
            fields: {
              method: {},
              url: ['Upload address', 'Where this part of the file goes.'],
              length: 'How many bytes of the file.',
              offset: 'From which byte of the file.',
              requestHeaders: ['Headers', 'The headers to send with it.'],
            },
          },
        ],
        assetDeliveryState: [
          'Delivery',
          'How far the file has come at Apple.',
          {
            fields: {
              errors: { fields: { code: 'What it is called.', description: {} } },
              warnings: { fields: { code: 'What it is called.', description: {} } },
              state: {},
            },
          },
        ],
      },
    },
  },
  operations: {
    ListScreenshotSets: {
      of: 'appStoreVersionLocalizations_appScreenshotSets_getToManyRelated',
      coveredBy: 'UploadScreenshot',
      summary: 'List screenshot sets',
      description:
        'Lists the screenshots of a version in one language, by display type. Include appScreenshots to get the screenshots themselves.',
      inputs: {
        'filter[screenshotDisplayType]': [
          'Display types',
          'Only the sets for these devices.',
          { schema: arrayOf(displayType) },
        ],
        'filter[appCustomProductPageLocalization]': [
          'Product page IDs',
          'Only those of these product pages.',
          { visibility: 'advanced' },
        ],
        'filter[appStoreVersionExperimentTreatmentLocalization]': [
          'Treatment IDs',
          'Only those of these treatments of product page optimization tests.',
          { visibility: 'advanced' },
        ],
      },
      choosers: [chooseApp, chooseVersion],
    },
    CreateScreenshotSet: {
      of: 'appScreenshotSets_createInstance',
      coveredBy: 'UploadScreenshot',
      summary: 'Create screenshot set',
      description: 'Creates the set that holds the screenshots of one display type, in one language of a version.',
      access: 'write',
      verifyWith: 'ListScreenshotSets',
      body: [
        'NewScreenshotSet',
        {
          appStoreVersionLocalization: [
            'Localization',
            'The language of the version.',
            { as: 'localizationId', choices: localizationChoices() },
          ],
          screenshotDisplayType: {},
        },
      ],
      choosers: [chooseApp, chooseVersion],
    },
    CreateScreenshot: {
      of: 'appScreenshots_createInstance',
      coveredBy: 'UploadScreenshot',
      summary: 'Create screenshot',
      description:
        'Reserves a screenshot. The response has the upload operations for its file; Commit screenshot completes the upload.',
      access: 'write',
      verifyWith: 'ListScreenshotSets',
      body: [
        'NewScreenshot',
        {
          appScreenshotSet: [
            'Screenshot set',
            'The set that gets the screenshot.',
            { as: 'screenshotSetId', choices: screenshotSetChoices() },
          ],
          fileName: 'The name of the file, such as start.png.',
          fileSize: { schema: integer(1) },
        },
      ],
      choosers: [chooseApp, chooseVersion, chooseLocalization],
    },
    CommitScreenshot: {
      of: 'appScreenshots_updateInstance',
      coveredBy: 'UploadScreenshot',
      summary: 'Commit screenshot',
      description: 'Confirms that the file of a screenshot is uploaded completely. Apple then processes it.',
      access: 'write',
      body: [
        'ScreenshotCommit',
        {
          uploaded: ['Is uploaded', 'Yes when all parts have been sent.'],
          sourceFileChecksum: 'The MD5 checksum of the file, as 32 hexadecimal digits.',
        },
      ],
      choosers: [chooseApp, chooseVersion, chooseLocalization],
    },
    ReadScreenshot: {
      of: 'appScreenshots_getInstance',
      coveredBy: 'UploadScreenshot',
      summary: 'Read screenshot',
      description: 'Reads one screenshot and the processing state of its file.',
      choosers: [chooseApp, chooseVersion, chooseLocalization],
    },
    DeleteScreenshot: {
      of: 'appScreenshots_deleteInstance',
      summary: 'Delete screenshot',
      description: 'Deletes a screenshot from its set. The version must still be in preparation.',
      access: 'write',
      choosers: [chooseApp, chooseVersion, chooseLocalization],
    },
  },
};
