// Parses a line whose number of cells differs from the number of columns: finds all possible assignments, and the values on which they agree.

import { type ColumnType, fitsColumn, isFree, isUsual } from './columnTypes.ts';
import { isEmpty } from './parseCell.ts';

/** The cells of a row on which all assignments agree; empty where they differ. */
export interface Reading {
  readonly cells: readonly string[];
  /** The number of assignments: `one`, `some`, or `none`, in which case only the edges of the line are used. */
  readonly found: 'one' | 'some' | 'none';
}

/** Maximum number of extra cells: a text with more tabs is not a text. */
const MOST_OFF = 24;

type Values = readonly ReadonlySet<string>[];

interface Step {
  /** Number of extra or missing cells consumed before the column and after it. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/**
 * With too many cells, tabs split a text, or the line ends with empty cells that belong to no column. An empty cell at
 * the end can also be the last column's, after a split text: it is dropped only if the last column contains
 * numbers, dates or codes, which are always filled unless `isBlankLast` says that another row lacks one, and the remainder is a
 * normal row. Otherwise only the values in all assignments are certain. With too few cells, some are missing, which is never certain.
 */
export function readLineCells(cells: readonly string[], columns: readonly ColumnType[], isBlankLast: boolean): Reading {
  const off = cells.length - columns.length;
  const trimmed = cells.slice(0, columns.length);
  const last = columns.at(-1);
  const isFilledLast = last !== undefined && !isFree(last) && !isBlankLast;
  const isEnded = off >= 0 && cells.slice(columns.length).every(isEmpty);
  if (isFilledLast && isEnded && columns.every((each, at) => isUsual(each, trimmed[at] ?? '')))
    return { cells: trimmed, found: 'one' };
  const values = valuesIn(cells, columns);
  if (!values) return { cells: edgesOf(cells, columns), found: 'none' };
  const agreed = values.map((each) => (each.size === 1 ? ([...each][0] ?? '') : ''));
  return { cells: agreed, found: off > 0 && isOne(values) ? 'one' : 'some' };
}

/** Drops trailing empty cells, at most as many as the title row has. */
export function unpadded(cells: readonly string[], count: number, padding: number): readonly string[] {
  let end = cells.length;
  while (end > count && end > cells.length - padding && isEmpty(cells[end - 1] ?? '')) end -= 1;
  return end === cells.length ? cells : cells.slice(0, end);
}

/** Whether every cell has a value that its column allows. */
export function isFitting(cells: readonly string[], columns: readonly ColumnType[]): boolean {
  return columns.every((column, at) => fitsColumn(column, cells[at] ?? ''));
}

/** The distinct values of each column over all assignments; undefined if there is no assignment. */
function valuesIn(cells: readonly string[], columns: readonly ColumnType[]): Values | undefined {
  if (Math.abs(cells.length - columns.length) > MOST_OFF) return undefined;
  const steps = columns.map((column, at) => stepsAt(cells, columns.length, column, at));
  const before = reached(steps, (state) => state === 0, 'from', 'to');
  const isEnd = (state: number): boolean =>
    cells.length < columns.length
      ? state === columns.length - cells.length
      : cells.slice(columns.length + state).every(isEmpty);
  const after = reached([...steps].reverse(), isEnd, 'to', 'from').reverse();
  const values = steps.map(
    (each, at) =>
      new Set(each.filter(({ from, to }) => before[at]?.has(from) && after[at]?.has(to)).map(({ value }) => value)),
  );
  return values.every(({ size }) => size > 0) ? values : undefined;
}

/** If no assignment fits: the columns before the first text and after the last one, as long as their cells are valid. */
function edgesOf(cells: readonly string[], columns: readonly ColumnType[]): readonly string[] {
  const isSure = (at: number, place: number): boolean => {
    const [column, cell] = [columns[at], cells[place]];
    return column !== undefined && cell !== undefined && !isFree(column) && fitsColumn(column, cell);
  };
  const found = columns.map(() => '');
  const most = Math.min(cells.length, columns.length);
  let left = 0;
  for (; left < most && isSure(left, left); left += 1) found[left] = cellValue(cells[left] ?? '');
  for (let right = 1; right <= most - left; right += 1) {
    const [at, place] = [columns.length - right, cells.length - right];
    if (!isSure(at, place)) break;
    found[at] = cellValue(cells[place] ?? '');
  }
  return found;
}

function isOne(values: Values): boolean {
  return values.every(({ size }) => size === 1);
}

/** The number of cells a column can consume: one or more with too many cells, one or none with too few. */
function stepsAt(cells: readonly string[], count: number, column: ColumnType, at: number): readonly Step[] {
  const off = cells.length - count;
  const states = Array.from({ length: Math.abs(off) + 1 }, (_, state) => state);
  const taking = (from: number, to: number): readonly Step[] => {
    const start = off < 0 ? at - from : at + from;
    const taken = cells.slice(start, start + to - from + 1);
    // empty cells after the last text are not part of it
    const cell = (at === count - 1 ? unpadded(taken, 1, taken.length) : taken).join('\t');
    return start in cells && fitsColumn(column, cell) ? [{ from, to, value: cellValue(cell) }] : [];
  };
  if (off < 0) {
    const skipped = states.slice(0, -1).map((from) => ({ from, to: from + 1, value: '' }));
    return [...states.flatMap((from) => taking(from, from)), ...skipped];
  }
  const last = isFree(column) ? off : 0;
  return states.flatMap((from) =>
    states.filter((to) => to >= from && to <= Math.max(from, last)).flatMap((to) => taking(from, to)),
  );
}

/** For each column, the states that lead to it from the first column, along existing steps. */
function reached(
  steps: readonly (readonly Step[])[],
  isStart: (state: number) => boolean,
  one: 'from' | 'to',
  other: 'from' | 'to',
): ReadonlySet<number>[] {
  const all = Array.from({ length: MOST_OFF + 1 }, (_, state) => state);
  let states: ReadonlySet<number> = new Set(all.filter(isStart));
  return steps.map((each) => {
    const here = states;
    states = new Set(each.filter((step) => here.has(step[one])).map((step) => step[other]));
    return here;
  });
}

/** Blank and empty cells are the same value. */
function cellValue(cell: string): string {
  return isEmpty(cell) ? '' : cell;
}
