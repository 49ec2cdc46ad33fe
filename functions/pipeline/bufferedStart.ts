// An answer that streams, held up to a length: what is shorter is whole before anything of it is told.
import { Readable } from 'node:stream';
import { Failure } from '../core/errors.ts';
import type { Count } from '../core/heldMemory.ts';
import { connectionLost } from '../transport/transportErrors.ts';
import type { StoreResponse } from '../transport/undiciAdapter.ts';

interface Holding {
  /** A stream of more bytes is broken off. */
  readonly largest?: number;
  /** Counts what is held. */
  readonly count?: Count;
}

/**
 * The answer with its body in one piece where that has at most so many bytes; else as a stream, whose first bytes are in
 * `start`.  Throws where the store breaks off before that is known.
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

/** What was read, and then the rest, as a stream that was not read from. */
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
  body.on('error', () => undefined); // whoever reads it hears of it; unheard, it would end the worker
  for (const value of chunks) give({ value });
  return body;
}

function tooLarge(): Failure {
  return new Failure('store_invalid_answer', 'The store sent more than the relay unzips of one answer.');
}
