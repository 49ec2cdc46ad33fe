// Binaries of an app, with Samsung's newer operations. Sources: Samsung, "Add New Binary"; for the other two, clients of the API.
import { rows } from '../../core/builders.ts';
import { define, field, object, text } from '../../core/schema.ts';
import { done, enveloped } from './envelope.ts';
import { appField, binaryField, inApp, inBinary, liveBinary, yesNo } from './inputs.ts';

const gms = field(yesNo, 'Uses Google services', 'Y if the file uses Google Mobile Services, otherwise N.');

const added = object({
  binarySeq: field(text, 'Binary number', 'The number of the new binary. Some responses of Samsung lack it.'),
});

export const binaries = rows('samsung', {
  AddBinary: {
    route: 'POST /seller/v2/content/binary',
    coveredBy: 'PublishGalaxyUpdate',
    summary: 'Add binary to Galaxy Store app',
    description:
      'Adds an uploaded file to the draft of an app. Version and package name are read from the file. An app on sale needs a draft first: Update Galaxy Store app creates one.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
    body: define(
      'NewGalaxyBinary',
      object(
        {
          contentId: appField,
          filekey: field(
            { ...text, minLength: 1, maxLength: 128 },
            'File key',
            'The file key that Upload file answered.',
          ),
          gms,
          binarySeqForDeviceInfo: field(
            liveBinary,
            'Devices as of binary',
            'The number of an older binary whose devices the new one takes over. You cannot add other devices then.',
          ),
        },
        ['contentId', 'filekey', 'gms'],
      ),
    ),
    responds: enveloped('GalaxyBinaryAdded', field(added, 'Added binary', 'What was made.'), []),
  },
  ModifyBinary: {
    route: 'PUT /seller/v2/content/binary',
    coveredBy: 'PublishGalaxyUpdate',
    summary: 'Modify binary of Galaxy Store app',
    description:
      'Changes whether a binary of the draft uses Google Mobile Services. Nothing else of a binary can be changed.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
    evidence: 'confirmed by clients',
    body: define(
      'GalaxyBinaryChange',
      object({ contentId: appField, binarySeq: binaryField, gms }, ['contentId', 'binarySeq', 'gms']),
    ),
    responds: done,
  },
  DeleteBinary: {
    route: 'DELETE /seller/v2/content/binary',
    coveredBy: 'PublishGalaxyUpdate',
    summary: 'Delete binary of Galaxy Store app',
    description:
      'Deletes a binary of the draft permanently. An older binary that stays in the draft can prevent the submission of the app.',
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    evidence: 'confirmed by clients',
    parameters: [inApp, inBinary],
    responds: done,
  },
});
