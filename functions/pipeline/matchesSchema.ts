// Whether an answer has the JSON types that its operation declares: compiled for each shape when it is first used.
import type { Schema } from '../../connector/core/schema.ts';

/** True where every value is of its declared type. Null passes, except in a list, and so does what is not declared. */
export type SchemaMatch = (value: unknown) => boolean;

const compiled = new WeakMap<Schema, SchemaMatch>();

/** The check of one shape. It reads only what is there, and costs less than parsing it did. */
export function schemaMatchOf(schema: Schema): SchemaMatch {
  const known = compiled.get(schema);
  if (known) return known;
  const made = compile(schema);
  compiled.set(schema, made);
  return made;
}

function compile({ type, items, properties = {} }: Schema): SchemaMatch {
  if (type === 'array') return forList(items ? schemaMatchOf(items) : () => true);
  if (type === 'object') return forObject(properties);
  const name = type === 'integer' ? 'number' : type;
  return (value) => typeof value === name || value === null;
}

function forList(fits: SchemaMatch): SchemaMatch {
  return (value) => value === null || (Array.isArray(value) && value.every((each) => each !== null && fits(each)));
}

function forObject(properties: NonNullable<Schema['properties']>): SchemaMatch {
  const checks: Record<string, SchemaMatch | undefined> = Object.create(null);
  for (const [name, schema] of Object.entries(properties)) checks[name] = schemaMatchOf(schema);
  return (value) => {
    if (value === null) return true;
    if (typeof value !== 'object' || Array.isArray(value)) return false;
    for (const name in value) {
      const fits = checks[name];
      if (fits !== undefined && !fits((value as Record<string, unknown>)[name])) return false;
    }
    return true;
  };
}
