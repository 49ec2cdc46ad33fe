// Successful responses: secrets are masked wherever the chunks split, and everything else is unchanged.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { secret } from '../../../functions/core/secret.ts';
import { maskBytes } from '../../../functions/pipeline/maskSecrets.ts';
import { responseStage } from '../../../functions/pipeline/streamedResponse.ts';
import { through } from '../../support/stages.ts';

/** The letters of secrets and those of everything else, so that a test can distinguish them. */
const secretText = fc.stringMatching(/^[a-z]{8,40}$/);
const otherBytes = fc
  .uint8Array({ maxLength: 60 })
  .map((bytes) => Buffer.from(bytes.map((byte) => (byte >= 0x61 && byte <= 0x7a ? 0x20 : byte))));

/** A JSON document by its ends alone: what is between them can be any bytes, and secrets. */
const document = secretText.chain((value) =>
  fc.record({
    value: fc.constant(value),
    pieces: fc.array(fc.oneof(otherBytes, fc.constant(Buffer.from(value))), { maxLength: 12 }),
  }),
);
function whole(pieces: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('{'), ...pieces, Buffer.from('}')]);
}
function blotted(pieces: readonly Buffer[], value: string): Buffer {
  return whole(
    pieces.map((piece) => (piece.equals(Buffer.from(value)) ? Buffer.from('*'.repeat(value.length)) : piece)),
  );
}

/** Cuts bytes at these places, given as parts of the length. The same place twice makes an empty chunk. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => Math.floor(place * bytes.length)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

function guarded(chunks: readonly Buffer[], ...values: string[]): Promise<Buffer> {
  return buffer(through(Readable.from(chunks, { objectMode: false }), responseStage({ secrets: values.map(secret) })));
}

describe('Bytes at once', () => {
  test('keep their length, and only secrets are masked', () => {
    fc.assert(
      fc.property(document, ({ value, pieces }) => {
        expect(maskBytes(whole(pieces), [secret(value)])).toEqual(blotted(pieces, value));
      }),
    );
  });

  test('are not copied if there is nothing to mask', () => {
    const bytes = Buffer.from('{"data":[]}');
    expect(maskBytes(bytes, [secret('not-in-there')])).toBe(bytes);
  });

  test('are not masked in place: the store’s buffer may be shared', () => {
    const bytes = Buffer.from('{"token":"abcdefgh"}');
    maskBytes(bytes, [secret('abcdefgh')]);
    expect(bytes.toString()).toBe('{"token":"abcdefgh"}');
  });

  test('have each of several secrets masked', () => {
    const bytes = Buffer.from('{"a":"abcdefgh","b":"ijklmnopq","c":"abcdefgh"}');
    expect(maskBytes(bytes, [secret('abcdefgh'), secret('ijklmnopq')]).toString()).toBe(
      '{"a":"********","b":"*********","c":"********"}',
    );
  });

  test.each(['"', '{', 'data'])(
    'are not blotted by a secret as short as %j: it would blot out ordinary words',
    (value) => {
      const bytes = Buffer.from('{"data":[]}');
      expect(maskBytes(bytes, [secret(value)])).toEqual(bytes);
    },
  );

  test('have a secret masked that is not ASCII', () => {
    expect(maskBytes(Buffer.from('{"a":"schlüssel-über"}'), [secret('schlüssel-über')]).toString()).toBe(
      `{"a":"${'*'.repeat(Buffer.byteLength('schlüssel-über'))}"}`,
    );
  });
});

describe('A stream', () => {
  test('has only its secrets masked, however it is chunked', async () => {
    await fc.assert(
      fc.asyncProperty(document, cuts, async ({ value, pieces }, places) => {
        expect(await guarded(cut(whole(pieces), places), value)).toEqual(blotted(pieces, value));
      }),
      { numRuns: 300 },
    );
  });

  test('has its secrets masked when it comes byte by byte', async () => {
    const bytes = Buffer.from('{"a":"abcdefgh","b":"abcdefg"}');
    expect(
      (
        await guarded(
          cut(
            bytes,
            Array.from(bytes, (_, at) => at / bytes.length),
          ),
          'abcdefgh',
        )
      ).toString(),
    ).toBe('{"a":"********","b":"abcdefg"}');
  });

  test('is unchanged if there is no secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }).map(Buffer.from)), async (pieces) => {
        expect(await guarded([Buffer.from('['), ...pieces, Buffer.from(']')])).toEqual(
          Buffer.concat([Buffer.from('['), ...pieces, Buffer.from(']')]),
        );
      }),
    );
  });

  test('of many chunks is complete and in order', async () => {
    const line = Buffer.from(`"${'0123456789'.repeat(1_000)}",`);
    const chunks = [Buffer.from('['), ...Array.from({ length: 300 }, () => line), Buffer.from('0]')];
    // byte for byte in one go: a matcher would walk three million numbers
    expect((await guarded(chunks, 'abcdefgh')).equals(Buffer.concat(chunks))).toBe(true);
  });

  test.each(['{}', '[]', '{"a":[1]}\n', ' [ ] \r\n\t '])('that ends as %j does is whole', async (text) => {
    expect((await guarded([Buffer.from(text)], 'abcdefgh')).toString()).toBe(text);
  });

  test.each(['', ' ', '{', '[{"a":1},', '{"a":"b"', '{"data":[{"id":"1"', '{"a":1}\n{', '}x'])(
    'that ends as %j does is broken off',
    async (text) => {
      await expect(guarded([Buffer.from(text)], 'abcdefgh')).rejects.toMatchObject({ code: 'store_unreachable' });
    },
  );

  test('that ends within a document is aborted, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(document, cuts, async ({ value, pieces }, places) => {
        const cutShort = Buffer.concat([whole(pieces), Buffer.from(',"more":')]);
        await expect(guarded(cut(cutShort, places), value)).rejects.toMatchObject({ code: 'store_unreachable' });
      }),
      { numRuns: 50 },
    );
  });
});
