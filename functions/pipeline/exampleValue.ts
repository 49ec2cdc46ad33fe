// Example value of a schema, for validation messages.
import type { Schema } from '../../connector/core/schema.ts';

const formats: Readonly<Record<string, string>> = {
  date: '2026-06-30',
  'date-time': '2026-06-30T09:00:00Z',
  uri: 'https://example.com/',
  email: 'name@example.com',
};

/** A short example: two items of a list, the required members of an object, or otherwise its first. */
export function exampleValue(schema: Schema): unknown {
  const { type, items, properties = {}, required = [] } = schema;
  if (type === 'array') return listOf(items ?? { type: 'string' });
  if (type !== 'object') return scalarOf(schema);
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(
    names.flatMap((name) => (properties[name] ? [[name, exampleValue(properties[name])]] : [])),
  );
}

function listOf(items: Schema): readonly unknown[] {
  if (items.enum) return items.enum.slice(0, 2);
  return items.type === 'string' && !items.format ? ['a', 'b'] : [exampleValue(items)];
}

function scalarOf({ type, format, enum: values, minimum }: Schema): unknown {
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return minimum ?? 1;
  return values?.[0] ?? formats[format ?? ''] ?? 'a';
}
