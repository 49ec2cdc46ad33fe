// Decompresses a gzip file as a stream, verifies its checksum, and detects truncation.
import { createHash } from 'node:crypto';
import { addAbortSignal, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../core/errors.ts';
import { connectionLost } from '../transport/transportErrors.ts';

/** A file as it arrives from its host. */
export interface PackedFile {
  readonly body: Uint8Array | Readable;
  /** MD5 in hexadecimal; a checksum in any other format is ignored. */
  readonly checksum?: string | undefined;
  readonly size?: number | undefined;
}

/** The chunk size for reading tables: small chunks cost more than the parsing of their rows. */
const PIECE = 65_536;

/** Ends with the consumer and releases the source: `left` aborts a source that sends nothing. */
export async function* unzippedChunks(packed: PackedFile, left: AbortSignal): AsyncGenerator<Uint8Array> {
  const { body } = packed;
  const source = body instanceof Readable ? body : Readable.from([body]);
  const inside = addAbortSignal(left, createGunzip({ chunkSize: PIECE }));
  try {
    pipeline(source, judging(packed), inside, () => undefined); // an error also ends `inside`, and is handled there
    yield* inside as AsyncIterable<Buffer>;
  } catch (thrown) {
    throw connectionLost(thrown);
  } finally {
    source.destroy(); // the pipeline waits for the next bytes before it destroys the source, and a stalled source sends none
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
    `The file of the report is not the one that the store lists: its ${what} differs. Try again later.`,
  );
}
