// Recipe that uploads a screenshot of a version, from the group that shows it to Apple's processing result.
import { query, recipeRows } from '../../../core/builders.ts';
import { bytes, field, flag, integer, text } from '../../../core/schema.ts';
import { planIdInput, planValidForInput } from '../../../relay/stepReport.ts';
import { openDisplayType } from '../displayTypes.ts';
import { deliveryState, languageOfVersion, pageLocalization, replaceByName } from './mediaInputs.ts';
import { answers } from './shared.ts';

export const pictureRecipes = recipeRows('apple', {
  UploadScreenshot: {
    route: 'POST /recipes/screenshot',
    summary: 'Upload screenshot',
    description:
      'Uploads a PNG or JPEG of at most 20 MB to the asset library of an app, and shows it as the last screenshot of a language and device. The version must still be in preparation. An image that is already there is not sent again. An image whose size does not fit the device is rejected before anything is sent.',
    access: 'write',
    verifyWith: 'ListPlacements',
    visibility: 'important',
    recipe: 'apple/screenshot',
    bodyEncoding: 'bytes',
    parameters: [
      ...languageOfVersion,
      query(
        'displayType',
        openDisplayType,
        'Display type',
        'The device that the screenshot is for, or the name of a group of the asset library, such as IPHONE_DUO_PROFILE.',
        { required: true },
      ),
      query(
        'fileName',
        { ...text, pattern: '^[^\\x00-\\x1f\\x7f/\\\\]{1,120}\\.([pP][nN][gG]|[jJ][pP][eE]?[gG])$' },
        'File name',
        'The name of the file, such as start.png. Its extension must match the image.',
        { required: true },
      ),
      replaceByName,
      pageLocalization,
      query(
        'doNotWait',
        flag,
        'Do not wait',
        'Yes to respond as soon as the file is uploaded, while Apple still processes it. With Replace, the old image is then kept.',
      ),
      query(
        'anySize',
        flag,
        'Any size',
        'Yes to send an image of a size that the relay does not know, such as that of a new device. Apple then checks it.',
        { visibility: 'advanced' },
      ),
      query(
        'screenshotSets',
        flag,
        'Use screenshot sets',
        "Yes to use Apple's screenshot sets, which it deprecated, in place of the asset library.",
        { visibility: 'advanced' },
      ),
      query('dryRun', flag, 'Plan only', 'Yes to check the picture and report the steps, and to send nothing.'),
      planIdInput,
      planValidForInput,
    ],
    body: field(bytes, 'Picture', 'The content of the picture.'),
    responds: answers('UploadedScreenshot', {
      screenshotId: field(
        text,
        'Screenshot ID',
        'The ID of the image in the asset library, or of the screenshot in its set.',
      ),
      placementId: field(text, 'Placement ID', 'The ID of its placement, which shows it. Absent for a screenshot set.'),
      state: deliveryState,
      width: field(integer(), 'Width', 'The width of the picture in pixels.'),
      height: field(integer(), 'Height', 'The height of the picture in pixels.'),
      warning: field(text, 'Warning', 'What Apple may reject about the image, such as an alpha channel.'),
    }),
  },
});
