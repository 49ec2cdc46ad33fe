// Reads a file of a report to its end, without keeping any of it.
import type { TableOptions } from './tableParser.ts';
import { createTableStream } from './tableStream.ts';
import type { TableWriter } from './tableWriters.ts';
import { type PackedFile, unzippedChunks } from './unzip.ts';

/** Takes the cells of one row. */
export type RowReader = (cells: readonly string[]) => void;

/**
 * Gives each row to the function that `rowsOf` returns for the columns. Verifies size and checksum of the file, if the
 * store lists them. Returns the number of lines and cells that could not be read for certain.
 */
export async function readTable(
  file: PackedFile,
  options: Pick<TableOptions, 'report' | 'known'>,
  rowsOf: (...given: Parameters<TableWriter['row']>) => RowReader,
): Promise<number> {
  let warningCount = 0;
  const writer: TableWriter = {
    contentType: 'application/json',
    head: () => '',
    row: (...given) => {
      const read = rowsOf(...given);
      return (cells) => {
        read(cells);
        return '';
      };
    },
    foot: (facts) => {
      warningCount = Number(facts.warningCount ?? 0);
      return '';
    },
  };
  const table = createTableStream({ ...options, format: 'json', writer });
  const left = new AbortController();
  try {
    for await (const bytes of unzippedChunks(file, left.signal)) drain(table.take(bytes));
    drain(table.endFile());
    table.end();
  } finally {
    left.abort();
  }
  return warningCount;
}

function drain(texts: Iterable<string>): void {
  for (const _ of texts);
}
