// The columns of a report: Apple's titles as keys that are easy to write in a flow, and the types of their cells.
import type { ColumnList, Holds } from '../../connector/core/columnList.ts';
import { Failure } from '../core/errors.ts';
import { type ColumnType, columnTypes, fitsColumn } from './columnTypes.ts';
import { isEmpty } from './parseCell.ts';

/** A column as a response describes it. */
export interface Column {
  readonly key: string;
  /** Apple's title. */
  readonly title: string;
  readonly type: 'text' | 'number' | 'date';
}

/** A column with the type of its cells. */
export type ReportColumn = Column & ColumnType;

/** Documented columns, by key. */
export type DocumentedColumns = ReadonlyMap<string, Holds>;

/** Far more than any Apple report has. Each row repeats all keys, so a wide header would turn a small file into a huge response. */
const MOST = 500;
/** In characters. */
const LONGEST = 200;

/** An undocumented title with one of these suffixes is a count or an amount. */
const counted = new Set(
  `units quantity proceeds price share amount total count counts devices sessions usd users purchases sales
  subscriptions subscribers trials offers opt-ins retry canceling canceled ordered periods crashes downloads installs
  installations deletions impressions views taps redemptions orders rate percentage bytes size length tenure requests
  events duration`.split(/\s+/),
);

/** Gives every column a unique key, including columns without a title or with a duplicate title. */
export function columnsOf(titles: readonly string[], known: DocumentedColumns = new Map()): readonly ReportColumn[] {
  checkTitles(titles);
  const own = numbered();
  return titles.map((title, at) => {
    const key = columnKeyOf(title);
    const holds = known.get(key);
    const kind = holds ? columnTypes[holds] : { ...columnTypes[guess(title)], unsure: true };
    return { key: own(key || `column${at + 1}`), title: title.trim(), ...kind };
  });
}

/** Merges the lists; if several contain a title, the first one is used. */
export function knownIn(...lists: readonly ColumnList[]): DocumentedColumns {
  return new Map(
    lists
      .flat()
      .reverse()
      .map(([title, holds]) => [columnKeyOf(title), holds]),
  );
}

/** Converts `Parent Identifier` to parentIdentifier and `ISRC/ISBN` to isrcIsbn, whatever separates the words. */
export function columnKeyOf(title: string): string {
  const [first = '', ...rest] = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [first, ...rest.map(capital)].join('');
}

/** A guessed type becomes text if the first row does not match it: the types are written before the rows. */
export function settledColumns(columns: readonly ReportColumn[], cells: readonly string[]): readonly ReportColumn[] {
  return columns.map((column, at) =>
    column.unsure && !fitsColumn(column, cells[at] ?? '') ? { ...column, type: 'text' as const } : column,
  );
}

/** The titles without trailing empty ones. */
export function titlesIn(line: string): readonly string[] {
  const titles = line.split('\t');
  const last = titles.findLastIndex((title) => !isEmpty(title));
  return titles.slice(0, last + 1);
}

function checkTitles(titles: readonly string[]): void {
  if (titles.length > MOST || titles.some(({ length }) => length > LONGEST))
    throw new Failure('store_invalid_answer', 'The store sent a report whose titles are not those of columns.');
}

/** Makes keys unique by appending a number to duplicates. */
function numbered(): (wanted: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (wanted) => {
    let key = wanted;
    let number = next.get(wanted) ?? 2;
    for (; taken.has(key); number += 1) key = `${wanted}${number}`;
    next.set(wanted, number);
    taken.add(key);
    return key;
  };
}

/** The type of an undocumented column, guessed from its title. */
function guess(title: string): Holds {
  const plain = title
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const last = plain.split(/\s+/).at(-1) ?? '';
  if (last === 'date') return 'date';
  if (plain.startsWith('currency of') || last === 'currency') return 'currency';
  if (/\bapple (?:id|identifier)$/.test(plain)) return 'id';
  if (/^(?:territory|country(?: code| of sale)?)$/.test(plain)) return 'country';
  return counted.has(last) ? 'number' : 'text';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
