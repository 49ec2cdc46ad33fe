// Rejoins lines that a line feed inside a text has split, and assigns them to their row.
import { type ColumnType, fitsColumn, isFree } from './columnTypes.ts';

export interface ReportLine {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly at: number;
  readonly raw: string;
}

/** The rows before and after a group of single-cell lines: either can contain their text. */
export interface LineNeighbours {
  readonly before: ReportLine | undefined;
  readonly after: ReportLine | undefined;
}

/** Assignment of a group of single-cell lines. */
export interface PlacedLines extends LineNeighbours {
  /** Lines that belong to neither row. */
  readonly rows: readonly ReportLine[];
  /** Set if they belong to one of the two rows but it is unknown which; both texts are then omitted. */
  readonly doubt?: ReportLine;
}

/** Whether the lines are split only at columns that can contain a line feed. */
export function isJoinable(lines: readonly ReportLine[], columns: readonly ColumnType[]): boolean {
  let at = -1;
  return lines.every(({ cells }, nth) => {
    at += nth === 0 ? cells.length : cells.length - 1;
    return nth === lines.length - 1 || isFreeAt(columns, at);
  });
}

/**
 * Single-cell lines are the end of the previous row's last text, the beginning of the next row's first text, or a
 * truncated row. `hasGap` means that there are empty lines between them, which would be part of the text.
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

/** Joins lines into the text that a line feed has split. */
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
