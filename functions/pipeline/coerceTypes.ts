// Coerces response values to their declared JSON types, such as a number to a string.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { digitsOf, losslessNumber, writeExact } from '../core/losslessJson.ts';

/** Called with the location of each change, such as `data.comments.2.rating`, never with a value. */
export type OnCoerced = (place: string) => void;

/** Location of a value. `isRequired`: a response without it, or with another type, is rejected. */
interface Place {
  readonly at: string;
  readonly isRequired: boolean;
  readonly onCoerced: OnCoerced;
}

type Repair = (schema: Schema, value: unknown, place: Place) => unknown;

const repairs: Readonly<Record<Schema['type'], Repair>> = {
  string: asText,
  integer: asNumber,
  number: asNumber,
  boolean: asTruth,
  array: asList,
  object: asObject,
};

/** A JSON number, but leading zeros are accepted. */
const NUMBER = /^(-?)0*(\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,3})?)$/;
const LONGEST_NUMBER = 90;

/** Galaxy Store writes Y and N. */
const truths = new Map(Object.entries({ true: true, false: false, y: true, n: false, 1: true, 0: false }));

/**
 * Coerces a value from `parseExact` to the schema; the result is for `writeExact`. Numbers and numeric texts are
 * converted into each other without losing digits. List items that are null or of another type are omitted, so that the
 * others remain usable. Any other value that cannot be converted becomes null. A required value stays unchanged, and
 * response validation rejects it.
 */
export function coerceTypes(schema: Schema, value: unknown, onCoerced: OnCoerced): unknown {
  return repairedAt(schema, value, { at: '', isRequired: true, onCoerced }) ?? value;
}

/** The same for one value of a streamed response; null if it cannot be converted. */
export function repairMember(schema: Schema, value: unknown, isRequired: boolean): unknown {
  return repairedAt(schema, value, { at: '', isRequired, onCoerced: () => undefined });
}

/** Counts the locations, such as `data.3`, that are items of the list at `data`. */
export function membersAt(list: string, places: readonly string[]): number {
  const path = `${list.replaceAll('/', '.')}.`;
  return places.filter((place) => place.startsWith(path) && /^\d+$/.test(place.slice(path.length))).length;
}

function repairedAt(schema: Schema, value: unknown, place: Place): unknown {
  if (value === null) return value;
  const repaired = repairs[schema.type](schema, value, place);
  if (repaired !== value && (repaired === null || typeof repaired !== 'object')) place.onCoerced(place.at);
  return repaired;
}

function asText({ format }: Schema, value: unknown): unknown {
  const digits = digitsOf(value);
  if (digits !== undefined) return digits;
  if (typeof value === 'boolean') return String(value);
  if (format === 'uri' && isJsonObject(value)) return addressOf(value);
  return typeof value === 'string' ? value : null;
}

/** A JSON:API link may be an object. One without a URL is still a link: it shows that there is a next page. */
function addressOf(link: JsonObject): unknown {
  return typeof link.href === 'string' || link.href === null ? link.href : writeExact(link);
}

function asNumber(_: Schema, value: unknown): unknown {
  if (digitsOf(value) !== undefined) return value;
  if (typeof value !== 'string' || value.length > LONGEST_NUMBER) return null;
  const [, sign, digits] = NUMBER.exec(value.trim()) ?? [];
  return digits === undefined ? null : losslessNumber(`${sign}${digits}`);
}

function asTruth(_: Schema, value: unknown): unknown {
  return typeof value === 'boolean' ? value : (truths.get(String(digitsOf(value) ?? value).toLowerCase()) ?? null);
}

function asList({ items }: Schema, value: unknown, { at, onCoerced }: Place): unknown {
  if (!Array.isArray(value)) return null;
  if (!items) return value;
  return value.flatMap((each, nth) => {
    const place = { at: `${at}.${nth}`, isRequired: false, onCoerced };
    if (each === null) onCoerced(place.at);
    const member = repairedAt(items, each, place);
    return member === null ? [] : [member];
  });
}

function asObject(
  { properties = {}, required = [] }: Schema,
  value: unknown,
  { at, isRequired, onCoerced }: Place,
): unknown {
  if (!isJsonObject(value)) return null;
  const repaired: Record<string, unknown> = { ...value };
  for (const [name, schema] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) continue;
    const place = {
      at: at === '' ? name : `${at}.${name}`,
      isRequired: isRequired && required.includes(name),
      onCoerced,
    };
    const given = repairedAt(schema, value[name], place);
    if (given !== null || !place.isRequired) repaired[name] = given;
  }
  return repaired;
}
