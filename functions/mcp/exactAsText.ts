// Numbers that JavaScript would change become texts with all their digits: the protocol's library writes plain JSON.
import { asNumber, digitsOf } from '../core/losslessJson.ts';

/** The value with each number beyond 2^53 as a text; a number such as 1.10 becomes 1.1. */
export function exactAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exactAsText);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, exactAsText(each)]));
  const number = asNumber(value);
  if (number === value) return value;
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(digitsOf(value) ?? '') ? number : digitsOf(value);
}
