// Buffers the start of a streamed response, so that a short one is complete before it is forwarded.
import { Readable } from 'node:stream';
import { Failure } from '../core/errors.ts';
import type { Count } from '../core/heldMemory.ts';
import type { StoreResponse } from '../transport/storeResponse.ts';
import { connectionLost } from '../transport/transportErrors.ts';

interface Holding {
  /** A stream of more bytes is aborted. */
  readonly largest?: number;
  /** Counts the buffered bytes. */
  readonly count?: Count;
}

/**
 * Returns the response with a buffered body if it has at most so many bytes; otherwise as a stream, with the first bytes
 * in `start`. Throws if the connection closes before that is known.
 */
export async function bufferStart(
  most: number,
  sent: StoreResponse & { readonly body: Readable },
  { largest = Number.POSITIVE_INFINITY, count }: Holding = {},
): Promise<StoreResponse> {
  const rest: AsyncIterator<Buffer> = sent.body[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      await count?.came(next.value.length);
      chunks.push(next.value);
      size += next.value.length;
      if (size > most) return { ...sent, ...beginning(sent, chunks), body: again(chunks, rest, sent.body, largest) };
    }
  } catch (error) {
    throw connectionLost(error);
  } finally {
    count?.done();
  }
  const body = Buffer.concat(chunks);
  return { ...sent, body, start: body };
}

function beginning({ start }: StoreResponse, chunks: readonly Buffer[]): Pick<StoreResponse, 'start'> {
  return {
    start: start.length > 0 ? start : Buffer.concat(chunks),
  };
}

/** A new stream of the buffered chunks followed by the rest. */
function again(chunks: readonly Buffer[], rest: AsyncIterator<Buffer>, source: Readable, largest: number): Readable {
  let left = largest;
  const give = ({ done, value }: IteratorResult<Buffer>): void => {
    left -= done ? 0 : value.length;
    if (left < 0) body.destroy(tooLarge());
    else body.push(done ? null : value);
  };
  const body = new Readable({
    read: () => void rest.next().then(give, (error) => body.destroy(connectionLost(error))),
    destroy: (error, done) => {
      source.destroy();
      done(error);
    },
  });
  body.on('error', () => undefined); // readers get the error too; without a listener it would crash the worker
  for (const value of chunks) give({ value });
  return body;
}

function tooLarge(): Failure {
  return new Failure('store_invalid_answer', 'The decompressed response of the store is too large.');
}
