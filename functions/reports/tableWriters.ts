// Writes a table as JSON or CSV row by row, without buffering.

import type { Column } from './columns.ts';
import { csvCell, isEmpty, jsonCell } from './parseCell.ts';

export type Format = 'json' | 'csv';

/** Metadata of a table. */
export type ReportFacts = Readonly<Record<string, unknown>>;

/** Called for a cell that is null although the store's cell is not empty. */
export type OnOddCell = (column: Column, cell: string) => void;

/** Writes the parts of a table in order: head, rows, foot. */
export interface TableWriter {
  readonly contentType: string;
  readonly head: (facts: ReportFacts, columns: readonly Column[]) => string;
  /** Returns the function that writes the rows of these columns; it reports each cell that does not match its column's type. */
  readonly row: (
    columns: readonly Column[],
    onOddCell?: OnOddCell,
  ) => (cells: readonly string[], nth: number) => string;
  readonly foot: (facts: ReportFacts) => string;
}

const jsonWriter: TableWriter = {
  contentType: 'application/json',
  // the rows are the last field but for the foot, so that everything can be streamed
  head: (facts, columns) =>
    `{${[...members(facts), `"columns":${JSON.stringify(columns.map(plain))}`].join(',')},"rows":[`,
  row: (columns, onOddCell) => {
    const cells = columns.map((column, at) => ({
      name: `${at === 0 ? '{' : ','}${JSON.stringify(column.key)}:`,
      write: writing(column, jsonCell, onOddCell),
    }));
    return (values, nth) => {
      let text = nth === 1 ? '\n' : ',\n';
      let at = 0;
      for (const { name, write } of cells) {
        text += name + write(values[at] ?? '');
        at += 1;
      }
      return `${text}}`;
    };
  },
  foot: (facts) =>
    `\n]${members(facts)
      .map((each) => `,${each}`)
      .join('')}}`,
};

/** RFC 4180: lines end with CRLF. The header has the same keys as the JSON. */
const csvWriter: TableWriter = {
  contentType: 'text/csv; charset=utf-8',
  head: (_, columns) => (columns.length > 0 ? `${columns.map(({ key }) => key).join(',')}\r\n` : ''),
  row: (columns) => {
    const cells = columns.map((column) => writing(column, csvCell));
    return (values) => `${cells.map((cell, at) => cell(values[at] ?? '')).join(',')}\r\n`;
  },
  foot: () => '',
};

export const writers: Readonly<Record<Format, TableWriter>> = { json: jsonWriter, csv: csvWriter };

/** Writes the cells of one column. Caches the previous row's cell, since values often repeat. */
function writing(column: Column, write: typeof jsonCell, onOddCell?: OnOddCell): (cell: string) => string {
  const { type } = column;
  let before = '';
  let text = write(type, before);
  let isLost = false;
  return (cell) => {
    if (cell !== before) {
      text = write(type, cell);
      before = cell;
      isLost = text === 'null' && !isEmpty(cell);
    }
    if (isLost) onOddCell?.(column, cell);
    return text;
  };
}

function members(facts: ReportFacts): string[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`],
  );
}

function plain({ key, title, type }: Column): Column {
  return { key, title, type };
}
