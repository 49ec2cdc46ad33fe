// What stands above and under the rows of a finance report: the period, and totals that would count everything twice as rows.

import { type Column, columnKeyOf, columnsOf, type DocumentedColumns } from './columns.ts';
import { keepAtMost } from './limits.ts';
import { isEmpty, typedCell } from './parseCell.ts';
import type { OnOddCell } from './tableWriters.ts';

export type ReportTotal = Readonly<Record<string, string | number | null>>;

/** The lines under the rows: FINANCIAL ends with Total_ lines, FINANCE_DETAIL with a table of its own for each country. */
export interface ReportFooter {
  /** Whether it took the line: then it is no row. */
  readonly take: (line: string, tell: OnOddCell) => boolean;
  readonly totals: readonly ReportTotal[];
}

/** One for each country and currency, and for each region: a few hundred. */
const MOST_TOTALS = 10_000;

export function createFooter(columns: readonly Column[], known: DocumentedColumns): ReportFooter {
  const keys = new Set(columns.map(({ key }) => key));
  const totals: ReportTotal[] = [];
  const keep = keepAtMost(MOST_TOTALS, 'totals');
  let block: readonly (readonly [column: Column, at: number])[] | undefined;
  const take = (line: string, tell: OnOddCell): boolean => {
    const cells = line.split('\t');
    if (/^total/i.test(cells[0] ?? '') && filled(cells) <= 2) {
      const [name, value] = totalPairOf(cells, tell);
      totals.push(keep({ name, value }));
      return true;
    }
    const count = filled(cells);
    // one title alone is as likely the rest of a text
    const isHeader =
      count > 1 && count < columns.length && cells.every((cell) => isEmpty(cell) || keys.has(columnKeyOf(cell)));
    if (isHeader) block = placed(cells, known);
    else if (block) {
      const pairs = block.map(([column, at]) => [column.key, valueIn(column, cells[at] ?? '', tell)] as const);
      totals.push(keep(Object.fromEntries(pairs)));
    }
    return block !== undefined;
  };
  return { take, totals };
}

/** `Total_Rows` and its number, or `Start Date` and its day, as one pair. A name may have a tab in it. */
export function totalPairOf(
  [name = '', ...values]: readonly string[],
  tell: OnOddCell,
): readonly [string, string | number | null] {
  const last = values.findLastIndex((value) => !isEmpty(value));
  return [columnKeyOf(name), valueIn(columnOf(name), values.slice(0, last + 1).join('\t'), tell)];
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => !isEmpty(cell)).length;
}

/** The columns of a table of totals, each with the place of its title. */
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

/** The value of a cell, of the type of its column; null, and told, where it holds something else. */
function valueIn(column: Column, cell: string, tell: OnOddCell): string | number | null {
  if (isEmpty(cell)) return null;
  const value = typedCell(column.type, cell);
  if (value === undefined) tell(column, cell);
  return column.type === 'number' && value !== undefined ? Number(value) : (value ?? null);
}

/** A line of one fact, as a column with one cell: `Total_Rows` is a number, `Start Date` a day, a vendor's name a text. */
function columnOf(name: string): Column {
  const [column = { key: '', title: name, type: 'text' as const }] = columnsOf([name]);
  return /^total/i.test(name) ? { ...column, type: 'number' } : column;
}
