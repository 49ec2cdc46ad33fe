// Converts JSON numbers to texts where an operation declares a text: flows often have a build number or an ID as a number.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { asNumber, digitsOf } from '../core/losslessJson.ts';

/** A number in plain digits is unambiguous; 1e3 is not. */
const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * Converts numbers to texts where the schema declares a text, in every declared object and list. The value comes from
 * `parseExact`, so no digit is lost. Anything else stays unchanged, and validation reports it.
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

/** Never converts a secret: leading zeros may already be lost. */
function asText({ format, enum: values }: Schema, value: unknown): unknown {
  const digits = digitsOf(value);
  if (digits === undefined) return value;
  if (!PLAIN.test(digits) || format === 'password') return asNumber(value);
  // 1 matches the code "01" if no other code has that value
  const [same, ...others] = (values ?? []).filter((each) => each !== '' && Number(each) === Number(digits));
  return same !== undefined && others.length === 0 ? same : digits;
}
