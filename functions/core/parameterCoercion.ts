// Coerces the parameters of a call to their declared types.
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import type { ErrorDetail } from './errors.ts';
import { readScalars } from './jsonText.ts';
import { readScalar, trimmed } from './scalar.ts';

export type ParameterValue = string | number | boolean | readonly (string | number | boolean)[];

/** Longest accepted query, in characters: far above what any operation needs, far below what costs time. */
export const LONGEST_QUERY = 16_384;

/** Coerces the query. An empty value counts as absent; unknown and repeated names are validation errors. */
export function coerceQuery(
  operation: Operation,
  query: URLSearchParams,
  faults: ErrorDetail[],
): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = Object.create(null);
  for (const [name, given] of gather(operation, query)) {
    const schema = schemaOf(operation, name);
    const texts = given.map((each) => trimmed(each)).filter((each) => each !== '');
    if (!schema)
      faults.push({ code: 'unknown', message: unknownName(operation), target: `query.${name.slice(0, 64)}` });
    else if (schema.items) putList(values, name, schema.items, texts);
    else if (texts.length > 1)
      faults.push({ code: 'repeated', message: 'Is given more than once.', target: `query.${name}` });
    else if (texts[0] !== undefined) values[name] = readScalar(schema, texts[0]);
  }
  return values;
}

/**
 * Coerces the declared values of one location: trims them, drops empty ones, and never reads undeclared ones. A secret
 * is unchanged, and an empty one is kept if it is required, so that it is rejected.
 */
export function coerceNamed(
  operation: Operation,
  place: 'path' | 'header',
  read: (name: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    operation.parameters.flatMap(({ in: where, name, schema, required }) => {
      const text = where === place ? read(name) : undefined;
      if (text === undefined || (!required && trimmed(text) === '')) return [];
      const value = String(readScalar(schema, text));
      return value !== '' || schema.format === 'password' ? [[name, value]] : [];
    }),
  );
}

/** Groups values by declared name: axios and others write a list `fields[apps]` as `fields[apps][]` or `fields[apps][0]`. */
function gather(operation: Operation, query: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const gathered = new Map<string, readonly string[]>();
  for (const [name, value] of query) {
    const base = name.replace(/\[\d{0,3}\]$/, '');
    const declared = !schemaOf(operation, name) && schemaOf(operation, base)?.items ? base : name;
    gathered.set(declared, [...(gathered.get(declared) ?? []), value]);
  }
  return gathered;
}

function schemaOf({ parameters }: Operation, name: string): Schema | undefined {
  return parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.schema;
}

function unknownName({ id, names }: Operation): string {
  return `Is not an input of ${id}. ${names.query.length > 0 ? `Its inputs are ${names.query.join(', ')}.` : 'It has none.'}`;
}

/** A list may be comma-separated, a repeated name, or JSON text. */
function putList(values: Record<string, ParameterValue>, name: string, items: Schema, texts: readonly string[]): void {
  const list = texts.flatMap((text) => readScalars(text) ?? text.split(','));
  const given = list.filter((each) => trimmed(each) !== '');
  if (given.length > 0) values[name] = given.map((each) => readScalar(items, each));
}
