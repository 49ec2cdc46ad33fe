// A JSON number where an operation takes a text: a flow has the number of a binary, or an ID, as a number.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { asNumber, digitsOf } from '../core/losslessJson.ts';

/** A number in plain digits reads in one way only; 1e3 does not. */
const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * The value with its numbers as texts where the schema declares a text, in every object and list that the schema
 * knows. The value comes from `parseExact`, so that a text has all digits of its number. Anything else stays as it is,
 * and the check of the call names what is wrong with it.
 */
export function withTexts(schema: Schema, value: unknown): unknown {
  const { type, items, properties } = schema;
  if (type === 'string') return asText(schema, value);
  if (items && Array.isArray(value)) return value.map((each) => withTexts(items, each));
  if (!properties || !isJsonObject(value)) return asNumber(value);
  const entries = Object.entries(value).map(([name, each]) => {
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return [name, declared ? withTexts(declared, each) : each];
  });
  return Object.fromEntries(entries);
}

/** A secret is no number: what made one of it may have lost its zeros. */
function asText({ format, enum: values }: Schema, value: unknown): unknown {
  const digits = digitsOf(value);
  if (digits === undefined) return value;
  if (!PLAIN.test(digits) || format === 'password') return asNumber(value);
  // 1 is the code "01" where no other code is that number
  const [same, ...others] = (values ?? []).filter((each) => each !== '' && Number(each) === Number(digits));
  return same !== undefined && others.length === 0 ? same : digits;
}
