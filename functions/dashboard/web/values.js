// The values of a call: where each goes, and with which type.

/** @typedef {import('../types.ts').InputShown} InputShown */
/** @typedef {import('../types.ts').OperationShown} OperationShown */
/** @typedef {string | string[]} Value */
/** Values by place and name: `query limit`. @typedef {Map<string, Value>} Values */

/** @type {(input: Pick<InputShown, 'in' | 'name'>) => string} */
export const keyOf = (input) => `${input.in} ${input.name}`;

/** What is at `data/betaTesters`. @type {(place: string, from: any) => any} */
export const at = (place, from) => place.split('/').reduce((inner, name) => inner?.[name], from);

/** @type {(operation: OperationShown, place: string, values: Values) => [InputShown, Value][]} */
const given = ({ inputs }, place, values) =>
  inputs.flatMap((input) => {
    const value = input.in === place ? values.get(keyOf(input)) : undefined;
    return value === undefined ? [] : [/** @type {[InputShown, Value]} */ ([input, value])];
  });

/** Below the prefix of the relay. @type {(operation: OperationShown, values: Values) => string} */
export const addressOf = (operation, values) => {
  const path = operation.address.replace(/\{(\w+)\}/g, (whole, name) =>
    encodeURIComponent(String(values.get(`path ${name}`) ?? whole)),
  );
  const query = given(operation, 'query', values).map(
    ([{ name }, value]) => `${encodeURIComponent(name)}=${[value].flat().map(encodeURIComponent).join(',')}`,
  );
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
};

/** @type {(text: string) => unknown} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** What stands for a value that is missing stays as it is. @type {(text: string) => unknown} */
const numeric = (text) => (Number.isNaN(Number(text)) ? text : Number(text));

/** @type {Record<string, (text: string) => unknown>} */
const types = {
  boolean: (text) => ({ true: true, false: false })[text] ?? text,
  integer: numeric,
  number: numeric,
  object: parsed,
  array: parsed,
};

/** A value with the type of its input. @type {(input: InputShown, value: Value) => unknown} */
const typed = ({ type }, value) => (typeof value === 'string' ? (types[type]?.(value) ?? value) : value);

/** All inputs in one object, without those that only fill drop-downs. @type {(operation: OperationShown, values: Values) => [string, unknown][]} */
export const clientInputs = (operation, values) =>
  ['path', 'query', 'header', 'body'].flatMap((place) =>
    given(operation, place, values).flatMap(([input, value]) =>
      input.onlyChooses ? [] : [/** @type {[string, unknown]} */ ([input.name, typed(input, value)])],
    ),
  );

/** @type {(operation: OperationShown, values: Values) => Record<string, unknown> | undefined} */
export const bodyOf = (operation, values) => {
  if (!operation.inputs.some((input) => input.in === 'body')) return undefined;
  return Object.fromEntries(
    given(operation, 'body', values).map(([input, value]) => [input.name, typed(input, value)]),
  );
};

/** @type {(operation: OperationShown, values: Values) => Record<string, string>} */
export const headersOf = (operation, values) =>
  Object.fromEntries(given(operation, 'header', values).map(([{ name }, value]) => [name, String(value)]));
