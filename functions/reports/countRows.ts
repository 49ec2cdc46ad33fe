// Reads a file of a report to its end, and counts its rows and sums its numbers, without keeping any of it.
import type { Column } from './columns.ts';
import { isEmpty, typedCell } from './parseCell.ts';
import type { TableOptions } from './tableParser.ts';
import { createTableStream } from './tableStream.ts';
import type { TableWriter } from './tableWriters.ts';
import { type PackedFile, unzippedChunks } from './unzip.ts';

/** What a file of a report has. */
export interface CountedRows {
  readonly rows: number;
  /** The sum of each column of numbers, by the key of the column. */
  readonly sums: Readonly<Record<string, number>>;
  /** Lines and cells that could not be read for certain. */
  readonly warningCount: number;
}

/** Sums of fractions are rounded to millionths: binary fractions have errors beyond them. */
const PARTS = 1e6;

/** Verifies size and checksum of the file, if the store lists them. */
export async function countRows(
  file: PackedFile,
  options: Pick<TableOptions, 'report' | 'known'>,
): Promise<CountedRows> {
  const counter = createCounter();
  const table = createTableStream({ ...options, format: 'json', writer: counter.writer });
  const left = new AbortController();
  try {
    for await (const bytes of unzippedChunks(file, left.signal)) drain(table.take(bytes));
    drain(table.endFile());
    table.end();
  } finally {
    left.abort();
  }
  return counter.counted();
}

function createCounter(): { readonly writer: TableWriter; readonly counted: () => CountedRows } {
  const sums = new Map<string, number>();
  let [rows, warningCount] = [0, 0];
  const add = ({ key, type }: Column, cell: string): boolean => {
    if (type !== 'number' || isEmpty(cell)) return true;
    const value = typedCell(type, cell);
    if (value === undefined) return false;
    sums.set(key, (sums.get(key) ?? 0) + Number(value));
    return true;
  };
  return {
    writer: {
      contentType: 'application/json',
      head: () => '',
      row: (columns, onOddCell) => (cells) => {
        rows += 1;
        for (const [at, column] of columns.entries()) {
          const cell = cells[at] ?? '';
          if (!add(column, cell)) onOddCell?.(column, cell);
        }
        return '';
      },
      foot: (facts) => {
        warningCount = Number(facts.warningCount ?? 0);
        return '';
      },
    },
    counted: () => ({
      rows,
      sums: Object.fromEntries([...sums].map(([key, sum]) => [key, rounded(sum)])),
      warningCount,
    }),
  };
}

function rounded(sum: number): number {
  return Number.isSafeInteger(sum) ? sum : Math.round(sum * PARTS) / PARTS;
}

function drain(texts: Iterable<string>): void {
  for (const _ of texts);
}
