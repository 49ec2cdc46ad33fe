// Groups the lines of a report into rows. A row is one line, or several if a text contains line feeds: Apple quotes neither.
import { Failure } from '../core/errors.ts';
import { isJoinable, joinedLine, placeBrokenLines, type ReportLine } from './brokenLines.ts';
import type { ColumnType } from './columnTypes.ts';
import { isFitting, type Reading, readLineCells, unpadded } from './lineReadings.ts';
import { isEmpty } from './parseCell.ts';

/** Output, in the order of the lines. A problem precedes the row that it concerns. */
export interface RecordSink {
  /** A row with a cell for each column; uncertain cells are empty. */
  readonly row: (cells: readonly string[], line: number) => void;
  readonly problem: (line: number, raw: string, problem: string) => void;
}

export interface RecordReader {
  readonly take: (line: string, at: number) => void;
  /** An empty line: part of a text, if one is open. */
  readonly takeEmpty: (line: string, at: number) => void;
  /** No more lines belong to the previous row. */
  readonly end: () => void;
}

/** Limits on lines per text and on malformed lines per report: beyond them the table has another format. */
const MOST_PARTS = 200;
const MOST_PROBLEMS = 10_000;

const CUT =
  'This line is the rest of a text that a line feed cut, or a row that is cut: where it belongs is not certain.';

/**
 * Each row is held until the next line, which can be the rest of its last text. `padding` is the number of empty cells after
 * the last title of the title row: at most as many at the end of a line belong to no column.
 */
export function createRecordReader(columns: readonly ColumnType[], out: RecordSink, padding = 0): RecordReader {
  const width = columns.length;
  let held: ReportLine | undefined;
  /** Single-cell lines after the pending row, and whether there are empty lines among them. */
  let loose: ReportLine[] = [];
  let hasGap = false;
  /** Whether an earlier row has an empty last column. */
  let isBlankLast = false;
  /** The lines of an incomplete row. */
  let parts: ReportLine[] = [];
  let problems = 0;

  const report = ({ at, raw }: ReportLine, problem: string): void => {
    problems += 1;
    if (problems > MOST_PROBLEMS)
      throw new Failure(
        'store_invalid_answer',
        `More than ${MOST_PROBLEMS} lines of the report do not fit its columns.`,
      );
    out.problem(at, raw, problem);
  };

  const release = (): void => {
    if (held) out.row(held.cells, held.at);
    held = undefined;
  };

  const read = ({ cells }: ReportLine): Reading => readLineCells(unpadded(cells, width, padding), columns, isBlankLast);

  const reportRow = (line: ReportLine, { cells, found }: Reading = read(line)): void => {
    if (found !== 'one') report(line, countProblem(line.cells.length, width));
    out.row(cells, line.at);
  };

  /** Ends the pending row with the loose lines after it; returns the next row, which may include them. */
  const close = (next?: ReportLine): ReportLine | undefined => {
    if (loose.length === 0) {
      release();
      return next;
    }
    const placed = placeBrokenLines(loose, { before: held, after: next }, columns, hasGap);
    loose = [];
    if (placed.doubt) report(placed.doubt, CUT);
    held = placed.before;
    release();
    for (const line of placed.rows) reportRow(line);
    return placed.after;
  };

  const giveUp = (): void => {
    const lines = parts;
    parts = [];
    close();
    for (const line of lines) reportRow(line);
  };

  const takeWhole = (line: ReportLine): void => {
    if (parts.length > 0) giveUp();
    held = close(line);
    hasGap = false;
    isBlankLast ||= isEmpty(line.cells[width - 1] ?? '');
  };

  /** Lines with more cells than columns in total: one row, whose text contains tabs as well. */
  const takeTogether = (line: ReportLine): boolean => {
    const whole = joinedLine([...parts, line]);
    const reading = parts.length < MOST_PARTS ? read(whole) : undefined;
    if (!reading || reading.found === 'none') return false;
    parts = [];
    close();
    reportRow(whole, reading);
    return true;
  };

  const addPart = (line: ReportLine): void => {
    parts.push(line);
    const whole = joinedLine(parts);
    if (whole.cells.length < width) return;
    if (!isJoinable(parts, columns) || !isFitting(whole.cells, columns)) giveUp();
    else {
      parts = [];
      takeWhole(whole);
    }
  };

  const takePart = (line: ReportLine): void => {
    const count = parts.reduce((sum, { cells }) => sum + cells.length - 1, line.cells.length);
    if (parts.length > 0 && (count > width || parts.length >= MOST_PARTS)) {
      if (takeTogether(line)) return;
      giveUp();
    }
    if (parts.length > 0 || line.cells.length > 1) addPart(line);
    else if (loose.push(line) > MOST_PARTS) close();
  };

  const takeOther = (line: ReportLine): void => {
    if (line.cells.length === width) takeWhole(line);
    else if (line.cells.length < width) takePart(line);
    else {
      giveUp();
      reportRow(line);
    }
  };

  return {
    take: (raw, at) => {
      const cells = unpadded(raw.split('\t'), width, padding);
      if (cells.length !== width || parts.length > 0 || loose.length > 0) return takeOther({ cells, at, raw });
      if (held) out.row(held.cells, held.at);
      held = { cells, at, raw };
      hasGap = false;
      isBlankLast ||= isEmpty(cells[width - 1] ?? '');
    },
    takeEmpty: (raw, at) => {
      if (parts.length > 0) takePart({ cells: raw.split('\t'), at, raw });
      else hasGap = true;
    },
    end: giveUp,
  };
}

function countProblem(cells: number, columns: number): string {
  return `This line has ${cells} cells, and the report ${columns} columns: only what is certain is in its row.`;
}
