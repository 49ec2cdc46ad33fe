// The bytes of tab-separated files -> the text of one table, as far as it can be written by now, in pieces.
import { reportLimits, tooLarge } from './limits.ts';
import { createLineSplitter } from './lines.ts';
import { createTableParser, type TableOptions } from './tableParser.ts';

export interface TableStream {
  readonly take: (bytes: Uint8Array) => Iterable<string>;
  /** The next bytes are of another file. */
  readonly endFile: () => Iterable<string>;
  readonly end: () => string;
}

/** Text is handed on from so many characters: a few bytes of narrow lines can become a hundred times as much. */
const PIECE = 65_536;

export function createTableStream(asked: TableOptions): TableStream {
  const { bytes: most } = asked.limits ?? reportLimits;
  const sheet = createTableParser(asked);
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
