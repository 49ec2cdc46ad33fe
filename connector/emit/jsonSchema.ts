// Converts schemas to JSON Schema 2020-12, as OpenAPI 3.1 has it.
import type { Schema } from '../core/schema.ts';
import { programText } from './inputText.ts';

/** A schema, or another object of an OpenAPI document. Members that are undefined are not written. */
export type OpenApiPart = { readonly [key: string]: unknown };

/** Longest list of values whose display names are in the description. */
const MOST_NAMES = 40;

/** Converts schemas, and collects the shared ones in `components`, by the names that the definition of the connector uses. */
export function jsonSchemas(components: Map<string, OpenApiPart>): (schema: Schema) => OpenApiPart {
  const shape = (schema: Schema): OpenApiPart => {
    if (!schema.name) return inline(schema, shape);
    if (!components.has(schema.name)) {
      components.set(schema.name, {}); // reserves the name, so that a schema may reference itself
      components.set(schema.name, inline(schema, shape));
    }
    return { $ref: `#/components/schemas/${schema.name}` };
  };
  return shape;
}

function inline(schema: Schema, shape: (schema: Schema) => OpenApiPart): OpenApiPart {
  const { type, title, format, suggestions, nullable, items, properties, additional, required } = schema;
  const { pattern, minLength, maxLength, minimum, maximum, maxItems, enum: values } = schema;
  const description = describe(schema);
  return {
    type: nullable ? [type, 'null'] : type,
    ...(title && { title }),
    ...(description && { description }),
    ...(format && { format }),
    ...(values && { enum: nullable ? [...values, null] : values }),
    ...(suggestions && { examples: suggestions }),
    ...defined({ pattern, minLength, maxLength, minimum, maximum, maxItems, required }),
    ...(items && { items: shape(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, shape(each)])),
    }),
    ...(additional && { additionalProperties: additional === true || shape(additional) }),
  };
}

function defined(facts: OpenApiPart): OpenApiPart {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** JSON Schema has no place for the names of values, nor for a limit in bytes. */
function describe(schema: Schema): string {
  const { displayNames = {}, maxBytes } = schema;
  const names = Object.entries(displayNames).filter(([value, name]) => lettersOf(value) !== lettersOf(name));
  const listed = names.length <= MOST_NAMES ? names.map(([value, name]) => `${value} is ${name}`).join(', ') : '';
  const bytes = maxBytes === undefined ? '' : `At most ${maxBytes} bytes in UTF-8.`;
  return [programText(schema), listed && `${listed}.`, bytes].filter(Boolean).join(' ');
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
