// Uploads to Galaxy Store: a session, then one file after the other. Source: Samsung, "File Upload".
import { query, rows } from '../../core/builders.ts';
import { bytes, define, field, link, object, text } from '../../core/schema.ts';

const session = query(
  'sessionId',
  { ...text, pattern: '^[A-Za-z0-9-]{8,64}$' },
  'Session ID',
  'The Session ID that Create upload session answers; it is good for 24 hours.',
  { required: true },
);

const fileName = query(
  'fileName',
  { ...text, pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$' },
  'File name',
  'A name that the app has had no file of before, with its ending, such as reader_42.apk: letters, digits, underscores.',
  { required: true },
);

export const upload = rows('samsung', {
  CreateUploadSession: {
    route: 'POST /seller/createUploadSessionId',
    summary: 'Create upload session',
    description: 'Opens a session for uploads to Galaxy Store. It lasts 24 hours and takes several files.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
    responds: define(
      'GalaxyUploadSession',
      object(
        {
          sessionId: field(text, 'Session ID', 'Give this to Upload file.'),
          url: field(link, 'Upload URL', 'Where Samsung takes files; the relay knows the address by itself.'),
        },
        ['sessionId'],
      ),
    ),
  },
  UploadFile: {
    route: 'POST /galaxyapi/fileUpload',
    summary: 'Upload file to Galaxy Store',
    description:
      'Uploads an app file or a picture, and answers its file key, which other actions then use. A name can be used once for each app, and there is no checksum: compare File size with the size of the file.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
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
