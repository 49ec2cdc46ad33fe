// Recipe that uploads an app preview of a version, from the place in its group to Apple's processing result.
import { query, recipeRows } from '../../../core/builders.ts';
import { bigInteger, bytes, field, fileAddress, flag, text } from '../../../core/schema.ts';
import { planIdInput, planValidForInput } from '../../../relay/stepReport.ts';
import { openDisplayType } from '../displayTypes.ts';
import { deliveryState, languageOfVersion, pageLocalization, replaceByName } from './mediaInputs.ts';
import { answers } from './shared.ts';

export const previewRecipes = recipeRows('apple', {
  UploadPreview: {
    route: 'POST /recipes/preview',
    summary: 'Upload app preview',
    description:
      'Uploads a video of at most 500 MB to the asset library of an app, in parts, and shows it as the last app preview of a language and device. The version must still be in preparation. With the URL of the file it runs as a job, which continues after the call.',
    access: 'write',
    verifyWith: 'ListPlacements',
    recipe: 'apple/preview',
    job: true,
    bodyEncoding: 'bytes',
    optionalBody: true,
    parameters: [
      ...languageOfVersion,
      query(
        'displayType',
        openDisplayType,
        'Display type',
        'The device that the preview is for, or the name of a group of the asset library. There are no previews for watches.',
        { required: true },
      ),
      query(
        'fileUrl',
        fileAddress,
        'File address',
        'The https URL of the video, on a host that an administrator allows, in place of a body.',
      ),
      query(
        'fileName',
        { ...text, minLength: 0, pattern: '^[^\\x00-\\x1f\\x7f/\\\\]{0,120}$' },
        'File name',
        'The name of the file, which ends in .mp4, .m4v or .mov. If empty, the last part of its address.',
      ),
      query(
        'previewFrameTimeCode',
        { ...text, minLength: 0, pattern: '^([0-9]{2}(:[0-9]{2}){3})?$' },
        'Preview frame',
        'The time of the frame that customers see before it plays, such as 00:00:03:00.',
      ),
      replaceByName,
      pageLocalization,
      query(
        'doNotWait',
        flag,
        'Do not wait',
        'Yes to finish when the file is uploaded, while Apple still processes it.',
      ),
      query('dryRun', flag, 'Plan only', 'Yes to report the steps, and to send nothing.'),
      planIdInput,
      planValidForInput,
    ],
    body: field(bytes, 'Video', 'The content of the video, unless its address is given.'),
    responds: answers('UploadedPreview', {
      previewId: field(text, 'Preview ID', 'The ID of the video in the asset library.'),
      placementId: field(text, 'Placement ID', 'The ID of its placement, which shows it.'),
      state: deliveryState,
      fileName: field(text, 'File name', 'The name of the file at Apple.'),
      fileSize: field(bigInteger, 'File size', 'The size of the file in bytes.'),
    }),
  },
});
