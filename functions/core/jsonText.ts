// JSON inside a string: Power Automate's designer saves lists this way, and its expressions turn objects into strings.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { isDeep, tooDeep } from './jsonDepth.ts';
import { digitsOf, parseExact } from './losslessJson.ts';

type Parse = (text: string) => unknown;

/** Parses a text that is a JSON object; undefined for any other text. */
export function readObject(text: string, parse: Parse = parseExact): JsonObject | undefined {
  const read = text.trimStart().startsWith('{') ? parsed(text, parse) : undefined;
  return isJsonObject(read) ? read : undefined;
}

/** The items of a JSON array as texts, without null and with all digits; undefined if one is an object or a list. */
export function readScalars(text: string): readonly string[] | undefined {
  const list = readArray(text)?.filter((each) => each !== null);
  const texts = list?.map((each) => digitsOf(each) ?? (typeof each === 'object' ? undefined : String(each)));
  return texts?.every((each) => each !== undefined) ? texts : undefined;
}

/** Parses a text that is a JSON array; undefined for any other text. */
export function readArray(text: string, parse: Parse = parseExact): readonly unknown[] | undefined {
  const read = text.trimStart().startsWith('[') ? parsed(text, parse) : undefined;
  return Array.isArray(read) ? read : undefined;
}

/** Removes null members, and null items of lists: flows send null for a missing value. */
export function withoutNull(object: JsonObject): JsonObject {
  const members = Object.entries(object).map(
    ([name, value]) => [name, Array.isArray(value) ? value.filter((each) => each !== null) : value] as const,
  );
  const isGiven = (name: string, value: unknown): boolean =>
    value !== null && (!Array.isArray(value) || value.length > 0 || (object[name] as readonly unknown[]).length === 0);
  return Object.fromEntries(members.filter(([name, value]) => isGiven(name, value)));
}

function parsed(text: string, parse: Parse): unknown {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return undefined;
  }
  if (isDeep(value)) throw tooDeep();
  return value;
}
