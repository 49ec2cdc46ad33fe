// The lines of a report -> its head, rows and foot, each written when it comes.
import { Failure } from '../errors.ts';
import { isEmpty } from './cells.ts';
import { type Column, columnsOf } from './columns.ts';
import { keepAtMost, type Limits, limits, tooLarge } from './limits.ts';
import { cellsOf } from './rows.ts';
import { type Footer, pairOf, type Total, takeFooter } from './totals.ts';
import { type Facts, type Format, type Writer, writers } from './writers.ts';

export interface Asked {
  readonly format: Format;
  /** What was asked for: stands in front. */
  readonly report: Facts;
  /** What the first row adds to it, such as the date that the report is of. */
  readonly told?: (columns: readonly Column[], cells: readonly string[]) => Facts;
  /** Has lines above and under its rows, as finance reports do. */
  readonly framed?: boolean;
  readonly limits?: Limits;
}

export interface Sheet {
  readonly take: (line: string) => string;
  /** The file is over. Another of the same report may follow, with the same header. */
  readonly nextFile: () => void;
  readonly end: () => string;
}

interface Header {
  readonly line: string;
  readonly columns: readonly Column[];
  readonly write: ReturnType<Writer['row']>;
  readonly footer: Footer | undefined;
}

/** Why a table that has columns can have no rows. */
const noRows = { empty: true, reasonCode: 'no_rows', reason: 'Apple made this report, and it has no rows.' };

/** Above the header of a finance report stand lines of one fact each; the header itself has many cells. */
const isFact = (line: string): boolean => line.split('\t').filter((cell) => !isEmpty(cell)).length <= 2;

/** A vendor, its period, and little more. */
const MOST_FACTS = 1_000;

const readHeader = (line: string, writer: Writer, framed: boolean): Header => {
  const columns = columnsOf(line.split('\t'));
  return { line, columns, write: writer.row(columns), footer: framed ? takeFooter(columns) : undefined };
};

const checkSame = (header: Header, line: string): void => {
  if (header.line !== line)
    throw new Failure('store_invalid_answer', 'The files of the report have different columns.');
};

export const openSheet = ({ format, report, told, framed = false, limits: most = limits }: Asked): Sheet => {
  const writer = writers[format];
  const asked: Record<string, unknown> = { ...report };
  const facts: Total = {};
  const keep = keepAtMost(MOST_FACTS, 'lines above its columns');
  let header: Header | undefined;
  let inHeader = true;
  let count = 0;

  const head = (more: Facts): string =>
    writer.head(
      { report: asked, ...more, ...(Object.keys(facts).length > 0 && { period: facts }) },
      header?.columns ?? [],
    );

  const takeHeader = (line: string): void => {
    if (framed && isFact(line)) return void Object.assign(facts, Object.fromEntries([keep(pairOf(line.split('\t')))]));
    if (header) checkSame(header, line);
    header ??= readHeader(line, writer, framed);
    inHeader = false;
  };

  const takeRow = (line: string, { columns, write }: Header): string => {
    count += 1;
    if (count > most.rows) throw tooLarge(`The report has more than ${most.rows} rows.`);
    const cells = cellsOf(line, columns);
    const text = write(cells, count);
    if (count > 1) return text;
    Object.assign(asked, told?.(columns, cells));
    return head({ empty: false }) + text;
  };

  return {
    take: (line) => {
      if (isEmpty(line)) return '';
      if (inHeader || !header) takeHeader(line);
      else if (!header.footer?.take(line)) return takeRow(line, header);
      return '';
    },
    nextFile: () => {
      // a table with no rows has its header: a file without one is none
      if (inHeader) throw new Failure('store_invalid_answer', 'Apple sent a report without columns. Try again later.');
      inHeader = true;
    },
    end: () => (count === 0 ? head(noRows) : '') + writer.foot({ totals: header?.footer?.totals }),
  };
};
