// What `include` brings along.
import { arrayOf, define, field, moment, object, text } from '../schema.ts';

/** A resource named by `include`. Its attributes depend on its type; these are the ones that flows ask for most. */
const includedResource = define(
  'IncludedResource',
  object(
    {
      type: field(text, 'Included type', 'The type of the included resource, such as appStoreVersions.'),
      id: field(text, 'Included ID', 'The ID of the included resource.'),
      attributes: field(
        object({
          name: field(text, 'Included name', 'The name, where the type has one.'),
          platform: field(text, 'Included platform', 'The platform of a version.'),
          versionString: field(text, 'Included version string', 'The number of an App Store version.'),
          appVersionState: field(text, 'Included version state', 'The state of an App Store version.'),
          version: field(text, 'Included version', 'The number of a build or prerelease version.'),
          processingState: field(text, 'Included processing state', 'The processing state of a build.'),
          uploadedDate: field(moment, 'Included upload date', 'When a build was uploaded.'),
          locale: field(text, 'Included locale', 'The language of a localization.'),
          whatsNew: field(text, 'Included what is new', 'What has changed in a version, or what to test in a build.'),
          responseBody: field(text, 'Included reply', 'The text of a reply to a review.'),
          phasedReleaseState: field(text, 'Included rollout state', 'The state of a phased release.'),
          fileName: field(text, 'Included file name', 'The file name of a screenshot.'),
          email: field(text, 'Included email', 'The address of a tester.'),
          state: field(text, 'Included state', 'The state, where the type has one.'),
        }),
        'Included attributes',
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
