// Recipe that uploads a build from a file address.
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, bigInteger, define, field, fileAddress, flag, object, oneOf, text } from '../../../core/schema.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { platform } from '../enums.ts';
import { answers, appId } from './shared.ts';

/** CFBundleShortVersionString and CFBundleVersion: integers with dots. */
const NUMBER = '^[0-9]{1,9}(\\.[0-9]{1,9}){0,3}$';

const buildToUpload = define(
  'BuildToUpload',
  object(
    {
      appId,
      fileUrl: field(
        fileAddress,
        'File address',
        'The https URL of the .ipa or .pkg, on a host that an administrator allows, such as a signed URL of Azure Blob Storage.',
      ),
      platform: field(platform, 'Platform', 'The platform of the build. IOS if empty.'),
      versionString: field(
        { ...text, pattern: NUMBER },
        'Version number',
        'CFBundleShortVersionString as in the file, such as 1.4.0.',
      ),
      buildNumber: field({ ...text, pattern: NUMBER }, 'Build number', 'CFBundleVersion as in the file, such as 42.'),
      fileName: field(
        { ...text, minLength: 0, pattern: '^[^\\x00-\\x1f\\x7f/\\\\]{0,255}$' },
        'File name',
        'The name of the file, which ends in .ipa or .pkg. If empty, the last part of its address.',
      ),
      replaceUnfinished: field(
        flag,
        'Replace unfinished',
        'Yes to delete a reservation for the same build whose file was never sent. Another tool may be at it.',
      ),
      skipProcessing: field(
        flag,
        'Skip processing',
        'Yes to finish when the file is uploaded, while Apple still processes it. Otherwise the job finishes when the build is ready for testing.',
      ),
      ...planInputs,
    },
    ['appId', 'fileUrl', 'versionString', 'buildNumber'],
  ),
);

export const buildRecipes = recipeRows('apple', {
  UploadBuild: {
    route: 'POST /recipes/uploadBuild',
    summary: 'Upload build to App Store Connect',
    description:
      'Uploads an .ipa or .pkg from a URL, part by part, and waits until Apple has processed it. It runs as a job, which continues after the call. A build that Apple already has is not sent again, and an unused reservation is deleted.',
    access: 'publish',
    verifyWith: 'ListBuilds',
    visibility: 'important',
    recipe: 'apple/uploadBuild',
    job: true,
    audited: ['buildUploadId', 'buildId'],
    body: buildToUpload,
    responds: answers('UploadedBuild', {
      buildUploadId: field(text, 'Build upload ID', 'The ID of the build upload.'),
      buildId: field(text, 'Build ID', 'The ID of the build, once Apple has made one of the file.'),
      state: field(
        oneOf('PROCESSING', 'COMPLETE'),
        'Upload state',
        'COMPLETE, or PROCESSING if the call did not wait.',
      ),
      fileName: field(text, 'File name', 'The name of the file at Apple.'),
      fileSize: field(bigInteger, 'File size', 'The size of the file in bytes.'),
      warnings: field(arrayOf(text), 'Warnings', 'What Apple remarks about the file.'),
    }),
  },
});
