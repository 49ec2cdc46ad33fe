// Reads JSON of unknown shape: a missing value or one of another type reads as empty.

export type JsonTree = Readonly<Record<string, unknown>>;

export function tree(value: unknown): JsonTree {
  return isTree(value) ? value : {};
}

export function isTree(value: unknown): value is JsonTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function asTexts(value: unknown): readonly string[] {
  return asList(value).filter((one) => typeof one === 'string');
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function has(node: JsonTree, key: string): boolean {
  return Object.hasOwn(node, key);
}

export function isOfType(value: unknown, type: string): boolean {
  return jsonTypeOf(value) === type || (type === 'number' && typeof value === 'number');
}

/** The JSON type of a value; an integer also counts as a number. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The values that occur more than once. */
export function repeated<T>(values: readonly T[]): readonly T[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Extends a JSON pointer by one or more segments (RFC 6901). */
export function under(place: string, ...keys: readonly (string | number)[]): string {
  return [place, ...keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
