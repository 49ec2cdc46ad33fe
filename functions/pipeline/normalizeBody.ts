// Normalizes a JSON body: flows send every optional field, so empty and null values count as absent.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { readArray } from '../core/jsonText.ts';
import { readScalar } from '../core/scalar.ts';
import { withTexts } from './numbersAsText.ts';

/**
 * Removes absent values and coerces texts to their declared types (`"True"`, `" 5"`, `ios`, a list as JSON text). A
 * document in the store's own format keeps empty texts and lists, and null if the schema is nullable. Values that do
 * not match the schema stay unchanged, and validation reports them.
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

/** Removes the empty rows that the flow designer leaves in a list. */
function itemsOf({ items }: Schema, value: unknown, isDocument: boolean): unknown {
  const list = listOf(items, value);
  if (!items || !Array.isArray(list)) return list;
  const plain = { ...items, nullable: false };
  const read = list.map((each) => readValue(plain, each, isDocument));
  return read.filter((each) => isGiven(plain, each, isDocument) && (isDocument || !isEmpty(each)));
}

/** A list, or one parsed from JSON text, with its numbers as texts if texts are declared. */
function listOf(items: Schema | undefined, value: unknown): unknown {
  const list = typeof value === 'string' ? readArray(value) : undefined;
  return list === undefined ? value : items ? list.map((each) => withTexts(items, each)) : list;
}
