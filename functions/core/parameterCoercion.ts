// Coerces the parameters of a call to their declared types.
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import type { ErrorDetail } from './errors.ts';
import { readScalars } from './jsonText.ts';
import { readScalar, trimmed } from './scalar.ts';

export type ParameterValue = string | number | boolean | readonly (string | number | boolean)[];

/** Longest accepted query, in characters: far above what any operation needs, far below what costs time. */
export const LONGEST_QUERY = 16_384;

interface Declared extends Readonly<Record<'path' | 'header', readonly Parameter[]>> {
  readonly query: ReadonlyMap<string, Schema>;
}

/** The parameters of an operation by location; sorted once, on its first call. */
const declaredOf = rememberedFor(byLocation);

/** Coerces the query. An empty value counts as absent; unknown and repeated names are validation errors. */
export function coerceQuery(
  operation: Operation,
  query: URLSearchParams,
  faults: ErrorDetail[],
): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {}; // its names are declared ones only
  if (query.size === 0) return values;
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
  const values: Record<string, string> = {};
  for (const { name, schema, required } of declaredOf(operation)[place]) {
    const text = read(name);
    if (text === undefined || (!required && trimmed(text) === '')) continue;
    const value = String(readScalar(schema, text));
    if (value !== '' || schema.format === 'password') values[name] = value;
  }
  return values;
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

function schemaOf(operation: Operation, name: string): Schema | undefined {
  return declaredOf(operation).query.get(name);
}

function byLocation({ parameters }: Operation): Declared {
  const at = (place: Parameter['in']): Parameter[] => parameters.filter((each) => each.in === place);
  const query = new Map(at('query').map(({ name, schema }) => [name, schema]));
  return { path: at('path'), header: at('header'), query };
}

function unknownName({ id, names, body }: Operation): string {
  const inBody = Object.keys(body?.properties ?? {});
  const inAddress = [...names.path, ...names.query];
  const sentences = [
    inAddress.length > 0 && `Its inputs are ${inAddress.join(', ')}.`,
    inBody.length > 0 && `Those in its body are ${inBody.join(', ')}.`,
  ].filter(Boolean);
  return `Is not an input of ${id}. ${sentences.length > 0 ? sentences.join(' ') : 'It has none.'}`;
}

/** A list may be comma-separated, a repeated name, or JSON text. */
function putList(values: Record<string, ParameterValue>, name: string, items: Schema, texts: readonly string[]): void {
  const list = texts.flatMap((text) => readScalars(text) ?? text.split(','));
  const given = list.filter((each) => trimmed(each) !== '');
  if (given.length > 0) values[name] = given.map((each) => readScalar(items, each));
}
