// Operations that only the benchmark has, because the catalog has none of this size: 1 GiB down and 1 GiB up.
import { path, rows } from '../../../../connector/core/builders.ts';
import { integer, object, text } from '../../../../connector/core/schema.ts';

const pieces = path('pieces', 'Pieces', 'Length of the stream in pieces of 64 KiB.');

export const benchRows = rows('apple', {
  ReadGigabyte: {
    route: 'GET /bench/stream/{pieces}',
    summary: 'Read a gigabyte',
    description: 'Streams one GiB down.',
    parameters: [pieces],
    access: 'read',
    responds: object({ data: text }),
  },
  UploadGigabyte: {
    route: 'POST /bench/stream/{pieces}',
    summary: 'Upload a gigabyte',
    description: 'Streams one GiB up.',
    parameters: [pieces],
    access: 'write',
    bodyEncoding: 'bytes',
    responds: object({ size: integer() }),
  },
});
