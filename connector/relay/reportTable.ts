// The response that reports of both stores share: rows with their columns, and the reason if there are none.
import { query } from '../core/builders.ts';
import { arrayOf, define, field, flag, integer, object, oneOf, orNone, type Schema, text } from '../core/schema.ts';

export const format = query(
  'format',
  oneOf('json', 'csv'),
  'Format',
  'JSON, if empty, gives rows to work with in the flow; CSV the text of a file, with an apostrophe before what Excel would run as a formula.',
  { shared: 'ReportFormat' },
);

const column = define(
  'ReportColumn',
  field(
    object(
      {
        key: field(text, 'Column key', 'The name of the column in each row.'),
        title: field(text, 'Column title', 'The name of the column as the store writes it.'),
        type: field(
          oneOf('text', 'number', 'date'),
          'Column type',
          'The type of the column: every value is of this type, or null.',
        ),
      },
      ['key', 'title', 'type'],
    ),
    'Column',
    'One column of the report.',
  ),
);

const warning = define(
  'ReportWarning',
  field(
    object(
      {
        line: field(integer(1), 'Line', 'The line of the file, the first being 1.'),
        file: field(integer(2), 'File', 'Which file of the report it is in; absent for the first.'),
        column: field(text, 'Cell', 'The key of the column; absent if the warning is about the whole line.'),
        problem: field(text, 'Problem', 'What is wrong with it, in a sentence.'),
        raw: field(text, 'Raw text', 'The text at this place. Of a long line, the first 1,000 characters.'),
      },
      ['line', 'problem', 'raw'],
    ),
    'Warning',
    'A line or a cell that could not be read for certain.',
  ),
);

/** A column that the store omits from a report is missing in its rows; an empty cell is null. */
export function reportTable(
  name: string,
  asked: Schema,
  row: Schema,
  more: Readonly<Record<string, Schema>> = {},
): Schema {
  return define(
    name,
    object(
      {
        report: field(asked, 'Report', 'The request.'),
        empty: field(flag, 'Is empty', 'Whether the table is empty. Reason then says why.'),
        reasonCode: field(
          oneOf('no_sales', 'not_ready', 'no_report', 'no_data', 'no_rows', 'discontinued'),
          'Reason code',
          'Why the table is empty: no_sales, no_data and discontinued are final; with not_ready, try again later.',
        ),
        reason: field(text, 'Reason', 'Why there are no rows, in a sentence.'),
        columns: field(arrayOf(column), 'Columns', 'The columns of this report, in their order.'),
        rows: field(
          arrayOf(withEmptyCells(row)),
          'Rows',
          'Each has a value for every column: null if the store has none, or if Warnings lists it.',
        ),
        ...more,
        warnings: field(
          arrayOf(warning),
          'Warnings',
          'Lines and cells that could not be read for certain, the first 100 of them. What is not certain is null in the rows.',
        ),
        warningCount: field(integer(0), 'Warning count', 'Their number. 0 means that every line was read.'),
      },
      ['report', 'empty', 'columns', 'rows'],
    ),
  );
}

/** The same row; each cell may be null. */
function withEmptyCells({ properties = {}, ...row }: Schema): Schema {
  return {
    ...row,
    properties: Object.fromEntries(Object.entries(properties).map(([key, cell]) => [key, orNone(cell)])),
  };
}

/** `SKU`, `Units`: labelled fields by key. */
export function fields(shapes: Readonly<Record<string, readonly [Schema, string, `${string}.`]>>): Schema {
  return object(
    Object.fromEntries(
      Object.entries(shapes).map(([key, [shape, title, description]]) => [key, field(shape, title, description)]),
    ),
  );
}
