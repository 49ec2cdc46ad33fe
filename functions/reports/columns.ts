// The columns of a report: Apple's titles as keys that are easy to write in a flow, and what their cells hold.
import type { ColumnList, Holds } from '../../connector/core/columnList.ts';
import { Failure } from '../core/errors.ts';
import { type ColumnType, columnTypes, fitsColumn } from './columnTypes.ts';
import { isEmpty } from './parseCell.ts';

/** A column as an answer tells of it. */
export interface Column {
  readonly key: string;
  /** As Apple writes it. */
  readonly title: string;
  readonly type: 'text' | 'number' | 'date';
}

/** A column with what is known of its cells. */
export type ReportColumn = Column & ColumnType;

/** What the store documents of a column, by its key. */
export type DocumentedColumns = ReadonlyMap<string, Holds>;

/** Far more than any report of Apple's has. Each row is written with all keys, so that a wide header makes a small file huge. */
const MOST = 500;
/** In characters. */
const LONGEST = 200;

/** A title that ends with one of these, and that nobody documents, counts or costs something. */
const counted = new Set(
  `units quantity proceeds price share amount total count counts devices sessions usd users purchases sales
  subscriptions subscribers trials offers opt-ins retry canceling canceled ordered periods crashes downloads installs
  installations deletions impressions views taps redemptions orders rate percentage bytes size length tenure requests
  events duration`.split(/\s+/),
);

/** Every column has a key of its own, also one without a title, or with the title of another. */
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

/** The lists as one: where a title is in several, the first of them tells. */
export function knownIn(...lists: readonly ColumnList[]): DocumentedColumns {
  return new Map(
    lists
      .flat()
      .reverse()
      .map(([title, holds]) => [columnKeyOf(title), holds]),
  );
}

/** `Parent Identifier` becomes parentIdentifier, `ISRC/ISBN` isrcIsbn; whatever Apple puts between the words. */
export function columnKeyOf(title: string): string {
  const [first = '', ...rest] = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [first, ...rest.map(capital)].join('');
}

/** A column whose type is a guess is text where the first row has something else in it: the types stand before the rows. */
export function settledColumns(columns: readonly ReportColumn[], cells: readonly string[]): readonly ReportColumn[] {
  return columns.map((column, at) =>
    column.unsure && !fitsColumn(column, cells[at] ?? '') ? { ...column, type: 'text' as const } : column,
  );
}

/** The titles without the empty ones at the end of their line. */
export function titlesIn(line: string): readonly string[] {
  const titles = line.split('\t');
  const last = titles.findLastIndex((title) => !isEmpty(title));
  return titles.slice(0, last + 1);
}

function checkTitles(titles: readonly string[]): void {
  if (titles.length > MOST || titles.some(({ length }) => length > LONGEST))
    throw new Failure('store_invalid_answer', 'Apple sent a report whose titles are not those of columns.');
}

/** The keys that were wanted, each with a number where it is taken. */
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

/** What a column holds of which nobody tells more than its title. */
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
