// What is inside a gzip file, while it comes: held against its checksum, and never taken for whole when it is cut.
import { createHash } from 'node:crypto';
import { addAbortSignal, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../core/errors.ts';
import { connectionLost } from '../transport/transportErrors.ts';

/** A file as it comes from its host. */
export interface PackedFile {
  readonly body: Uint8Array | Readable;
  /** MD5 in hexadecimal; whatever else Apple may write there one day is not judged. */
  readonly checksum?: string | undefined;
  readonly size?: number | undefined;
}

/** As long as tables are read in: small pieces cost more than their rows. */
const PIECE = 65_536;

/** Ends with the reader, and lets go of the source: `left` breaks off one that is silent. */
export async function* unzippedChunks(packed: PackedFile, left: AbortSignal): AsyncGenerator<Uint8Array> {
  const { body } = packed;
  const source = body instanceof Readable ? body : Readable.from([body]);
  const inside = addAbortSignal(left, createGunzip({ chunkSize: PIECE }));
  try {
    pipeline(source, judging(packed), inside, () => undefined); // an error ends `inside`, too, and is met there
    yield* inside as AsyncIterable<Buffer>;
  } catch (thrown) {
    throw connectionLost(thrown);
  } finally {
    source.destroy(); // the pipeline waits for the next bytes before it does, and of a silent source none come
  }
}

function judging({ checksum = '', size }: PackedFile) {
  return async function* judge(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const hash = /^[0-9a-f]{32}$/i.test(checksum) ? createHash('md5') : undefined;
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.byteLength;
      hash?.update(chunk);
      yield chunk;
    }
    if (size !== undefined && length !== size) throw changed('size');
    if (hash && hash.digest('hex') !== checksum.toLowerCase()) throw changed('checksum');
  };
}

function changed(what: string): Failure {
  return new Failure(
    'store_invalid_answer',
    `The file of the report is not the one that Apple lists: its ${what} is another. Try again later.`,
  );
}
