// A line of a report as the cells of its columns. Apple does not quote: a title may even hold a tab.
import { Failure } from '../errors.ts';
import { isEmpty, typed } from './cells.ts';
import type { Column } from './columns.ts';

/** What developers write themselves, and where a stray tab can be. */
const free = new Set([
  'title',
  'appName',
  'subscriptionName',
  'developer',
  'developerName',
  'artistShowDeveloperAuthor',
]);

const areTyped = (cells: readonly string[], columns: readonly Column[]): boolean =>
  columns.every(({ type }, at) => isEmpty(cells[at] ?? '') || typed(type, cells[at] ?? '') !== undefined);

const joinedAt = (cells: readonly string[], at: number, extra: number): readonly string[] => [
  ...cells.slice(0, at),
  cells.slice(at, at + extra + 1).join('\t'),
  ...cells.slice(at + extra + 1),
];

/** With more cells than columns: a text was cut by a tab. It is put together where all other cells are of their type. */
const mended = (cells: readonly string[], columns: readonly Column[]): readonly string[] => {
  const extra = cells.length - columns.length;
  const places = columns.flatMap(({ key }, at) => (free.has(key) ? [at] : []));
  const ways = places.map((at) => joinedAt(cells, at, extra));
  if (cells.slice(columns.length).every(isEmpty)) ways.push(cells.slice(0, columns.length));
  const found = ways.find((way) => areTyped(way, columns));
  if (found) return found;
  throw new Failure('store_invalid_answer', 'A line of the report has more cells than the report has columns.');
};

export const cellsOf = (line: string, columns: readonly Column[]): readonly string[] => {
  const cells = line.split('\t');
  return cells.length > columns.length ? mended(cells, columns) : cells;
};
