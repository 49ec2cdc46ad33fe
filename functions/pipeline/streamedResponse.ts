// Changes a response while it streams, in one pass over its bytes: masks our secrets, coerces values to their declared JSON
// types, adds an empty `included`, rewrites the next-page link, and fails a document that was cut.
import type { Schema } from '../../connector/core/schema.ts';
import type { ByteStage } from '../core/byteStage.ts';
import { lastByte } from '../core/jsonTokens.ts';
import type { Secret } from '../core/secret.ts';
import { connectionLost } from '../transport/transportErrors.ts';
import { maskBytes } from './maskSecrets.ts';
import type { OwnAddress } from './rewriteNextLink.ts';
import { createScannedStream } from './scannedStream.ts';

export interface StreamChanges {
  /** Secrets that must not be forwarded. Without them the end of the document is not checked either. */
  readonly secrets?: readonly Secret[] | undefined;
  /** Declared types. */
  readonly responds?: Schema | undefined;
  /** `included` is a list, possibly empty. */
  readonly includes?: boolean | undefined;
  /** Base of the next-page link. */
  readonly here?: OwnAddress | undefined;
  /** Values of another type up to so many bytes are converted; a longer one becomes null or is omitted from its list. */
  readonly largest?: number | undefined;
}

const NONE: Buffer = Buffer.alloc(0);
/** Bytes of a chunk that are joined to the held ones, so that the others are not copied. */
const JOINED = 4_096;
const ENDS = new Set([0x7d, 0x5d]); // } and ]

/**
 * Holds back as many bytes as a secret could span, and what the scan has not settled. HTTP cannot detect a chunked
 * response that is truncated when the connection closes, so a document without its end fails as a lost connection.
 */
export function responseStage(changes: StreamChanges): ByteStage {
  const { secrets } = changes;
  const overlap = Math.max(1, ...(secrets ?? []).map((secret) => Buffer.byteLength(secret.reveal()))) - 1;
  const scanned = createScannedStream(changes);
  let held = NONE;
  let last: number | undefined;
  let isMasked = false;

  const read = (given: Buffer): readonly Buffer[] => {
    const bytes = maskBytes(given, secrets ?? []);
    isMasked = bytes !== given;
    last = lastByte(bytes) ?? last;
    const most = Math.max(0, bytes.length - overlap);
    const to = scanned ? scanned.settle(bytes, most) : most;
    const ready = scanned ? scanned.forward(bytes, to) : [bytes.subarray(0, to)];
    held = scanned ? scanned.relieve(bytes.subarray(to)) : bytes.subarray(to);
    return ready;
  };

  return {
    take: (chunk) => {
      if (held.length === 0) return read(chunk);
      const before = held.length;
      const head = Buffer.concat([held, chunk.subarray(0, JOINED)]);
      const ready = read(head);
      if (chunk.length <= JOINED) return ready;
      // what is still held is in the chunk as well, unless it was masked or is long
      const isInChunk = !isMasked && held.length <= head.length - before;
      const rest = isInChunk ? chunk.subarray(JOINED - held.length) : Buffer.concat([held, chunk.subarray(JOINED)]);
      return [...ready, ...read(rest)];
    },
    end: () => {
      const isComplete = scanned ? scanned.finish(held) : true;
      if (secrets && !(isComplete && ENDS.has(last ?? 0))) throw connectionLost('NO_LAST_BRACKET');
      return scanned ? scanned.forward(held, held.length) : [held];
    },
  };
}
