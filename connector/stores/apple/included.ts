// Resources returned through `include`.
import { arrayOf, define, field, group, moment, object, text } from '../../core/schema.ts';

/** A resource named by `include`. Its attributes depend on its type; these are the ones that flows use most. */
const includedResource = define(
  'IncludedResource',
  object(
    {
      type: field(text, 'Resource type', 'The type of the included resource, such as appStoreVersions.'),
      id: field(text, 'ID', 'The ID of the included resource.'),
      attributes: group(
        object({
          name: field(text, 'Name', 'The name, if the type has one.'),
          platform: field(text, 'Platform', 'The platform of a version.'),
          versionString: field(text, 'Version string', 'The number of an App Store version.'),
          appVersionState: field(text, 'Version state', 'The state of an App Store version.'),
          version: field(text, 'Version', 'The number of a build or prerelease version.'),
          processingState: field(text, 'Processing state', 'The processing state of a build.'),
          uploadedDate: field(moment, 'Upload date', 'When a build was uploaded.'),
          locale: field(text, 'Locale', 'The language of a localization.'),
          whatsNew: field(text, 'What is new', 'What has changed in a version, or what to test in a build.'),
          responseBody: field(text, 'Reply', 'The text of a reply to a review.'),
          phasedReleaseState: field(text, 'Rollout state', 'The state of a phased release.'),
          fileName: field(text, 'File name', 'The file name of a screenshot.'),
          email: field(text, 'Email', 'The address of a tester.'),
          state: field(text, 'State', 'The state, if the type has one.'),
        }),
        'The attributes of the included resource; which ones depends on its type.',
      ),
    },
    ['type', 'id'],
  ),
);

export const included = define(
  'IncludedResources',
  field(arrayOf(includedResource), 'Included', 'The resources named by Include.'),
);
