// What stands above and under the rows of a finance report: the period, and totals that would count everything twice as rows.
import { isEmpty, typed } from './cells.ts';
import { type Column, columnsOf, keyOf } from './columns.ts';
import { keepAtMost } from './limits.ts';

export type Total = Readonly<Record<string, string | number | null>>;

const valueIn = ({ type }: Pick<Column, 'type'>, cell: string): string | number | null => {
  if (isEmpty(cell)) return null;
  const value = typed(type, cell);
  return type === 'number' && value !== undefined ? Number(value) : (value ?? cell);
};

const typeOfFact = (name: string): Column['type'] =>
  /^total/i.test(name) ? 'number' : (columnsOf([name])[0]?.type ?? 'text');

/** `Total_Rows` and its number, or `Start Date` and its day, as one pair. */
export const pairOf = ([name = '', value = '']: readonly string[]): readonly [string, string | number | null] => [
  keyOf(name),
  valueIn({ type: typeOfFact(name) }, value),
];

/** The lines under the rows: FINANCIAL ends with Total_ lines, FINANCE_DETAIL with a table of its own for each country. */
export interface Footer {
  /** Whether it took the line: then it is no row. */
  readonly take: (line: string) => boolean;
  readonly totals: readonly Total[];
}

/** One for each country and currency, and for each region: a few hundred. */
const MOST_TOTALS = 10_000;

const filled = (cells: readonly string[]): number => cells.filter((cell) => !isEmpty(cell)).length;

export const takeFooter = (columns: readonly Column[]): Footer => {
  const keys = new Set(columns.map(({ key }) => key));
  const totals: Total[] = [];
  const keep = keepAtMost(MOST_TOTALS, 'totals');
  let block: readonly Column[] | undefined;
  const take = (line: string): boolean => {
    const cells = line.split('\t');
    if (/^total/i.test(cells[0] ?? '') && filled(cells) <= 2) {
      const [name, value] = pairOf(cells);
      totals.push(keep({ name, value }));
      return true;
    }
    const isHeader = filled(cells) < columns.length && cells.every((cell) => isEmpty(cell) || keys.has(keyOf(cell)));
    if (isHeader) block = columnsOf(cells.filter((cell) => !isEmpty(cell)));
    else if (block)
      totals.push(keep(Object.fromEntries(block.map((each, at) => [each.key, valueIn(each, cells[at] ?? '')]))));
    return block !== undefined;
  };
  return { take, totals };
};
