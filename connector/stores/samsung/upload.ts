// Uploads to Galaxy Store: a session, then one file after the other. Source: Samsung, "File Upload".
import { query, rows } from '../../core/builders.ts';
import { bytes, define, field, link, object, text } from '../../core/schema.ts';

const session = query(
  'sessionId',
  { ...text, pattern: '^[A-Za-z0-9-]{8,64}$' },
  'Session ID',
  'The Session ID from Create upload session; it expires after 24 hours.',
  { required: true },
);

const fileName = query(
  'fileName',
  { ...text, pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$' },
  'File name',
  'A file name with extension that the app has not used before, such as reader_42.apk: letters, digits, underscores.',
  { required: true },
);

export const upload = rows('samsung', {
  CreateUploadSession: {
    route: 'POST /seller/createUploadSessionId',
    coveredBy: 'PublishGalaxyUpdate',
    summary: 'Create upload session',
    description: 'Creates a session for uploads to Galaxy Store. It lasts 24 hours and accepts several files.',
    access: 'write',
    unverifiable: 'Create another session: one that nobody uses ends after 24 hours.',
    responds: define(
      'GalaxyUploadSession',
      object(
        {
          sessionId: field(text, 'Session ID', 'Give this to Upload file.'),
          url: field(link, 'Upload URL', 'The upload URL of Samsung. The relay uses it without this value.'),
        },
        ['sessionId'],
      ),
    ),
  },
  UploadFile: {
    route: 'POST /galaxyapi/fileUpload',
    coveredBy: 'PublishGalaxyUpdate',
    summary: 'Upload file to Galaxy Store',
    description:
      'Uploads an app file or a picture, and returns its file key for other actions. Each app accepts a file name once. Samsung returns no checksum: compare File size with the size of the file.',
    access: 'write',
    unverifiable: 'Galaxy Store does not list uploaded files. Upload the file again with another file name.',
    host: 'upload',
    bodyEncoding: 'form',
    parameters: [session, fileName],
    body: field(bytes, 'File', 'The content of the file.'),
    responds: define(
      'GalaxyUploadedFile',
      object(
        {
          fileKey: field(text, 'File key', 'Names the file in Add binary and in Update Galaxy Store app.'),
          fileName: field(text, 'File name', 'The name of the file.'),
          fileSize: field(text, 'File size', 'How many bytes have arrived.'),
        },
        ['fileKey'],
      ),
    ),
  },
});
