// A line with more or fewer cells than its report has columns: in how many ways it can be read, and what all of them agree on.

import { type ColumnType, fitsColumn, isFree, isUsual } from './columnTypes.ts';
import { isEmpty } from './parseCell.ts';

/** The cells of a row, as far as all readings of its line agree; an empty one where they do not. */
export interface Reading {
  readonly cells: readonly string[];
  /** `one` reading fits, `some` do, or `none`: then only the edges of the line are told. */
  readonly found: 'one' | 'some' | 'none';
}

/** More are not tried: a text with so many tabs is no text. */
const MOST_OFF = 24;

type Values = readonly ReadonlySet<string>[];

interface Step {
  /** How many cells too many are taken, or too few, before the column and after it. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/**
 * With too many cells, a text was cut by tabs, or the line ends with empty cells that belong to no column. An empty cell at
 * the end can also be that of the last column, behind a text that was cut: it is dropped only where the last column holds
 * numbers, dates or codes, which are filled in unless `isBlankLast` says that another row lacks one, and the rest is a usual
 * row. Else only what all readings have is certain. With too few cells some are missing, which is never certain.
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

/** The cells without the empty ones that the title row of the report ends with, too: so many at most. */
export function unpadded(cells: readonly string[], count: number, padding: number): readonly string[] {
  let end = cells.length;
  while (end > count && end > cells.length - padding && isEmpty(cells[end - 1] ?? '')) end -= 1;
  return end === cells.length ? cells : cells.slice(0, end);
}

/** Whether a row has in each column what the column can hold. */
export function isFitting(cells: readonly string[], columns: readonly ColumnType[]): boolean {
  return columns.every((column, at) => fitsColumn(column, cells[at] ?? ''));
}

/** For each column the values that it has in the readings; undefined when the line has none. */
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

/** Where no reading fits: the columns before the first text and after the last one, as long as what they have can be theirs. */
function edgesOf(cells: readonly string[], columns: readonly ColumnType[]): readonly string[] {
  const isSure = (at: number, place: number): boolean => {
    const [column, cell] = [columns[at], cells[place]];
    return column !== undefined && cell !== undefined && !isFree(column) && fitsColumn(column, cell);
  };
  const found = columns.map(() => '');
  const most = Math.min(cells.length, columns.length);
  let left = 0;
  for (; left < most && isSure(left, left); left += 1) found[left] = told(cells[left] ?? '');
  for (let right = 1; right <= most - left; right += 1) {
    const [at, place] = [columns.length - right, cells.length - right];
    if (!isSure(at, place)) break;
    found[at] = told(cells[place] ?? '');
  }
  return found;
}

function isOne(values: Values): boolean {
  return values.every(({ size }) => size === 1);
}

/** What a column can take at its place: with too many cells one and those after it, with too few one or none. */
function stepsAt(cells: readonly string[], count: number, column: ColumnType, at: number): readonly Step[] {
  const off = cells.length - count;
  const states = Array.from({ length: Math.abs(off) + 1 }, (_, state) => state);
  const taking = (from: number, to: number): readonly Step[] => {
    const start = off < 0 ? at - from : at + from;
    const taken = cells.slice(start, start + to - from + 1);
    // empty cells behind the last text are no part of it
    const cell = (at === count - 1 ? unpadded(taken, 1, taken.length) : taken).join('\t');
    return start in cells && fitsColumn(column, cell) ? [{ from, to, value: told(cell) }] : [];
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

/** The states before each column that lead to it from the first, by the steps that were there. */
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

/** Blanks and nothing are the same value. */
function told(cell: string): string {
  return isEmpty(cell) ? '' : cell;
}
