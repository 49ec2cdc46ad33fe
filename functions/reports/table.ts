// The bytes of tab-separated files -> the text of one table, as far as it can be written by now.
import { limits, tooLarge } from './limits.ts';
import { takeLines } from './lines.ts';
import { type Asked, openSheet } from './sheet.ts';

export interface Table {
  readonly take: (bytes: Uint8Array) => string;
  /** The next bytes are of another file. */
  readonly endFile: () => string;
  readonly end: () => string;
}

export const takeTable = (asked: Asked): Table => {
  const { bytes: most } = asked.limits ?? limits;
  const sheet = openSheet(asked);
  let lines = takeLines();
  let length = 0;
  const takeAll = (given: readonly string[]): string => {
    let text = '';
    for (const line of given) text += sheet.take(line);
    return text;
  };
  return {
    take: (bytes) => {
      length += bytes.byteLength;
      if (length > most) throw tooLarge(`The report has more than ${most} bytes unzipped.`);
      return takeAll(lines.take(bytes));
    },
    endFile: () => {
      const text = takeAll(lines.end());
      lines = takeLines();
      sheet.nextFile();
      return text;
    },
    end: sheet.end,
  };
};
