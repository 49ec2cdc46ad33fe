// Normalizes a response for recipes and triggers: required fields are present, and no list or object is null.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { matchesShape } from '../pipeline/validateResponse.ts';

/** JSON:API omits the attributes of a resource that has none. */
const ATTRIBUTES = 'attributes';

/**
 * Normalizes the value: a null list or object becomes absent, attributes are always present, and a
 * list member without a required field, such as its ID, is dropped. A null that the schema allows stays.
 * Expects a value with the declared types (functions/pipeline/typedResponse.ts) that the caller owns.
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
