// Recipe that uploads a list of screenshots of a version, in several languages, from file addresses.
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, field, fileAddress, flag, integer, object, oneOf, text } from '../../../core/schema.ts';
import { openDisplayType } from '../displayTypes.ts';
import { aboutVersion, answers, LOCALE } from './shared.ts';

const anySize = field(
  flag,
  'Any size',
  'Yes to send images of a size that the relay does not know, such as that of a new device. Apple then checks them.',
);
const onlyThese = field(
  flag,
  'Replace',
  'Yes to show in each language and device of the list only its pictures, in this order. Otherwise they are added to those that are there.',
);

const pictures = field(
  {
    ...arrayOf(
      field(
        object(
          {
            locale: field({ ...text, pattern: LOCALE }, 'Language', 'The language as Apple writes it, such as en-US.'),
            fileUrl: field(
              fileAddress,
              'File address',
              'The https URL of the PNG or JPEG, at most 20 MB, on a host that an administrator allows.',
            ),
            fileName: field(
              { ...text, minLength: 0, pattern: '^[^\\x00-\\x1f\\x7f/\\\\]{0,64}$' },
              'File name',
              'The name of the file, which ends in .png, .jpg or .jpeg. If empty, the last part of its address.',
            ),
            displayType: field(
              { ...openDisplayType, pattern: '^([A-Z][A-Z0-9_]{1,63})?$' },
              'Display type',
              'The device, or the name of a group of the asset library. If empty, the newest device that takes the size of the picture.',
            ),
            position: field(
              integer(1, 100),
              'Position',
              'The place among the screenshots, from 1. If empty, the last.',
            ),
          },
          ['locale', 'fileUrl'],
        ),
        'Picture',
        'One picture in one language.',
      ),
    ),
    maxItems: 200,
    keepsEmpty: true,
  },
  'Pictures',
  'The pictures to show, at most 200.',
);

export const pictureListRecipes = recipeRows('apple', {
  UploadScreenshots: {
    route: 'POST /recipes/screenshots',
    summary: 'Upload screenshots of several languages',
    description:
      'Uploads the screenshots in a list from their URLs, and shows them in their languages and devices. A file in several rows is sent once, and one that is already there is not sent again. Each row has its own outcome. It runs as a job, which continues after the call.',
    access: 'write',
    verifyWith: 'ListPlacements',
    recipe: 'apple/screenshots',
    job: true,
    body: aboutVersion(
      'ScreenshotsToUpload',
      'Leave it empty for the version in preparation.',
      { pictures, replace: onlyThese, anySize },
      ['pictures'],
    ),
    responds: answers('UploadedScreenshots', {
      done: field(integer(), 'Done', 'How many are shown now.'),
      skipped: field(integer(), 'Skipped', 'How many were shown already.'),
      failed: field(integer(), 'Failed', 'How many failed or were not tried. Call it again with the same list.'),
      pictures: field(
        arrayOf(
          object(
            {
              locale: field(text, 'Language', 'The language, as it was given.'),
              fileName: field(text, 'File name', 'The name of the file.'),
              outcome: field(
                oneOf('done', 'skipped', 'planned', 'failed', 'notTried'),
                'Outcome',
                'What became of the row.',
              ),
              message: field(text, 'Message', 'The outcome in a sentence.'),
              code: field(text, 'Error code', "The code of the failure, such as Apple's IMAGE_INCORRECT_DIMENSIONS."),
              placementGroup: field(text, 'Group', 'The group of the asset library that shows it.'),
              width: field(integer(), 'Width', 'The width of the picture in pixels.'),
              height: field(integer(), 'Height', 'The height of the picture in pixels.'),
              screenshotId: field(text, 'Screenshot ID', 'The ID of the image in the asset library.'),
              placementId: field(text, 'Placement ID', 'The ID of its placement, which shows it.'),
            },
            ['locale', 'fileName', 'outcome', 'message'],
          ),
        ),
        'Pictures',
        'One row for each picture, in the order of the list.',
      ),
      unfinished: field(
        arrayOf(
          object(
            {
              locale: field(text, 'Language', 'The language, as it was given.'),
              placementGroup: field(text, 'Group', 'The group of the asset library.'),
              code: field(text, 'Error code', 'The code of the failure.'),
              message: field(text, 'Message', 'What failed, and why.'),
            },
            ['locale', 'placementGroup', 'code', 'message'],
          ),
        ),
        'Unfinished groups',
        'Groups that show their pictures in another order, or still show others. Call it again with the same list.',
      ),
    }),
  },
});
