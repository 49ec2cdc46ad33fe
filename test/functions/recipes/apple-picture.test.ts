// Image detection from the first bytes, including malformed ones.
import fc from 'fast-check';
import { readImageInfo } from '../../../functions/stores/apple/imageFormat.ts';
import { jpeg, png } from './apple-pictures.ts';

test('The size of a PNG is read', () => {
  expect(readImageInfo(png(1290, 2796))).toEqual({ kind: 'PNG', size: { width: 1290, height: 2796 } });
});

test('The size of a JPEG is read, after any number of segments', () => {
  expect(readImageInfo(jpeg(1242, 2208))).toEqual({ kind: 'JPEG', size: { width: 1242, height: 2208 } });
  expect(readImageInfo(jpeg(1242, 2208, 16, 60_000, 2))).toEqual({ kind: 'JPEG', size: { width: 1242, height: 2208 } });
});

test('A cut picture is one without a size', () => {
  expect(readImageInfo(png().subarray(0, 20))).toEqual({ kind: 'PNG' });
  expect(readImageInfo(jpeg(1242, 2208, 500).subarray(0, 300))).toEqual({ kind: 'JPEG' });
});

test.each([
  ['nothing', ''],
  ['a text', 'GIF89a, but not really'],
  ['half a mark', '\x89PN'],
])('%s is no picture', (_, text) => {
  expect(readImageInfo(Buffer.from(text, 'latin1'))).toBeUndefined();
});

test('Any bytes after the signature are read without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (rest) => {
      const read = readImageInfo(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), rest]));
      return read?.kind === 'JPEG' && (read.size === undefined || read.size.width <= 65_535);
    }),
  );
});
