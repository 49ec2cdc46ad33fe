// What an agent is given of an answer: without the links of the store and its signatures, and with numbers that every
// client reads alike.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { Failure } from '../core/errors.ts';
import { asNumber, digitsOf, parseExact } from '../core/losslessJson.ts';

/** An answer for an agent, and the address of the next page, if there is one. */
interface PlainAnswer {
  readonly plain: unknown;
  readonly nextLink: unknown;
}

/** What a walk through an answer has met. */
interface Met {
  /** A whole number whose digits JSON.parse may have changed. */
  hasLongNumber: boolean;
}

/**
 * A store's links lead to addresses that only the relay can call; relationships without data are links alone. What a
 * store signed is ten times as long as its fields, which stand beside it. A number beyond 2^53 becomes a text with all
 * its digits, and 1.10 becomes 1.1. Throws as `parseAnswer` does.
 */
export function readPlain(text: string): PlainAnswer {
  const met: Met = { hasLongNumber: false };
  const whole = parseAnswer(text);
  const plain = plainData(whole, met);
  const nextLink = isJsonObject(whole) ? whole.nextLink : undefined;
  // long numbers are rare, and finding them in the text costs as much as parsing it
  return { plain: met.hasLongNumber ? plainData(parseExact(text), met) : plain, nextLink };
}

/** Parses an answer. Throws `store_invalid_answer` if it is no JSON. */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('store_invalid_answer', "The store's response is not valid JSON.", { cause });
  }
}

function plainData(value: unknown, met: Met): unknown {
  if (typeof value === 'string') return exactText(value);
  if (typeof value === 'number') met.hasLongNumber ||= Number.isInteger(value) && !Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.map((each) => plainData(each, met));
  return isJsonObject(value) ? plainObject(value, met) : value;
}

function plainObject(object: JsonObject, met: Met): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    // a member with that name would set the prototype
    if (name === 'nextLink' || name === '__proto__' || (name === 'links' && isJsonObject(value))) continue;
    if (name === 'relationships' && isHollow(value)) continue;
    if (name === 'signed' && typeof object.verified === 'boolean') continue;
    kept[name] = plainData(value, met);
  }
  return kept;
}

/** Each relationship is links alone. */
function isHollow(relationships: unknown): boolean {
  return isJsonObject(relationships) && Object.values(relationships).every(isLinksAlone);
}

function isLinksAlone(relationship: unknown): boolean {
  return (
    isJsonObject(relationship) &&
    Object.entries(relationship).every(([name, value]) => name === 'links' && isJsonObject(value))
  );
}

function exactText(text: string): unknown {
  const number = asNumber(text);
  if (number === text) return text;
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(digitsOf(text) ?? '') ? number : digitsOf(text);
}
