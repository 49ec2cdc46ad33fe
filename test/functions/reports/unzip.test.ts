// Invalid compressed files never become a table.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Failure } from '../../../functions/core/errors.ts';
import { failureOf } from '../../support/failures.ts';
import { pourAll, tsvBytes } from './tables.ts';

const text = tsvBytes(['SKU', 'Units'], ['A', '1'], ['B', '2']);
const body = gzipSync(text);
const checksum = createHash('md5').update(body).digest('hex');

function chopped(bytes: Buffer): Readable {
  return Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]);
}

test('a file with its checksum and size is a table', async () => {
  expect(JSON.parse(await pourAll([{ body, checksum, size: body.length }])).rows).toHaveLength(2);
});

test('the checksum holds for a file that streams, and in capital letters', async () => {
  const file = { body: chopped(body), checksum: checksum.toUpperCase(), size: body.length };
  expect(JSON.parse(await pourAll([file])).rows).toHaveLength(2);
});

test('a checksum of another form is not judged', async () => {
  expect(JSON.parse(await pourAll([{ body, checksum: 'sha256:abc' }])).rows).toHaveLength(2);
});

test.each([
  ['checksum', { checksum: '0'.repeat(32) }],
  ['size', { size: body.length + 1 }],
])('a file whose %s is another is refused', async (what, reported) => {
  const failure = await failureOf(pourAll([{ body, ...reported }]));
  expect(failure).toMatchObject({ code: 'store_invalid_answer', message: expect.stringContaining(what) });
});

test('a file that is cut is refused, wherever it is cut', async () => {
  for (let length = 1; length < body.length; length += 1)
    expect(await failureOf(pourAll([{ body: body.subarray(0, length) }]))).toMatchObject({ code: 'store_unreachable' });
});

test('a file that is not packed is refused', async () => {
  expect(await failureOf(pourAll([{ body: Buffer.from(text) }]))).toMatchObject({ code: 'store_invalid_answer' });
});

test('a file with a wrong letter in it is refused', async () => {
  const wrong = Buffer.from(body);
  wrong[body.length - 6] = (wrong[body.length - 6] ?? 0) ^ 0xff; // within its own checksum
  expect(await failureOf(pourAll([{ body: wrong }]))).toMatchObject({ code: 'store_invalid_answer' });
});

test('the end of the call is reported in its own words', async () => {
  const late = new Failure('store_timeout', 'The store did not answer.');
  const source = new Readable({ read: () => source.destroy(late) });
  expect(await failureOf(pourAll([{ body: source }]))).toBe(late);
});
