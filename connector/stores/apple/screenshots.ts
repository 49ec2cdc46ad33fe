// Screenshots of a version, in one set per language and size. Source: Apple's OpenAPI document 4.4.1, appScreenshotSets
// and appScreenshots.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, list, none, text } from '../../core/schema.ts';
import {
  chooseApp,
  chooseLocalization,
  chooseVersion,
  localizationChoices,
  screenshotSetChoices,
} from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theLocalization, theScreenshot } from './pathParameters.ts';
import { creates, one, updates } from './requestBodies.ts';
import { limit } from './resource.ts';
import { displayType, itsDisplayType, screenshot, screenshotSet } from './screenshotShapes.ts';

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
      screenshotSet.include,
      screenshotSet.fields,
      chooseApp,
      chooseVersion,
    ],
    pages: applePages(200),
    responds: screenshotSet.page,
  },
  CreateScreenshotSet: {
    route: 'POST /v1/appScreenshotSets',
    summary: 'Create screenshot set',
    description: 'Makes room for the screenshots of one display type, in one language of a version.',
    access: 'write',
    verifyWith: 'ListScreenshotSets',
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
      attributes: { screenshotDisplayType: itsDisplayType },
      required: ['screenshotDisplayType'],
    }),
    responds: screenshotSet.document,
  },
  CreateScreenshot: {
    route: 'POST /v1/appScreenshots',
    summary: 'Create screenshot',
    description: 'Announces a screenshot. The answer says where its file goes; Commit screenshot ends the upload.',
    access: 'write',
    verifyWith: 'ListScreenshotSets',
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
    responseIdFrom: 'id',
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
