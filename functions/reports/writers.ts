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

const members = (facts: Facts): string[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`],
  );

export const json: Writer = {
  contentType: 'application/json',
  // the rows come last but for what stands under them, so that all of it can stream
  head: (facts, columns) => `{${[...members(facts), `"columns":${JSON.stringify(columns)}`].join(',')},"rows":[`,
  row: (columns) => {
    const cells = columns.map(({ key, type }, at) => ({
      type,
      name: `${at === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    }));
    return (given, nth) => {
      let text = nth === 1 ? '\n' : ',\n';
      for (const [at, { name, type }] of cells.entries()) text += name + jsonCell(type, given[at] ?? '');
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
  row: (columns) => (given) => `${columns.map(({ type }, at) => csvCell(type, given[at] ?? '')).join(',')}\r\n`,
  foot: () => '',
};

export const writers: Readonly<Record<Format, Writer>> = { json, csv };
