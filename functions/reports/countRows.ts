// Reads a file of a report to its end, and counts its rows and sums its numbers, without keeping any of it.
import type { Column } from './columns.ts';
import { isEmpty, typedCell } from './parseCell.ts';
import { readTable } from './readTable.ts';
import type { TableOptions } from './tableParser.ts';
import type { PackedFile } from './unzip.ts';

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
  const sums = new Map<string, number>();
  let rows = 0;
  const add = ({ key, type }: Column, cell: string): boolean => {
    if (type !== 'number' || isEmpty(cell)) return true;
    const value = typedCell(type, cell);
    if (value === undefined) return false;
    sums.set(key, (sums.get(key) ?? 0) + Number(value));
    return true;
  };
  const warningCount = await readTable(file, options, (columns, onOddCell) => (cells) => {
    rows += 1;
    for (const [at, column] of columns.entries()) {
      const cell = cells[at] ?? '';
      if (!add(column, cell)) onOddCell?.(column, cell);
    }
  });
  return { rows, sums: Object.fromEntries([...sums].map(([key, sum]) => [key, rounded(sum)])), warningCount };
}

/** Without the errors of binary fractions. */
export function rounded(sum: number): number {
  return Number.isSafeInteger(sum) ? sum : Math.round(sum * PARTS) / PARTS;
}
