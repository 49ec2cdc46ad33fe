// An answer as a table and as JSON.
import { problemOf } from './ask.js';
import { copyButton, h } from './dom.js';
import { missingOf } from './more.js';
import { badge } from './state.js';
import { at } from './values.js';
import { number } from './when.js';

/** @typedef {import('./ask.js').Answered} Answered */

const COLUMNS = 7;
const ROWS = 200;
const LONGEST = 200_000;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isPart = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is Record<string, unknown>[]} */
const isRows = (value) => Array.isArray(value) && value.length > 0 && value.every(isPart);

/** The list of an answer: where its operation says, even if it is empty there, or else the first there is. @type {(json: any, place: string | undefined) => Record<string, unknown>[] | undefined} */
const rowsOf = (json, place) => {
  const named = place === undefined ? undefined : at(place, json);
  if (Array.isArray(named)) return isRows(named) ? named : undefined;
  if (isRows(json)) return json;
  if (!isPart(json) || isPart(json.data)) return undefined; // beside one resource, a list is of what belongs to it
  const inner = Object.values(json);
  return inner.find(isRows) ?? inner.filter(isPart).flatMap(Object.values).find(isRows);
};

/** Names and plain values, those of JSON:API's attributes without the word. @type {(part: Record<string, unknown>, prefix?: string) => [string, unknown][]} */
const flat = (part, prefix = '') =>
  Object.entries(part).flatMap(([name, value]) => {
    if (['links', 'relationships'].includes(name) && prefix === '') return [];
    if (isPart(value)) return flat(value, name === 'attributes' && prefix === '' ? '' : `${prefix}${name}.`);
    return [[prefix + name, value]];
  });

/** @type {(value: unknown) => string} */
const cell = (value) => {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value)
    ? value.map((each) => (isPart(each) ? JSON.stringify(each) : String(each))).join(', ')
    : String(value);
};

/** Sentences get room, and all else a line of its own. @type {(value: unknown) => Element} */
const dataCell = (value) => {
  const text = cell(value);
  return h('td', { class: text.length > 40 ? 'long' : 'short' }, text);
};

/** What tells the rows apart comes first: the most filled, the shortest names. @type {(rows: Map<string, unknown>[]) => string[]} */
const columnsOf = (rows) => {
  const counts = new Map();
  for (const row of rows)
    for (const [name, value] of row) if (value !== null && value !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const first = ['id', 'name', 'title', 'type'];
  /** @type {(name: string) => number} */
  const rank = (name) => (first.includes(name) ? first.indexOf(name) : first.length);
  return [...counts.keys()]
    .sort((one, other) => rank(one) - rank(other) || counts.get(other) - counts.get(one))
    .filter((name) => name !== 'type')
    .slice(0, COLUMNS);
};

/** @type {(rows: Record<string, unknown>[]) => Element} */
const listTable = (rows) => {
  const flattened = rows.slice(0, ROWS).map((row) => new Map(flat(row)));
  const columns = columnsOf(flattened);
  return h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...columns.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...flattened.map((row) => h('tr', {}, ...columns.map((name) => dataCell(row.get(name)))))),
  );
};

/** @type {(json: Record<string, unknown>) => Element} */
const partTable = (json) => {
  const part = isPart(json.data) ? json.data : json;
  const rows = flat(part).map(([name, value]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, cell(value))),
  );
  return h('table', {}, h('tbody', {}, ...rows));
};

/** @type {(answered: Answered, place: string | undefined) => { table: Element | undefined, count: number }} */
const tableOf = ({ json, status }, place) => {
  if (status >= 400) return { table: undefined, count: 0 };
  const rows = rowsOf(json, place);
  if (rows) return { table: listTable(rows), count: rows.length };
  return { table: isPart(json) ? partTable(json) : undefined, count: 0 };
};

/** @type {(answered: Answered) => string} */
const plain = ({ json, text, type, size }) => {
  if (text === '') return size === 0 ? '(nothing)' : `(a file: ${type}, ${number(size)} bytes)`;
  const whole = json === undefined ? text : JSON.stringify(json, null, 2);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}\n… (${number(whole.length - LONGEST)} more)` : whole;
};

/** @type {(table: Element, json: Element) => Element} */
const switcher = (table, json) => {
  /** @type {(name: string, pressed: boolean) => HTMLButtonElement} */
  const button = (name, pressed) =>
    h('button', { type: 'button', class: 'quiet', 'aria-pressed': String(pressed) }, name);
  const [one, other] = [button('Table', true), button('JSON', false)];
  /** @type {(showTable: boolean) => void} */
  const show = (showTable) => {
    table.toggleAttribute('hidden', !showTable);
    json.toggleAttribute('hidden', showTable);
    one.setAttribute('aria-pressed', String(showTable));
    other.setAttribute('aria-pressed', String(!showTable));
  };
  one.addEventListener('click', () => show(true));
  other.addEventListener('click', () => show(false));
  show(true);
  return h('div', { class: 'switch', role: 'group', 'aria-label': 'Show the answer as' }, one, other);
};

/** @type {(answered: Answered, place: string | undefined) => Element[]} */
export const answerParts = (answered, place) => {
  const { status, milliseconds, correlationId, size, simulated } = answered;
  const { table, count } = tableOf(answered, place);
  const kind = status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good';
  const facts = [
    `${milliseconds} ms`,
    `${number(size)} bytes`,
    count > 0 ? `${number(count)} rows${count > ROWS ? `, the first ${ROWS} here` : ''}` : '',
  ];
  const head = h(
    'p',
    { class: 'facts' },
    badge(String(status), kind),
    simulated && ' ',
    simulated && badge('Simulator', 'plain'),
    ` ${facts.filter(Boolean).join(' · ')} · correlation ID `,
    h('code', {}, correlationId),
  );
  const text = plain(answered);
  const scroll = { class: 'scroll answer', role: 'region', tabindex: 0 };
  const json = h('div', { ...scroll, 'aria-label': 'Answer as JSON' }, h('pre', {}, text));
  const shown = table && h('div', { ...scroll, 'aria-label': 'Answer as a table' }, table);
  const bar = h(
    'div',
    { class: 'line' },
    shown ? switcher(shown, json) : h('span', {}),
    copyButton('the answer', () => text),
  );
  const words = status >= 400 ? problemOf(answered) : missingOf(answered);
  const problem = words !== undefined && h('p', { class: 'notice warn' }, words);
  return [head, ...(problem ? [problem] : []), bar, ...(shown ? [shown] : []), json];
};
