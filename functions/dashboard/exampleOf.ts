// The example of an input that is JSON: one item with the names of its fields, from its schema.
import type { Schema } from '../../connector/core/schema.ts';
import { sampleFormats } from '../../connector/emit/httpRequests.ts';

/** A value that a description names: `The language, such as de-DE.` */
const NAMED = /\b(?:such as|like) "?([\w@:/.+-]*\w)"?/;
/** Of many languages, the one that most people read. */
const LANGUAGE = 'en-US';
/** Depth of parts within parts. */
const DEEPEST = 4;

/**
 * JSON of a list or an object with one value for each of its fields: a value that the schema names, or else of the right
 * kind or its title. Undefined for an input that is no JSON, or whose values are chosen from a list.
 */
export function exampleOf(schema: Schema): string | undefined {
  const isJson = schema.type === 'object' || (schema.type === 'array' && !schema.items?.enum);
  return isJson ? JSON.stringify(partOf(schema)) : undefined;
}

function partOf(schema: Schema, depth = 0): unknown {
  const { type, items, properties = {} } = schema;
  if (depth > DEEPEST) return type === 'array' ? [] : '…';
  if (type === 'array') return [partOf({ ...items, ...fromList(schema) } as Schema, depth + 1)];
  if (type !== 'object') return scalarOf(schema);
  return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, partOf(each, depth + 1)]));
}

/** A list of texts is described itself, and not its items. */
function fromList({ items = { type: 'string' }, description }: Schema): Partial<Schema> {
  const { type } = items;
  return { type, ...(description !== undefined && items.description === undefined && { description }) };
}

function scalarOf({ type, format, title, enum: values, suggestions, minimum, description = '' }: Schema): unknown {
  if (type === 'boolean') return true;
  const named = NAMED.exec(description)?.[1];
  if (type !== 'string') return Number(named ?? Number.NaN) || minimum || 1;
  const known = values ?? suggestions ?? [];
  return known.find((each) => each === LANGUAGE) ?? known[0] ?? named ?? sampleFormats[format ?? ''] ?? title ?? '…';
}
