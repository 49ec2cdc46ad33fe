// The rows of an answer: what is in each column, what the column is called, and in which order they are.
import { digitsOf, writeExact } from './exact.js';
import { at } from './values.js';

/** @typedef {Map<string, unknown>} Row Values by column. */
/** @typedef {Record<string, string>} Titles */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isPart = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is Record<string, unknown>[]} */
const isRows = (value) => Array.isArray(value) && value.length > 0 && value.every(isPart);

/** The list of an answer: where its operation says, even if it is empty there, or else the first there is. @type {(json: any, place: string | undefined) => Record<string, unknown>[] | undefined} */
export const rowsOf = (json, place) => {
  const named = place === undefined ? undefined : at(place, json);
  if (Array.isArray(named)) return isRows(named) ? named : undefined;
  if (isRows(json)) return json;
  if (!isPart(json) || isPart(json.data)) return undefined; // beside one resource, a list is of what belongs to it
  const inner = Object.values(json);
  return inner.find(isRows) ?? inner.filter(isPart).flatMap(Object.values).find(isRows);
};

/** Names and plain values, those of JSON:API's attributes without the word. @type {(part: Record<string, unknown>, prefix?: string) => [string, unknown][]} */
export const flat = (part, prefix = '') =>
  Object.entries(part).flatMap(([name, value]) => {
    if (['links', 'relationships'].includes(name) && prefix === '') return [];
    if (isPart(value)) return flat(value, name === 'attributes' && prefix === '' ? '' : `${prefix}${name}.`);
    return [[prefix + name, value]];
  });

/** A small part as its values: `EUR 12.5`; any other as JSON. @type {(part: Record<string, unknown>) => string} */
const partText = (part) => {
  const values = Object.values(part);
  const isSmall = values.length <= 3 && !values.some((value) => typeof value === 'object');
  return isSmall ? values.map(textOf).join(' ') : writeExact(part, 0);
};

/** As text, for people and for files. @type {(value: unknown) => string} */
export const textOf = (value) => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((each) => (isPart(each) ? partText(each) : textOf(each))).join(', ');
  return digitsOf(value) ?? String(value);
};

/**
 * What the operation says comes first, or else what distinguishes the rows: their names, then the most filled.
 * @type {(rows: Row[], first?: readonly string[]) => string[]}
 */
export const columnsOf = (rows, first = ['name', 'title', 'id']) => {
  const counts = new Map();
  for (const row of rows)
    for (const [name, value] of row) if (value !== null && value !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  /** @type {(name: string) => number} */
  const rank = (name) => (first.includes(name) ? first.indexOf(name) : first.length);
  return [...counts.keys()]
    .sort((one, other) => rank(one) - rank(other) || counts.get(other) - counts.get(one))
    .filter((name) => name !== 'type');
};

/** What a report says of its own columns comes before what the operation does; a title that two have gets an addition. */
/** @type {(names: string[], titles: Titles, json: any) => (name: string) => string} */
export const titler = (names, titles, json) => {
  const own = isPart(json) && isRows(json.columns) ? json.columns : [];
  const said = Object.fromEntries(own.map(({ key, title }) => [key, title]));
  /** @type {(name: string) => string} */
  const title = (name) => String(said[name] || titles[name] || name);
  return (name) => {
    const isShared = names.some((other) => other !== name && title(other) === title(name));
    return isShared ? `${title(name)} (${name})` : title(name);
  };
};

const texts = new Intl.Collator(undefined, { numeric: true });
const DATE = /^\d{4}-\d\d-\d\dT/;

/** Numbers and times by their size, all else as in a dictionary; what is missing comes last. @type {(one: unknown, other: unknown) => number} */
const compared = (one, other) => {
  const [a, b] = [textOf(one), textOf(other)];
  const numbers = [one, other].map((value) =>
    Number(DATE.test(textOf(value)) ? Date.parse(textOf(value)) : digitsOf(value)),
  );
  const [x = Number.NaN, y = Number.NaN] = numbers;
  return Number.isNaN(x) || Number.isNaN(y) ? texts.compare(a, b) : x - y || texts.compare(a, b);
};

/** @type {(rows: Row[], name: string, direction: 1 | -1) => Row[]} */
export const sorted = (rows, name, direction) =>
  [...rows].sort((one, other) => {
    const [a, b] = [one.get(name), other.get(name)];
    const missing = Number(textOf(a) === '') - Number(textOf(b) === '');
    return missing || direction * compared(a, b);
  });
