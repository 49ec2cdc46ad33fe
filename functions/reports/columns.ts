// The columns of a report: Apple's titles as keys that are easy to write in a flow, and what their cells hold.
import { Failure } from '../errors.ts';

export interface Column {
  readonly key: string;
  /** As Apple writes it. */
  readonly title: string;
  readonly type: 'text' | 'number' | 'date';
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `Parent Identifier` becomes parentIdentifier, `ISRC/ISBN` isrcIsbn; whatever Apple puts between the words. */
export const keyOf = (title: string): string => {
  const [first = '', ...rest] = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [first, ...rest.map(capital)].join('');
};

/** A title that ends with one of these counts or costs something. Source: the columns in App Store Connect Help. */
const counted = new Set(
  `units quantity proceeds price share amount total count counts devices sessions usd users purchases sales
  subscriptions subscribers trials opt-ins retry canceling canceled periods crashes downloads installs installations
  deletions impressions views taps redemptions orders rate`.split(/\s+/),
);

/** Their last word alone does not tell: another duration or period is a text such as `1 Month`. */
const named = new Set(['total session duration', 'grace period', 'days before canceling']);

const typeOf = (title: string): Column['type'] => {
  const plain = title
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const last = plain.split(/\s+/).at(-1) ?? '';
  if (last === 'date') return 'date';
  if (plain.startsWith('currency of')) return 'text';
  return counted.has(last) || named.has(plain) ? 'number' : 'text';
};

/** Far more than any report of Apple's has. Each row is written with all keys, so that a wide header makes a small file huge. */
const MOST = 500;
/** In characters. */
const LONGEST = 200;

const checkTitles = (titles: readonly string[]): void => {
  if (titles.length > MOST || titles.some(({ length }) => length > LONGEST))
    throw new Failure('store_invalid_answer', 'Apple sent a report whose titles are not those of columns.');
};

/** The keys that were wanted, each with a number where it is taken. */
const numbered = (): ((wanted: string) => string) => {
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
};

/** Every column has a key of its own, also one without a title, or with the title of another. */
export const columnsOf = (titles: readonly string[]): readonly Column[] => {
  checkTitles(titles);
  const own = numbered();
  return titles.map((title, at) => ({
    key: own(keyOf(title) || `column${at + 1}`),
    title: title.trim(),
    type: typeOf(title),
  }));
};
