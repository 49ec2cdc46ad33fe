// Reading JSON whose shape is not known yet: what is missing, or is something else, reads as empty.

export type JsonTree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is JsonTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const tree = (value: unknown): JsonTree => (isTree(value) ? value : {});
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
export const asTexts = (value: unknown): readonly string[] => asList(value).filter((one) => typeof one === 'string');
export const has = (node: JsonTree, key: string): boolean => Object.hasOwn(node, key);

/** The JSON type of a value; a whole number is an integer, which is also a number. */
export const jsonTypeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

export const isOfType = (value: unknown, type: string): boolean =>
  jsonTypeOf(value) === type || (type === 'number' && typeof value === 'number');

/** The values that stand more than once. */
export const repeated = <T>(values: readonly T[]): readonly T[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** A JSON pointer one or more steps further down (RFC 6901). */
export const under = (place: string, ...keys: readonly (string | number)[]): string =>
  [place, ...keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

export const pointerSteps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
