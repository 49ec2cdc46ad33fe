// The columns of a report: Apple's titles as keys that are easy to write in a flow, and what their cells hold.
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
    .replace(/\(.*?\)/g, '')
    .trim()
    .toLowerCase();
  const last = plain.split(/\s+/).at(-1) ?? '';
  if (last === 'date') return 'date';
  if (plain.startsWith('currency of')) return 'text';
  return counted.has(last) || named.has(plain) ? 'number' : 'text';
};

/** Every column has a key of its own, also one without a title, or with the title of another. */
export const columnsOf = (titles: readonly string[]): readonly Column[] => {
  const taken = new Set<string>();
  return titles.map((title, at) => {
    const wanted = keyOf(title) || `column${at + 1}`;
    let key = wanted;
    for (let again = 2; taken.has(key); again += 1) key = `${wanted}${again}`;
    taken.add(key);
    return { key, title: title.trim(), type: typeOf(title) };
  });
};
