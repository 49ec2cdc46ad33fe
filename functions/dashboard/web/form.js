// The inputs of an operation as a form: labels, limits, drop-downs with what is there to choose.
import { choiceControl, namedOption, option } from './choices.js';
import { h } from './dom.js';
import { keyOf } from './values.js';

/** @typedef {import('./values.js').InputShown} InputShown */
/** @typedef {import('./values.js').OperationShown} OperationShown */
/** @typedef {import('./values.js').Value} Value */
/** @typedef {import('./values.js').Values} Values */
/** @typedef {(id: string) => OperationShown | undefined} Find */

/**
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {HTMLElement[]} [extra]
 * @property {() => Value | undefined} value
 * @property {(given: Values) => Promise<void>} [load]
 * @property {() => boolean} isWrong
 */

/** @typedef {Record<string, string | boolean | undefined>} Common */

/** @type {(input: InputShown, common: Common) => Control} */
const severalOf = ({ enum: values = [], names }, common) => {
  const size = Math.min(5, values.length);
  const select = h(
    'select',
    { ...common, multiple: true, size },
    ...values.map((each) => namedOption(each, names?.[each])),
  );
  const value = () => {
    const chosen = [...select.selectedOptions].map((each) => each.value);
    return chosen.length > 0 ? chosen : undefined;
  };
  return { element: select, value, isWrong: () => !select.checkValidity() };
};

/** @type {(input: InputShown, common: Common) => Control} */
const oneOf = ({ enum: values, names }, common) => {
  const options = values?.map((each) => namedOption(each, names?.[each])) ?? [
    option('true', 'Yes'),
    option('false', 'No'),
  ];
  const select = h('select', common, option('', '–'), ...options);
  return { element: select, value: () => select.value || undefined, isWrong: () => !select.checkValidity() };
};

/** @type {(input: InputShown, common: Common) => Control} */
const asJson = ({ type, example }, common) => {
  const placeholder = example ?? (type === 'array' ? '[ … ]' : '{ … }');
  const area = h('textarea', { ...common, rows: 3, spellcheck: 'false', placeholder });
  return { element: area, value: () => area.value.trim() || undefined, isWrong: () => !area.checkValidity() };
};

/** @type {(input: InputShown, common: Common) => Control} */
const asText = ({ type, minimum, maximum }, common) => {
  const isNumber = type === 'integer' || type === 'number';
  const limits = isNumber ? { type: 'number', min: minimum, max: maximum, step: type === 'integer' ? 1 : 'any' } : {};
  const field = h('input', { ...common, ...limits, autocomplete: 'off', spellcheck: 'false' });
  const value = () => {
    const text = field.value.trim();
    const parts = text.split(',').map((each) => each.trim());
    return text === '' ? undefined : type === 'array' ? parts.filter(Boolean) : text;
  };
  return { element: field, value, isWrong: () => !field.checkValidity() };
};

/** @type {(id: string, input: InputShown, find: Find) => Control} */
const control = (id, input, find) => {
  const common = { id, required: input.required, 'aria-describedby': `${id}-text` };
  const isList = input.type === 'array';
  if (input.choices && !isList) return choiceControl(id, input, common, find);
  if (input.enum && isList) return severalOf(input, common);
  if (input.enum || input.type === 'boolean') return oneOf(input, common);
  if (input.in === 'body' && (isList || input.type === 'object')) return asJson(input, common);
  return asText(input, common);
};

/** @type {(input: InputShown) => string} */
const wordsOf = ({ description, type, enum: values, in: place }) =>
  type === 'array' && !values && place !== 'body' ? `${description} Several with commas between.` : description;

/** @type {(id: string, input: InputShown, made: Control) => Element} */
const rowOf = (id, input, { element, extra = [] }) => {
  const needed = input.required && h('span', { class: 'needed' }, ' (required)');
  const words = h('p', { class: 'muted', id: `${id}-text` }, wordsOf(input));
  return h('div', { class: 'field' }, h('label', { for: id }, input.title, needed), element, ...extra, words);
};

/** A few inputs are shown as they are; of many, those that matter come first. */
const FEW = 4;

/** The inputs that a drop-down asks for first. @type {(input: InputShown) => string[]} */
const before = ({ choices }) =>
  Object.values(choices?.parameters ?? {}).flatMap((from) =>
    typeof from === 'object' && 'parameter' in from ? [from.parameter.replace(/^body\//, '')] : [],
  );

/** What others wait for comes first, and in its own order; the account comes where it stands. */
/** @type {(inputs: readonly InputShown[]) => { inputs: InputShown[], isAwaited: (input: InputShown) => boolean }} */
const inOrder = (inputs) => {
  const awaited = new Set(inputs.flatMap(before).filter((name) => name !== 'account'));
  /** @type {(name: string, seen?: string[]) => number} */
  const depth = (name, seen = []) => {
    const own = inputs.find((each) => each.name === name);
    const next = own && !seen.includes(name) ? before(own).filter((each) => awaited.has(each)) : [];
    return Math.max(0, ...next.map((each) => 1 + depth(each, [...seen, name])));
  };
  /** @type {(input: InputShown) => number} */
  const rank = ({ name }) => (awaited.has(name) ? depth(name) : inputs.length);
  const sorted = [...inputs].sort((one, other) => rank(one) - rank(other));
  return { inputs: sorted, isAwaited: ({ name }) => awaited.has(name) };
};

/** @type {(operation: OperationShown, find: Find, changed: () => void) => { element: HTMLElement, read: () => Values, load: () => Promise<void>, firstWrong: () => HTMLElement | undefined }} */
export const makeForm = (operation, find, changed) => {
  // a page asks for nobody's secret
  const { inputs, isAwaited } = inOrder(operation.inputs.filter(({ format }) => format !== 'password'));
  const fields = inputs.map((input, nth) => {
    const made = control(`input-${nth}`, input, find);
    return { input, made, row: rowOf(`input-${nth}`, input, made) };
  });
  /** @type {() => Values} */
  const read = () =>
    new Map(
      fields.flatMap(({ input, made }) => {
        const value = made.value();
        return value === undefined ? [] : [/** @type {[string, Value]} */ ([keyOf(input), value])];
      }),
    );
  /** What is folded away is not asked for: most of it stays so. */
  const load = async () => {
    for (const { made, row } of fields) if (row.closest('details')?.open !== false) await made.load?.(read());
  };
  /** @type {(input: InputShown) => boolean} */
  const isFirst = (input) =>
    fields.length <= FEW || input.required === true || input.visibility === 'important' || isAwaited(input);
  const reload = () => {
    load().catch(() => undefined);
  };
  const more = fields.filter(({ input }) => !isFirst(input)).map(({ row }) => row);
  const element = h(
    'div',
    { class: 'fields' },
    ...fields.filter(({ input }) => isFirst(input)).map(({ row }) => row),
    more.length > 0 && h('details', { toggle: reload }, h('summary', {}, `${more.length} more inputs`), ...more),
  );
  element.addEventListener('input', changed);
  element.addEventListener('change', () => {
    changed();
    reload();
  });
  return { element, read, load, firstWrong: () => fields.find(({ made }) => made.isWrong())?.made.element };
};
