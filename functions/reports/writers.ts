// A table as JSON or CSV, row by row: nothing of it is held.
import { csvCell, jsonCell } from './cells.ts';
import type { Column } from './columns.ts';

export type Format = 'json' | 'csv';

/** What a table tells besides its rows. */
export type Facts = Readonly<Record<string, unknown>>;

/** Writes the parts of a table in their order: the head, rows, the foot. */
export interface Writer {
  readonly contentType: string;
  readonly head: (facts: Facts, columns: readonly Column[]) => string;
  /** The function that writes the rows of these columns. */
  readonly row: (columns: readonly Column[]) => (cells: readonly string[], nth: number) => string;
  readonly foot: (facts: Facts) => string;
}

/** Writes the cells of one column. What stood in the row before often stands here again, and is not written anew. */
const writing = (type: Column['type'], write: typeof jsonCell): ((cell: string) => string) => {
  let before = '';
  let text = write(type, before);
  return (cell) => {
    if (cell !== before) {
      text = write(type, cell);
      before = cell;
    }
    return text;
  };
};

const members = (facts: Facts): string[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`],
  );

export const json: Writer = {
  contentType: 'application/json',
  // the rows come last but for what stands under them, so that all of it can stream
  head: (facts, columns) => `{${[...members(facts), `"columns":${JSON.stringify(columns)}`].join(',')},"rows":[`,
  row: (columns) => {
    const names = columns.map(({ key }, at) => `${at === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    const cells = columns.map(({ type }) => writing(type, jsonCell));
    return (given, nth) => {
      let text = nth === 1 ? '\n' : ',\n';
      cells.forEach((cell, at) => {
        text += names[at] + cell(given[at] ?? '');
      });
      return `${text}}`;
    };
  },
  foot: (facts) =>
    `\n]${members(facts)
      .map((each) => `,${each}`)
      .join('')}}`,
};

/** RFC 4180: its lines end with CRLF. The keys are the header, the same as in JSON. */
export const csv: Writer = {
  contentType: 'text/csv; charset=utf-8',
  head: (_, columns) => (columns.length > 0 ? `${columns.map(({ key }) => key).join(',')}\r\n` : ''),
  row: (columns) => {
    const cells = columns.map(({ type }) => writing(type, csvCell));
    return (given) => `${cells.map((cell, at) => cell(given[at] ?? '')).join(',')}\r\n`;
  },
  foot: () => '',
};

export const writers: Readonly<Record<Format, Writer>> = { json, csv };
