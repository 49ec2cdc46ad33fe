// Checks whether a response has the declared JSON types; compiled per schema on first use.
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { Schema } from '../../connector/core/schema.ts';

/** True if every value has its declared type. Null is accepted except in a list; undeclared members are ignored. */
export type SchemaMatch = (value: unknown) => boolean;

/** The check of one schema. It visits only existing members, and costs less than parsing did. */
export const schemaMatchOf: (schema: Schema) => SchemaMatch = rememberedFor(compile);

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
