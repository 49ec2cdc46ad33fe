// Files -> table -> the body of an answer. A small table is held until its end, so that what is wrong with it is told in words.
import { Readable } from 'node:stream';
import type { TableStream } from './tableStream.ts';
import { type PackedFile, unzippedChunks } from './unzip.ts';

/** A table up to this many characters is answered whole; only a longer one can break off. */
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

/** The rest as a stream: it is read as fast as it is taken. A fault breaks it off, without the end that a whole table has. */
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
  body.on('error', () => undefined); // whoever reads it hears of it; unheard, it would end the worker
  body.push(Buffer.from(held));
  return body;
}
