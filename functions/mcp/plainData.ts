// What an agent is given of an answer: without the links of the store, and with numbers that every client reads alike.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { asNumber, digitsOf, parseExact } from '../core/losslessJson.ts';

/** A body as JSON, and what an agent is given of it. */
export interface ReadAnswer {
  readonly whole: unknown;
  readonly plain: unknown;
}

/** What a walk through an answer has met. */
interface Met {
  /** A whole number whose digits JSON.parse may have changed. */
  hasLongNumber: boolean;
}

const RELATIONSHIPS = '"relationships"';
/** Relationships that are links alone, in texts without a character that needs a parser. */
const ADDRESSES =
  /\s*:\s*\{\s*(?:"\w+"\s*:\s*\{\s*"links"\s*:\s*\{\s*(?:"\w+"\s*:\s*"[^"\\{}]*"\s*(?:,\s*)?)*\}\s*\}\s*(?:,\s*)?)*\}/y;

/**
 * A store's links lead to addresses that only the relay can call; relationships without data are links alone. A number
 * beyond 2^53 becomes a text with all its digits, and 1.10 becomes 1.1.
 */
export function readAnswer(text: string): ReadAnswer {
  const whole: unknown = JSON.parse(withoutAddresses(text));
  const met: Met = { hasLongNumber: false };
  const plain = plainData(whole, met);
  return met.hasLongNumber ? readExact(text) : { whole, plain };
}

/** Long numbers are rare, and finding them in the text costs as much as parsing it. */
function readExact(text: string): ReadAnswer {
  const whole = parseExact(text);
  return { whole, plain: plainData(whole, { hasLongNumber: false }) };
}

/** Most of a list of App Store Connect is links: what is not in the text is neither parsed nor copied. */
function withoutAddresses(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(RELATIONSHIPS); at >= 0; at = text.indexOf(RELATIONSHIPS, at + 1)) {
    ADDRESSES.lastIndex = at + RELATIONSHIPS.length;
    if (text[at - 1] === '\\' || !ADDRESSES.test(text)) continue; // a name that ends with that word in quotes
    pieces.push(text.slice(from, at), RELATIONSHIPS, ':{}');
    from = ADDRESSES.lastIndex;
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
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
