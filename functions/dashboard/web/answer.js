// An answer as a table and as JSON.
import { problemOf } from './ask.js';
import { badge, kindOf } from './badge.js';
import { copyButton, h } from './dom.js';
import { parseExact, writeExact } from './exact.js';
import { missingOf } from './more.js';
import { tableOf } from './table.js';
import { number } from './when.js';

/** @typedef {import('./ask.js').Answered} Answered */
/** @typedef {import('../types.ts').OperationShown} OperationShown */

const LONGEST = 200_000;

/** @type {(answered: Answered, json: unknown) => string} */
const plain = ({ text, type, size }, json) => {
  if (text === '') return size === 0 ? '(nothing)' : `(a file: ${type}, ${number(size)} bytes)`;
  return json === undefined ? text : writeExact(json);
};

/** @type {(whole: string) => string} */
const bounded = (whole) =>
  whole.length > LONGEST ? `${whole.slice(0, LONGEST)}\n… (${number(whole.length - LONGEST)} more)` : whole;

/** @type {(table: Element, json: Element, tools: Element[]) => Element} */
const switcher = (table, json, tools) => {
  /** @type {(name: string, pressed: boolean) => HTMLButtonElement} */
  const button = (name, pressed) =>
    h('button', { type: 'button', class: 'quiet', 'aria-pressed': String(pressed) }, name);
  const [one, other] = [button('Table', true), button('JSON', false)];
  /** @type {(showTable: boolean) => void} */
  const show = (showTable) => {
    for (const each of [table, ...tools]) each.toggleAttribute('hidden', !showTable);
    json.toggleAttribute('hidden', showTable);
    one.setAttribute('aria-pressed', String(showTable));
    other.setAttribute('aria-pressed', String(!showTable));
  };
  one.addEventListener('click', () => show(true));
  other.addEventListener('click', () => show(false));
  show(true);
  return h('div', { class: 'switch', role: 'group', 'aria-label': 'Show the answer as' }, one, other);
};

/** @type {(answered: Answered, facts: string[]) => Element} */
const head = ({ status, milliseconds, correlationId, size, simulated }, facts) => {
  return h(
    'p',
    { class: 'facts' },
    badge(String(status), kindOf(status)),
    simulated && ' ',
    simulated && badge('Simulator', 'plain'),
    ` ${[`${milliseconds} ms`, `${number(size)} bytes`, ...facts].join(' · ')} · correlation ID `,
    h('a', { href: `#call-${encodeURIComponent(correlationId)}` }, h('code', {}, correlationId)),
  );
};

/** @type {(answered: Answered, operation: OperationShown, titles: Record<string, string>) => Element[]} */
export const answerParts = (answered, operation, titles) => {
  const { status, text } = answered;
  const json = answered.json === undefined ? undefined : parseExact(text);
  const shown = status < 400 ? tableOf(json, operation, titles) : undefined;
  const whole = plain(answered, json);
  const scroll = { class: 'scroll answer', role: 'region', tabindex: 0 };
  const asJson = h('div', { ...scroll, 'aria-label': 'Answer as JSON' }, h('pre', {}, bounded(whole)));
  const asTable = shown && h('div', { ...scroll, 'aria-label': 'Answer as a table' }, shown.element);
  const tools = shown?.tools ?? [];
  const bar = h(
    'div',
    { class: 'line' },
    asTable ? switcher(asTable, asJson, tools) : h('span', {}),
    h(
      'div',
      { class: 'switch' },
      ...tools,
      copyButton('the answer', () => whole),
    ),
  );
  const sentence = status < 400 && typeof json?.sentence === 'string' && h('p', {}, json.sentence);
  const words = status >= 400 ? problemOf(answered) : missingOf(answered);
  const problem = words !== undefined && h('p', { class: 'notice warn' }, words);
  return [
    head(answered, shown?.facts ?? []),
    ...(problem ? [problem] : []),
    ...(sentence ? [sentence] : []),
    bar,
    ...(asTable ? [asTable] : []),
    asJson,
  ];
};
