// JSON whose numbers keep every digit: an ID beyond 2^53, or a version such as 1.10, survives being read and written.
import { randomUUID } from 'node:crypto';

/** Before the digits of a number that JavaScript would change; random, so that no text of a caller or store begins so. */
const MARK = `\u0000${randomUUID()}:`;
const WRITTEN_MARK = JSON.stringify(MARK).slice(1, -1);

/** Strings and numbers of a JSON text: a digit inside a string is none of a number. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
/** Without one of these no number can be changed by reading it. */
const MAY_CHANGE = /\d{16}|\d\.\d|\d[eE]|-0/;

/**
 * Parses JSON as `JSON.parse` does, and throws as it does. A number that JavaScript cannot hold as it is written
 * (12345678901234567890, 1.10) becomes a marked text: read it with `digitsOf`, write it with `writeExact`.
 */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text); // what is no JSON must not become JSON by being marked
  return MAY_CHANGE.test(text) ? JSON.parse(text.replace(TOKENS, marked)) : value;
}

/** `JSON.stringify`, with every marked number as the store or caller wrote it. */
export function writeExact(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(WRITTEN_MARK) ? text.replace(TOKENS, unmarked) : text;
}

/** The number as it was written, where the value is one; undefined for every other value. */
export function digitsOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return isMarked(value) ? value.slice(MARK.length) : undefined;
}

/** A marked number as the nearest JavaScript number; every other value as it is. */
export function asNumber(value: unknown): unknown {
  return isMarked(value) ? Number(value.slice(MARK.length)) : value;
}

/** The digits as a number that `writeExact` writes just so. */
export function losslessNumber(digits: string): number | string {
  return String(Number(digits)) === digits ? Number(digits) : `${MARK}${digits}`;
}

function marked(token: string): string {
  return token.startsWith('"') || String(Number(token)) === token ? token : `"${WRITTEN_MARK}${token}"`;
}

function unmarked(token: string): string {
  return token.startsWith(`"${WRITTEN_MARK}`) ? token.slice(WRITTEN_MARK.length + 1, -1) : token;
}

function isMarked(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(MARK);
}
