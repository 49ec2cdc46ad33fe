// The minimal input of an operation: its required inputs, each with the first valid value.
import type { Operation, Parameter } from '../../../../connector/core/operation.ts';
import type { Schema } from '../../../../connector/core/schema.ts';

export interface Least {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One value for each text pattern that an operation requires. */
// biome-ignore format: a table is read by its lines
const samples = [
  '1', 'a', '000000000001', '0000001', '00000001', 'com.example.soak', '2026-01', '20260101', '2026-01-01 00:00:00',
  'USA', 'DE', 'en-US', 'A1', '1_1', 'soak.png', 'a@soak.example', 'https://soak.example/',
  '00000000-0000-4000-8000-000000000001',
];
const formed: Readonly<Partial<Record<NonNullable<Schema['format']>, string>>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  uri: 'https://soak.example/',
  email: 'a@soak.example',
};

export function leastOf({ parameters, body }: Operation, mark: string): Least {
  const of = (place: Parameter['in']): Record<string, string> =>
    Object.fromEntries(
      parameters
        .filter((each) => each.in === place && each.required)
        .map(({ name, schema }) => [name, String(leastValue(schema, mark))]),
    );
  return {
    path: of('path'),
    query: of('query'),
    headers: of('header'),
    ...(body && { body: leastValue(body, mark) }),
  };
}

/** The path of the operation with these values. */
export function addressFor({ address }: Operation, { path, query }: Pick<Least, 'path' | 'query'>): string {
  const filled = address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return `/api/${filled}${search && `?${search}`}`;
}

function leastValue(schema: Schema, mark: string): unknown {
  const { type, minimum = 1, items, properties = {}, required = [] } = schema;
  if (type === 'string') return textOf(schema, mark);
  if (type === 'array') return items ? [leastValue(filled(items), mark)] : [];
  if (type === 'boolean') return false;
  if (type !== 'object') return minimum;
  return Object.fromEntries(required.map((name) => [name, leastValue(properties[name] ?? { type: 'string' }, mark)]));
}

/** `mark` is used wherever its pattern is valid. */
function textOf(schema: Schema, mark: string): string {
  const { enum: words, format } = schema;
  if (words?.[0] !== undefined) return words[0];
  const found = (format && formed[format]) ?? [mark, ...samples].find((sample) => fits(schema, sample));
  if (found === undefined) throw new Error(`No sample fits ${JSON.stringify(schema)}`);
  return found;
}

/** A list item gets a value even if none of its members is required, because the relay leaves out empty items. */
function filled(schema: Schema): Schema {
  const { type, properties = {}, required = [] } = schema;
  return type === 'object' && required.length === 0
    ? { ...schema, required: Object.keys(properties).slice(0, 1) }
    : schema;
}

function fits(
  { pattern = '', minLength = 0, maxLength = Infinity, maxBytes = Infinity }: Schema,
  text: string,
): boolean {
  return new RegExp(pattern).test(text) && text.length >= minLength && text.length <= Math.min(maxLength, maxBytes);
}
