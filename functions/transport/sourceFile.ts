// A file at a caller's address, read in parts: by ranges, or in one pass where its host has none. Never whole in memory.
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { type ExternalFiles, type FileResponse, responseBytes } from './externalFiles.ts';
import { bytesDeclared, fileVersion, type SourceFacts, sentRange } from './fileFacts.ts';
import { discardBody, type StoreResponse } from './storeResponse.ts';

export interface SourceReader {
  /** The bytes of this part. Throws `invalid_request` (409) if the file has changed, `store_unreachable` if it breaks off. */
  readonly read: (offset: number, length: number) => AsyncIterable<Uint8Array>;
  /** Releases a file that is not read to its end. */
  readonly close: () => void;
}

/** Opens the file that `probeFile` has seen. */
export function openSource(
  files: ExternalFiles,
  address: string,
  facts: SourceFacts,
  deadline: Deadline,
): SourceReader {
  return facts.ranges ? rangedSource(files, address, facts, deadline) : onePass(files, address, facts, deadline);
}

function rangedSource(files: ExternalFiles, address: string, facts: SourceFacts, deadline: Deadline): SourceReader {
  return {
    read: async function* (offset, length) {
      const headers = { range: `bytes=${offset}-${offset + length - 1}`, ...ifUnchanged(facts) };
      const sent = await files.ofCaller(address, { deadline, headers });
      const range = sent.status === 206 ? sentRange(sent) : undefined;
      if (
        fileVersion(sent) !== facts.version ||
        (range && range.size !== facts.size) ||
        (!range && isOther(sent, facts))
      ) {
        discardBody(sent);
        throw changed();
      }
      if (!range || range.from !== offset || range.to !== offset + length - 1) {
        discardBody(sent);
        throw broken('its host answered another range than the one asked for');
      }
      yield* exactly(responseBytes(sent)[Symbol.asyncIterator](), length);
    },
    close: () => undefined,
  };
}

/** Parts are read in order from one response. One that was passed already begins the file again and skips to it. */
function onePass(files: ExternalFiles, address: string, facts: SourceFacts, deadline: Deadline): SourceReader {
  let open: { readonly sent: FileResponse; readonly pieces: Pieces; at: number } | undefined;
  const close = (): void => {
    if (open) discardBody(open.sent);
    open = undefined;
  };
  const begin = async () => {
    const sent = await files.ofCaller(address, { deadline });
    if (fileVersion(sent) !== facts.version || isOther(sent, facts)) {
      discardBody(sent);
      throw changed();
    }
    return { sent, pieces: pushedBack(responseBytes(sent)[Symbol.asyncIterator]()), at: 0 };
  };
  return {
    read: async function* (offset, length) {
      if (open && open.at !== offset) close();
      open ??= await begin();
      const own = open;
      let isWhole = false;
      try {
        if (own.at < offset) for await (const _ of exactly(own.pieces, offset - own.at));
        yield* exactly(own.pieces, length);
        own.at = offset + length;
        isWhole = true;
      } finally {
        if (!isWhole && open === own) close();
      }
    },
    close,
  };
}

interface Pieces extends AsyncIterator<Uint8Array> {
  /** Gives back what is not needed of the last piece. */
  readonly unread?: (rest: Uint8Array) => void;
}

function pushedBack(source: AsyncIterator<Uint8Array>): Pieces {
  let kept: Uint8Array | undefined;
  return {
    next: async () => {
      const value = kept;
      kept = undefined;
      return value ? { value } : source.next();
    },
    unread: (rest) => {
      kept = rest;
    },
  };
}

async function* exactly(pieces: Pieces, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  while (left > 0) {
    const { done, value } = await pieces.next();
    if (done) throw broken(`it ended ${left} bytes early`);
    if (value.byteLength > left) pieces.unread?.(value.subarray(left));
    const piece = value.subarray(0, left);
    left -= piece.byteLength;
    yield piece;
  }
}

/** A weak ETag cannot be compared for a range (RFC 9110, 13.1.5). */
function ifUnchanged({ version }: SourceFacts): Readonly<Record<string, string>> {
  return version === undefined || version.startsWith('W/') ? {} : { 'if-range': version };
}

/** Whether a response with the whole file has another length. */
function isOther(sent: StoreResponse, { size }: SourceFacts): boolean {
  const length = bytesDeclared(sent);
  return length !== undefined && length !== size;
}

function changed(): Failure {
  return new Failure('invalid_request', 'The file at the address has changed since the upload began. Begin again.', {
    status: 409,
  });
}

function broken(why: string): Failure {
  return new Failure('store_unreachable', `The file could not be read: ${why}.`);
}
