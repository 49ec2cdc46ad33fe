// An answer as recipes and triggers read it: what its row requires is there, and no list or object is null.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { matchesShape } from '../pipeline/validateResponse.ts';

/** JSON:API leaves out the attributes of a resource that has none to show. */
const ATTRIBUTES = 'attributes';

/**
 * The same value, changed where it is odd: a list or an object that is null is absent, attributes are there, and a
 * member of a list that lacks what it must have, such as its ID, is left out. A null that the schema allows stays.
 * The value has the declared types (functions/pipeline/typedResponse.ts), and belongs to the caller alone.
 */
export function withRequiredFields({ items, properties }: Schema, value: unknown): unknown {
  if (items && Array.isArray(value))
    return value.filter((each) => matchesShape(items, each)).map((each) => withRequiredFields(items, each));
  if (!properties || !isJsonObject(value)) return value;
  const parts = value as Record<string, unknown>;
  for (const [name, schema] of Object.entries(properties)) {
    if (schema.type !== 'object' && schema.type !== 'array') continue;
    const part = parts[name] ?? (name === ATTRIBUTES ? {} : undefined);
    if (part !== undefined) parts[name] = withRequiredFields(schema, part);
    else if (!schema.nullable) delete parts[name];
  }
  return parts;
}
