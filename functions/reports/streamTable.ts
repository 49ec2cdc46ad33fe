// Converts files to a table and streams it as a response body. Small tables are buffered so that errors can still become an error response.
import { Readable } from 'node:stream';
import type { TableStream } from './tableStream.ts';
import { type PackedFile, unzippedChunks } from './unzip.ts';

/** A table up to this many characters is buffered; only a longer one can be aborted midway. */
const HOLD = 1_048_576;

export async function streamTable(files: AsyncIterable<PackedFile>, table: TableStream): Promise<Buffer | Readable> {
  const left = new AbortController();
  const coming = texts(files, table, left.signal);
  let held = '';
  for (let next = await coming.next(); !next.done; next = await coming.next()) {
    held += next.value;
    if (held.length > HOLD) return streamed(held, coming, () => left.abort());
  }
  return Buffer.from(held);
}

async function* texts(files: AsyncIterable<PackedFile>, table: TableStream, left: AbortSignal): AsyncGenerator<string> {
  for await (const file of files) {
    for await (const bytes of unzippedChunks(file, left)) yield* table.take(bytes);
    yield* table.endFile();
  }
  const end = table.end();
  if (end !== '') yield end;
}

/** Streams the remainder at the speed of the client. An error aborts the stream, so the table lacks its closing part. */
function streamed(held: string, rest: AsyncGenerator<string>, leave: () => void): Readable {
  const body = new Readable({
    read: () =>
      void rest.next().then(
        ({ done, value }) => body.push(done ? null : Buffer.from(value)),
        (error) => body.destroy(error),
      ),
    destroy: (error, done) => {
      leave();
      rest.return(undefined).then(
        () => done(error),
        () => done(error),
      );
    },
  });
  body.on('error', () => undefined); // the consumer receives the error; an unhandled rejection would end the worker
  body.push(Buffer.from(held));
  return body;
}
