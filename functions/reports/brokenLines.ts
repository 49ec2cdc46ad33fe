// Lines that a line feed within a text made of one row: put together again, and given to the row that they belong to.
import { type ColumnType, fitsColumn, isFree } from './columnTypes.ts';

export interface ReportLine {
  readonly cells: readonly string[];
  /** Counted from 1. */
  readonly at: number;
  readonly raw: string;
}

/** What stands before and after lines of one cell: the two rows whose text they can be. */
export interface LineNeighbours {
  readonly before: ReportLine | undefined;
  readonly after: ReportLine | undefined;
}

/** Where lines of one cell belong. */
export interface PlacedLines extends LineNeighbours {
  /** Lines that belong to neither. */
  readonly rows: readonly ReportLine[];
  /** Set when they belong to one of the two, and nothing tells to which: then neither has that text. */
  readonly doubt?: ReportLine;
}

/** Whether the lines are cut only where a column can have a line feed in its text. */
export function isJoinable(lines: readonly ReportLine[], columns: readonly ColumnType[]): boolean {
  let at = -1;
  return lines.every(({ cells }, nth) => {
    at += nth === 0 ? cells.length : cells.length - 1;
    return nth === lines.length - 1 || isFreeAt(columns, at);
  });
}

/**
 * Lines of one cell are the end of the last text of the row before, the beginning of the first text of the row after, or a
 * row that is cut. `hasGap` says that empty lines stand between, which would be part of the text.
 */
export function placeBrokenLines(
  lines: readonly ReportLine[],
  around: LineNeighbours,
  columns: readonly ColumnType[],
  hasGap: boolean,
): PlacedLines {
  const { before, after } = around;
  const isEnd = before !== undefined && isFreeAt(columns, columns.length - 1);
  const isBeginning = after !== undefined && isFreeAt(columns, 0);
  if (!isEnd && !isBeginning) return { ...around, rows: lines };
  const text = joinedLine(lines);
  const isRow = lines.some(({ cells: [cell = ''] }) => columns[0] !== undefined && fitsColumn(columns[0], cell));
  if (isEnd && !isRow && !hasGap) return { before: joinedLine([before, text]), after, rows: [] };
  return {
    before: isEnd ? { ...before, cells: before.cells.with(-1, '') } : before,
    after: isBeginning ? { ...after, cells: after.cells.with(0, '') } : after,
    rows: [],
    doubt: text,
  };
}

/** Lines as the one that they were, before a line feed cut it. */
export function joinedLine(lines: readonly ReportLine[]): ReportLine {
  const [first = { cells: [], at: 0, raw: '' }, ...rest] = lines;
  if (rest.length === 0) return first;
  const cells = rest.reduce<readonly string[]>(
    (all, line) => [...all.slice(0, -1), `${all.at(-1) ?? ''}\n${line.cells[0] ?? ''}`, ...line.cells.slice(1)],
    first.cells,
  );
  return { cells, at: first.at, raw: lines.map((line) => line.raw).join('\n') };
}

function isFreeAt(columns: readonly ColumnType[], at: number): boolean {
  const column = columns[at];
  return column !== undefined && isFree(column);
}
