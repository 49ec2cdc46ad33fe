// What an agent is given of an answer: without the links of the store, and with numbers that every client reads alike.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { asNumber, digitsOf } from '../core/losslessJson.ts';

/**
 * A store's links lead to addresses that only the relay can call; relationships without data are links alone. A number
 * beyond 2^53 becomes a text with all its digits, and 1.10 becomes 1.1. One walk, since answers are long.
 */
export function plainData(value: unknown): unknown {
  if (typeof value === 'string') return exactText(value);
  if (Array.isArray(value)) return value.map(plainData);
  return isJsonObject(value) ? plainObject(value) : value;
}

function plainObject(object: JsonObject): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    // a member with that name would set the prototype
    if (name === 'nextLink' || name === '__proto__' || (name === 'links' && isJsonObject(value))) continue;
    const plain = plainData(value);
    if (!(name === 'relationships' && isHollow(plain))) kept[name] = plain;
  }
  return kept;
}

/** Each relationship is without data. */
function isHollow(relationships: unknown): boolean {
  return (
    isJsonObject(relationships) &&
    Object.values(relationships).every((each) => isJsonObject(each) && Object.keys(each).length === 0)
  );
}

function exactText(text: string): unknown {
  const number = asNumber(text);
  if (number === text) return text;
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(digitsOf(text) ?? '') ? number : digitsOf(text);
}
