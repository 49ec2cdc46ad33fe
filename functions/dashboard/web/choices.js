// Drop-downs whose values another operation of the relay lists, as they do in a flow.
import { ask, problemOf } from './ask.js';
import { h } from './dom.js';
import { missingOf } from './more.js';
import { addressOf, at, keyOf } from './values.js';

/** @typedef {import('./values.js').InputShown} InputShown */
/** @typedef {import('./values.js').OperationShown} OperationShown */
/** @typedef {import('./values.js').Values} Values */

const OTHER = '(another)';

/** @type {(value: string, label: string) => HTMLOptionElement} */
export const option = (value, label) => h('option', { value }, label);

/** A value with what people call it, where it is a code. @type {(value: string, name: string | undefined) => HTMLOptionElement} */
export const namedOption = (value, name = '') =>
  option(value, name === '' || name === value ? value : name.includes(value) ? name : `${name} (${value})`);

/** The call that lists them, or undefined while something that it needs is not filled in. */
/** @type {(choices: NonNullable<InputShown['choices']>, source: OperationShown, given: Values) => string | undefined} */
const listAddress = ({ parameters = {} }, source, given) => {
  /** @type {Values} */
  const values = new Map();
  for (const [name, from] of Object.entries(parameters)) {
    const isInput = typeof from === 'object' && 'parameter' in from;
    const named = isInput ? from.parameter.replace(/^body\//, '') : undefined;
    const value = isInput ? [...given].find(([key]) => key.endsWith(` ${named}`))?.[1] : String(from);
    const input = source.inputs.find((each) => each.name === name);
    if (value !== undefined && input) values.set(keyOf(input), value);
  }
  const isMissing = source.inputs.some((input) => input.required && !values.has(keyOf(input)));
  return isMissing ? undefined : addressOf(source, values);
};

/** @type {(choices: NonNullable<InputShown['choices']>, json: unknown) => HTMLOptionElement[]} */
const optionsOf = ({ collection, value, label }, json) =>
  (at(collection, json) ?? []).map((/** @type {unknown} */ each) => {
    return namedOption(String(at(value, each)), String(at(label, each) ?? ''));
  });

/** @type {(choices: NonNullable<InputShown['choices']>, answered: import('./ask.js').Answered) => { options: HTMLOptionElement[], words: string }} */
const readChoices = (choices, answered) => {
  if (answered.status !== 200) return { options: [], words: problemOf(answered) };
  const options = optionsOf(choices, answered.json);
  return { options, words: missingOf(answered) ?? (options.length === 0 ? 'There is none.' : '') };
};

/**
 * @param {string} id
 * @param {InputShown} input
 * @param {Record<string, string | boolean | undefined>} attributes
 * @param {(id: string) => OperationShown | undefined} find
 */
export const choiceControl = (id, input, attributes, find) => {
  const { choices, title, name, required } = input;
  const empty = () => option('', name === 'account' ? 'Default account' : '–');
  const other = h('input', {
    id: `${id}-other`,
    'aria-label': `${title}: another value`,
    hidden: true,
    autocomplete: 'off',
  });
  const hint = h('p', { class: 'muted', role: 'status' });
  const select = h('select', attributes, empty(), option(OTHER, 'Another value …'));
  select.addEventListener('change', () => {
    other.hidden = select.value !== OTHER;
    if (!other.hidden) other.focus();
  });
  const value = () => (select.value === OTHER ? other.value.trim() : select.value) || undefined;
  let asked = '';
  /** @type {(given: Values) => Promise<void>} */
  const load = async (given) => {
    const source = choices && find(choices.operation);
    const address = source && listAddress(choices, source, given);
    if (address === asked) return;
    hint.textContent = address === undefined ? 'First fill in the input above.' : 'Loading …';
    if (address === undefined || !choices) return;
    asked = address;
    const answered = await ask(address);
    if (asked !== address) return; // what it depends on was changed meanwhile
    if (answered.status !== 200) asked = ''; // the next change of an input asks again
    const { options, words } = readChoices(choices, answered);
    hint.textContent = words;
    select.replaceChildren(empty(), ...options, option(OTHER, 'Another value …'));
  };
  return {
    element: select,
    extra: [other, hint],
    value,
    load,
    isWrong: () => required === true && value() === undefined,
  };
};
