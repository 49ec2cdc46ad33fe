// Parses the lines of a report into head, rows and foot, and writes each as soon as possible.
import { Failure } from '../core/errors.ts';
import {
  type Column,
  columnKeyOf,
  columnsOf,
  type DocumentedColumns,
  type ReportColumn,
  settledColumns,
  titlesIn,
} from './columns.ts';
import { keepAtMost, type ReportLimits, reportLimits, tooLarge } from './limits.ts';
import { isEmpty } from './parseCell.ts';
import { createRecordReader, type RecordReader } from './records.ts';
import { type Format, type OnOddCell, type ReportFacts, type TableWriter, writers } from './tableWriters.ts';
import { createFooter, type ReportFooter, type ReportTotal, totalPairOf } from './totals.ts';
import { createWarnings, shortened } from './warnings.ts';

export interface TableOptions {
  readonly format: Format;
  /** Metadata about the requested report; written first. */
  readonly report: ReportFacts;
  /** Documented columns of the report. */
  readonly known?: DocumentedColumns;
  /** Metadata from the first row, such as the date of the report. */
  readonly factsOf?: (columns: readonly Column[], cells: readonly string[]) => ReportFacts;
  /** Has lines above and below its rows, like finance reports. */
  readonly framed?: boolean;
  readonly limits?: ReportLimits;
  /** Gets the rows in place of the writer of the format. */
  readonly writer?: TableWriter;
}

export interface TableParser {
  /** Consumes a line and returns the text that can be written so far: a row is written after the line that follows it. */
  readonly take: (line: string) => string;
  /** Ends a file and returns its remaining rows. Another file of the same report, with the same header, may follow. */
  readonly nextFile: () => string;
  readonly end: () => string;
}

interface Header {
  readonly titles: string;
  readonly columns: readonly ReportColumn[];
  readonly records: RecordReader;
  readonly footer: ReportFooter | undefined;
}

/** Why a table with columns can have no rows. */
const noRows = { empty: true, reasonCode: 'no_rows', reason: 'The store made this report, and it has no rows.' };

/** Enough for a vendor, its period, and little more. */
const MOST_FACTS = 1_000;

export function createTableParser(options: TableOptions): TableParser {
  const { format, factsOf, known = new Map(), framed = false, limits: most = reportLimits } = options;
  const { writer = writers[format] } = options;
  const report: Record<string, unknown> = { ...options.report };
  const facts: ReportTotal = {};
  const keep = keepAtMost(MOST_FACTS, 'lines above its columns');
  const warnings = createWarnings();
  let header: Header | undefined;
  let write: ReturnType<TableWriter['row']> = () => '';
  let inHeader = true;
  let [count, file, line, lineOfRow] = [0, 1, 0, 0];
  let written = '';

  const warn = (at: number, raw: string, problem: string, column?: string): void =>
    warnings.add({ line: at, ...(file > 1 && { file }), ...(column !== undefined && { column }), problem, raw });

  const head = (columns: readonly Column[], more: ReportFacts): string =>
    writer.head({ report, ...more, ...(Object.keys(facts).length > 0 && { period: facts }) }, columns);

  const takeRow = (columns: readonly ReportColumn[], cells: readonly string[], at: number): void => {
    count += 1;
    if (count > most.rows) throw tooLarge(`The report has more than ${most.rows} rows.`);
    lineOfRow = at;
    if (count === 1) {
      const typed = settledColumns(columns, cells);
      write = writer.row(typed, (column, cell) => warn(lineOfRow, cell, noValue(column), column.key));
      Object.assign(report, factsOf?.(columns, cells));
      written += head(typed, { empty: false });
    }
    written += write(cells, count);
  };

  const takeProblem = (at: number, raw: string, problem: string): void => {
    if (format === 'csv') throw noPlace(at, raw, problem);
    warn(at, raw, problem);
  };

  const readHeader = (text: string): Header => {
    const titles = titlesIn(text);
    const columns = columnsOf(titles, known);
    const row = (cells: readonly string[], at: number): void => takeRow(columns, cells, at);
    const padding = text.split('\t').length - titles.length;
    const records = createRecordReader(columns, { row, problem: takeProblem }, padding);
    return { titles: titles.join('\t'), columns, records, footer: framed ? createFooter(columns, known) : undefined };
  };

  const reportHere: OnOddCell = (column, cell) => warn(line, cell, noValue(column), column.key);

  const takeHeader = (text: string): void => {
    const cells = text.split('\t');
    if (framed && isFact(cells))
      return void Object.assign(facts, Object.fromEntries([keep(totalPairOf(cells, reportHere))]));
    header ??= readHeader(text);
    if (header.titles !== titlesIn(text).join('\t'))
      throw new Failure('store_invalid_answer', 'The files of the report have different columns.');
    inHeader = false;
  };

  const takeLine = (text: string): void => {
    line += 1;
    if (isEmpty(text)) header?.records.takeEmpty(text, line);
    else if (inHeader || !header) takeHeader(text);
    else if (header.footer?.take(text, reportHere)) header.records.end();
    else header.records.take(text, line);
  };

  /** The text since the last call. */
  const handOver = (): string => {
    const text = written;
    written = '';
    return text;
  };

  return {
    take: (text) => {
      takeLine(text);
      return handOver();
    },
    nextFile: () => {
      // a table without rows still has a header; a file without one is not a table
      if (inHeader)
        throw new Failure('store_invalid_answer', 'The store sent a report without columns. Try again later.');
      header?.records.end();
      inHeader = true;
      [file, line] = [file + 1, 0];
      return handOver();
    },
    end: () => {
      const foot = writer.foot({ totals: header?.footer?.totals, ...warnings.report() });
      return (count === 0 ? head(header?.columns ?? [], noRows) : '') + foot;
    },
  };
}

function noValue({ title, type }: Column): string {
  return `${title || 'This column'} is a ${type} in this report, and this cell is not one: the value is null.`;
}

/** CSV has no field for warnings, and a file with missing values would look complete. */
function noPlace(at: number, raw: string, problem: string): Failure {
  const message = `Line ${at} of the report cannot be read for certain, and CSV has no place for a warning. With the format JSON all other rows come, and this line under warnings.`;
  const details = [{ code: 'line', message: `${problem} ${JSON.stringify(shortened(raw))}`, target: `line ${at}` }];
  return new Failure('store_invalid_answer', message, { details });
}

/** The header of a finance report is preceded by lines with one fact each; the header itself has many cells. */
function isFact(cells: readonly string[]): boolean {
  return cells.filter((cell) => !isEmpty(cell)).length <= 2 || columnKeyOf(cells[0] ?? '') === 'vendorName';
}
