// A JSON body as its inputs: flows send every optional field, so what is empty or null counts as not given.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { readArray } from '../core/jsonText.ts';
import { readScalar } from '../core/scalar.ts';
import { withTexts } from './numbersAsText.ts';

/**
 * The body without what is not given, and with texts read as the types that are declared (`"True"`, `" 5"`, `ios`, a list
 * written as JSON text). In a document, which its author wrote for the store itself, an empty text and an empty list stay,
 * and so does null where the shape is nullable. What does not fit the shape stays as it is, for the check to name.
 */
export function normalizeBody(shape: Schema, body: unknown, isDocument: boolean): unknown {
  if (!isJsonObject(body) || shape.type !== 'object') return body ?? undefined;
  return members(shape, body, isDocument);
}

function members({ properties = {}, required = [] }: Schema, object: JsonObject, isDocument: boolean): JsonObject {
  const entries = Object.entries(object).flatMap(([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!schema) return [[name, value] as const];
    const read = readValue(schema, value, isDocument);
    const isHollow = isEmpty(read) && !isEmpty(value) && !required.includes(name);
    return isGiven(schema, read, isDocument) && !isHollow ? [[name, read] as const] : [];
  });
  return Object.fromEntries(entries);
}

function readValue(schema: Schema, value: unknown, isDocument: boolean): unknown {
  if (schema.type === 'array') return itemsOf(schema, value, isDocument);
  if (schema.type === 'object') return isJsonObject(value) ? members(schema, value, isDocument) : value;
  return typeof value === 'string' ? readScalar(schema, value, 'kept') : value;
}

function isEmpty(value: unknown): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function isGiven(schema: Schema, value: unknown, isDocument: boolean): boolean {
  const { type, format, nullable, keepsEmpty, enum: values } = schema;
  if (value === null) return isDocument && nullable === true;
  const isFree = type === 'string' && !values;
  if (typeof value === 'string') return value.trim() !== '' || format === 'password' || (isDocument && isFree);
  return isDocument || keepsEmpty === true || !Array.isArray(value) || value.length > 0;
}

/** A flow's designer leaves empty rows in a list; they are no items. */
function itemsOf({ items }: Schema, value: unknown, isDocument: boolean): unknown {
  const list = listOf(items, value);
  if (!items || !Array.isArray(list)) return list;
  const plain = { ...items, nullable: false };
  const read = list.map((each) => readValue(plain, each, isDocument));
  return read.filter((each) => isGiven(plain, each, isDocument) && (isDocument || !isEmpty(each)));
}

/** A list as it is, or out of its JSON text; in that its numbers, too, are texts where texts are declared. */
function listOf(items: Schema | undefined, value: unknown): unknown {
  const list = typeof value === 'string' ? readArray(value) : undefined;
  return list === undefined ? value : items ? list.map((each) => withTexts(items, each)) : list;
}
