// Lossless JSON numbers: an ID beyond 2^53, or a version such as 1.10, survives parsing and serializing.
import { randomUUID } from 'node:crypto';

/** Prefix of a number that JavaScript would change; random, so that no text of a client or store starts with it. */
const MARK = `\u0000${randomUUID()}:`;
const WRITTEN_MARK = JSON.stringify(MARK).slice(1, -1);

/** Matches strings and numbers of a JSON text, so that digits inside strings are skipped. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
/** Without a match, JSON.parse changes no number. In a text, words can look like one; that costs time only. */
const MAY_CHANGE = /(?:^|[:[,])\s*(?:-0|-?\d+[.eE]|-?\d{16})/;

/**
 * Parses JSON and throws like `JSON.parse`. A number that JavaScript cannot represent as written (12345678901234567890,
 * 1.10) becomes a marked string: read it with `digitsOf`, write it with `writeExact`.
 */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text); // marking must not turn invalid JSON into valid JSON
  return mayLoseDigits(text) ? JSON.parse(text.replace(TOKENS, marked)) : value;
}

/** Whether JSON.parse may change a number of this JSON. */
export function mayLoseDigits(text: string): boolean {
  return MAY_CHANGE.test(text);
}

/** `JSON.stringify`, with every marked number as originally written. */
export function writeExact(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(WRITTEN_MARK) ? text.replace(TOKENS, unmarked) : text;
}

/** The digits of a number as written; undefined for every other value. */
export function digitsOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return isMarked(value) ? value.slice(MARK.length) : undefined;
}

/** Converts a marked number to the nearest JavaScript number; returns every other value unchanged. */
export function asNumber(value: unknown): unknown {
  return isMarked(value) ? Number(value.slice(MARK.length)) : value;
}

/** A number that `writeExact` writes with exactly these digits. */
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
