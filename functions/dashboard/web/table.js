// An answer as a table: titles, order, what does not fit on the page, and a file of it.
import { csvOf, save } from './csv.js';
import { h, say } from './dom.js';
import { digitsOf } from './exact.js';
import { columnsOf, flat, isPart, rowsOf, sorted, textOf, titler } from './rows.js';

/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('./rows.js').Titles} Titles */
/** @typedef {{ element: Element, tools: Element[], facts: string[] }} Shown */

const COLUMNS = 7;
const ROWS = 200;
/** Characters of a cell; a longer text is shown by its beginning until it is opened. */
const LONG = 40;
const LONGEST = 300;
const BEGINNING = 160;
/** Shown by its beginning, copied whole. */
const LONG_ID = /^[\w.=:-]{21,300}$/;

/** Sentences get room, and all else a line of its own. @type {(value: unknown) => Element} */
const dataCell = (value) => {
  const text = typeof value === 'boolean' ? (value ? 'Yes' : 'No') : textOf(value) || '–';
  if (LONG_ID.test(text)) return h('td', { class: 'id short', title: text }, text);
  const kind = text.length > LONG ? 'long' : digitsOf(value) === undefined ? 'short' : 'short count';
  if (text.length <= LONGEST) return h('td', { class: kind }, text);
  const whole = h('p', { class: 'whole' }, text);
  return h('td', { class: kind }, h('details', {}, h('summary', {}, `${text.slice(0, BEGINNING)} …`), whole));
};

/** @type {(rows: Row[], columns: string[]) => Element[]} */
const bodyRows = (rows, columns) =>
  rows.slice(0, ROWS).map((row) => h('tr', {}, ...columns.map((name) => dataCell(row.get(name)))));

/** Up, then down, then as it was sent. */
const next = /** @type {const} */ ({ none: 'ascending', ascending: 'descending', descending: 'none' });

/** @typedef {{ rows: Row[], columns: string[], titleOf: (name: string) => string }} Table */

/** @type {(table: Table) => Element} */
const sortable = (table) => {
  const { rows, columns } = table;
  const body = h('tbody', {}, ...bodyRows(rows, columns));
  /** @type {HTMLElement[]} */
  const heads = columns.map((name) => headOf(table, name, (head) => order(table, name, head, heads, body)));
  return h('table', {}, h('thead', {}, h('tr', {}, ...heads)), body);
};

/** @type {(table: Table, name: string, act: (head: HTMLElement) => void) => HTMLElement} */
const headOf = ({ rows, titleOf }, name, act) => {
  const mark = h('span', { 'aria-hidden': 'true' });
  const isNumber = rows.some((row) => digitsOf(row.get(name)) !== undefined);
  const button = h('button', { type: 'button', class: 'sort', click: () => act(head) }, titleOf(name), mark);
  const head = h('th', { scope: 'col', class: isNumber ? 'count' : '', title: name }, button);
  return head;
};

/** @type {(table: Table, name: string, head: HTMLElement, heads: HTMLElement[], body: Element) => void} */
const order = ({ rows, columns, titleOf }, name, head, heads, body) => {
  const wanted = next[/** @type {keyof typeof next} */ (head.getAttribute('aria-sort') ?? 'none')];
  for (const each of heads) each.removeAttribute('aria-sort');
  if (wanted !== 'none') head.setAttribute('aria-sort', wanted);
  const ordered = wanted === 'none' ? rows : sorted(rows, name, wanted === 'ascending' ? 1 : -1);
  body.replaceChildren(...bodyRows(ordered, columns));
  say(wanted === 'none' ? 'In the order of the answer' : `Sorted by ${titleOf(name)}, ${wanted}`);
};

/** @typedef {{ id: string, list?: string, columns?: readonly string[] }} Answering An operation, as far as its table needs it. */

/** @type {(list: Record<string, unknown>[], titles: Titles, json: unknown, operation: Answering) => Shown} */
const listTable = (list, titles, json, { id: name, columns: first }) => {
  const rows = list.map((row) => new Map(flat(row)));
  const all = columnsOf(rows, first);
  const titleOf = titler(all, titles, json);
  const table = (/** @type {string[]} */ columns) => sortable({ rows, columns, titleOf });
  const element = h('div', {}, table(all.slice(0, COLUMNS)));
  const more = h('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false' }, `All ${all.length} columns`);
  more.addEventListener('click', () => {
    const isAll = more.getAttribute('aria-pressed') === 'false';
    more.setAttribute('aria-pressed', String(isAll));
    element.replaceChildren(table(isAll ? all : all.slice(0, COLUMNS)));
  });
  const file = h('button', { type: 'button', class: 'quiet' }, 'Download CSV');
  file.addEventListener('click', () => {
    const cells = rows.map((row) => all.map((column) => row.get(column)));
    save(`${name}.csv`, csvOf(all.map(titleOf), cells));
    say(`Saved ${rows.length} rows as ${name}.csv`);
  });
  const facts = [`${rows.length} rows${rows.length > ROWS ? `, the first ${ROWS} here` : ''}`];
  return { element, tools: all.length > COLUMNS ? [more, file] : [file], facts };
};

/** @type {(json: Record<string, unknown>, titles: Titles) => Shown} */
const partTable = (json, titles) => {
  const values = flat(isPart(json.data) ? json.data : json);
  const titleOf = titler(
    values.map(([name]) => name),
    titles,
    undefined,
  );
  const rows = values.map(([name, value]) =>
    h('tr', {}, h('th', { scope: 'row', title: name }, titleOf(name)), dataCell(value)),
  );
  return { element: h('div', {}, h('table', {}, h('tbody', {}, ...rows))), tools: [], facts: [] };
};

/**
 * The table of an answer; undefined where it has none.
 * @type {(json: unknown, operation: Answering, titles: Titles) => Shown | undefined}
 */
export const tableOf = (json, operation, titles) => {
  const rows = rowsOf(json, operation.list);
  if (rows) return listTable(rows, titles, json, operation);
  return isPart(json) ? partTable(json, titles) : undefined;
};
