// Operations that only the benchmark has, because the catalog has none of this size: 1 GiB down and 1 GiB up.
import { rows } from '../../../../connector/core/builders.ts';
import { integer, object, text } from '../../../../connector/core/schema.ts';

export const benchRows = rows('apple', {
  ReadGigabyte: {
    route: 'GET /bench/gigabyte',
    summary: 'Read a gigabyte',
    description: 'Streams one GiB down.',
    access: 'read',
    responds: object({ data: text }),
  },
  UploadGigabyte: {
    route: 'POST /bench/gigabyte',
    summary: 'Upload a gigabyte',
    description: 'Streams one GiB up.',
    access: 'write',
    bodyEncoding: 'bytes',
    responds: object({ size: integer() }),
  },
});
