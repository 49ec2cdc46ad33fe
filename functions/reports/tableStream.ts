// Converts the bytes of tab-separated files to the text of one table, in chunks as soon as they can be written.
import { reportLimits, tooLarge } from './limits.ts';
import { createLineSplitter } from './lines.ts';
import { createTableParser, type TableOptions } from './tableParser.ts';

export interface TableStream {
  readonly take: (bytes: Uint8Array) => Iterable<string>;
  /** The next bytes belong to another file. */
  readonly endFile: () => Iterable<string>;
  readonly end: () => string;
}

/** Minimum size of an output chunk, in characters: a few bytes of narrow lines can expand a hundredfold. */
const PIECE = 65_536;

export function createTableStream(options: TableOptions): TableStream {
  const { bytes: most } = options.limits ?? reportLimits;
  const sheet = createTableParser(options);
  let lines = createLineSplitter();
  let length = 0;
  function* takeAll(given: readonly string[]): Generator<string> {
    let text = '';
    for (const line of given) {
      text += sheet.take(line);
      if (text.length < PIECE) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
  }
  return {
    take: (bytes) => {
      length += bytes.byteLength;
      if (length > most) throw tooLarge(`The report has more than ${most} bytes unzipped.`);
      return takeAll(lines.take(bytes));
    },
    *endFile() {
      yield* takeAll(lines.end());
      lines = createLineSplitter();
      const rest = sheet.nextFile();
      if (rest !== '') yield rest;
    },
    end: sheet.end,
  };
}
