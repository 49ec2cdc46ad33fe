// A short gzip is decompressed at once, whatever size it states; what it holds decides, not what it says.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { gunzipped } from '../../../functions/pipeline/decompress.ts';

async function opened(body: Buffer) {
  const headers = { 'content-encoding': 'gzip', 'content-length': String(body.length) };
  const sent = await gunzipped({ status: 200, headers, body, start: body });
  return sent && (sent.body instanceof Readable ? await buffer(sent.body) : sent.body);
}

/** The gzip with another size at its end; the checksum before it is still right. */
function stating(size: number, text: Buffer): Buffer {
  const bytes = Buffer.from(gzipSync(text));
  bytes.writeUInt32LE(size, bytes.length - 4);
  return bytes;
}

test.each([1, 100, 4_000, 200_000, 1_048_576, 1_048_577, 3_000_000, 5_000_000])(
  '%i bytes come out whole',
  async (size) => {
    const text = Buffer.alloc(size, '0123456789abcdef');
    expect((await opened(gzipSync(text)))?.equals(text)).toBe(true);
  },
);

test.each([0, 1, 65_536, 4_294_967_295])('One that reports %i bytes and holds others is broken', async (size) => {
  const bytes = stating(size, Buffer.alloc(100_000, 'a'));
  expect(() => gunzipSync(bytes)).toThrow('incorrect length check');
  expect(await opened(bytes)).toBeUndefined();
});

test('All gzip members are decompressed, although the last one has only its own size', async () => {
  const texts = [Buffer.alloc(2_000_000, 'a'), Buffer.from('b')];
  const whole = Buffer.concat(texts);
  expect((await opened(Buffer.concat(texts.map((text) => gzipSync(text)))))?.equals(whole)).toBe(true);
});
