// The lines above and below the rows of a finance report: the period, and totals, which as rows would count everything twice.

import { type Column, columnKeyOf, columnsOf, type DocumentedColumns } from './columns.ts';
import { keepAtMost } from './limits.ts';
import { isEmpty, typedCell } from './parseCell.ts';
import type { OnOddCell } from './tableWriters.ts';

export type ReportTotal = Readonly<Record<string, string | number | null>>;

/** The lines below the rows: FINANCIAL ends with Total_ lines, FINANCE_DETAIL with a separate table per country. */
export interface ReportFooter {
  /** Whether the line was consumed: it is then not a row. */
  readonly take: (line: string, onOddCell: OnOddCell) => boolean;
  readonly totals: readonly ReportTotal[];
}

/** One per country and currency, and per region: a few hundred. */
const MOST_TOTALS = 10_000;

export function createFooter(columns: readonly Column[], known: DocumentedColumns): ReportFooter {
  const keys = new Set(columns.map(({ key }) => key));
  const totals: ReportTotal[] = [];
  const keep = keepAtMost(MOST_TOTALS, 'totals');
  let block: readonly (readonly [column: Column, at: number])[] | undefined;
  const take = (line: string, onOddCell: OnOddCell): boolean => {
    const cells = line.split('\t');
    if (/^total/i.test(cells[0] ?? '') && filled(cells) <= 2) {
      const [name, value] = totalPairOf(cells, onOddCell);
      totals.push(keep({ name, value }));
      return true;
    }
    const count = filled(cells);
    // a single title may just as well be part of a text
    const isHeader =
      count > 1 && count < columns.length && cells.every((cell) => isEmpty(cell) || keys.has(columnKeyOf(cell)));
    if (isHeader) block = placed(cells, known);
    else if (block) {
      const pairs = block.map(([column, at]) => [column.key, valueIn(column, cells[at] ?? '', onOddCell)] as const);
      totals.push(keep(Object.fromEntries(pairs)));
    }
    return block !== undefined;
  };
  return { take, totals };
}

/** Parses `Total_Rows` and its number, or `Start Date` and its date, as a pair. A name may contain a tab. */
export function totalPairOf(
  [name = '', ...values]: readonly string[],
  onOddCell: OnOddCell,
): readonly [string, string | number | null] {
  const last = values.findLastIndex((value) => !isEmpty(value));
  return [columnKeyOf(name), valueIn(columnOf(name), values.slice(0, last + 1).join('\t'), onOddCell)];
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => !isEmpty(cell)).length;
}

/** The columns of a totals table, each with the index of its title. */
function placed(
  titles: readonly string[],
  known: DocumentedColumns,
): readonly (readonly [column: Column, at: number])[] {
  const places = titles.flatMap((title, at) => (isEmpty(title) ? [] : [at]));
  const columns = columnsOf(
    places.map((at) => titles[at] ?? ''),
    known,
  );
  return columns.map((column, nth) => [column, places[nth] ?? 0] as const);
}

/** The cell's value in its column's type; null with a warning if it has another type. */
function valueIn(column: Column, cell: string, onOddCell: OnOddCell): string | number | null {
  if (isEmpty(cell)) return null;
  const value = typedCell(column.type, cell);
  if (value === undefined) onOddCell(column, cell);
  return column.type === 'number' && value !== undefined ? Number(value) : (value ?? null);
}

/** A line with a single fact, as a one-cell column: `Total_Rows` is a number, `Start Date` a date, a vendor's name a text. */
function columnOf(name: string): Column {
  const [column = { key: '', title: name, type: 'text' as const }] = columnsOf([name]);
  return /^total/i.test(name) ? { ...column, type: 'number' } : column;
}
