// The text of an entity: its own keys and its value as ASCII JSON, in pieces that Table Storage takes.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { asciiJson, LONGEST_VALUE, parseAsciiJson, valueText } from './asciiText.ts';
import type { EntityId } from './state.ts';

/** Characters in one property: at most 64 KiB, counted with two bytes each. */
const PIECE = 32_000;

/** Longest texts of two keys, when all of their characters are escaped. */
const KEYS = 2 * 1024 * 6 + 100;

/** Names of the properties. */
export const PIECES: readonly string[] = Array.from(
  { length: Math.ceil((LONGEST_VALUE + KEYS) / PIECE) },
  (_, at) => `value${at}`,
);

export function entityText({ partition, key }: EntityId, value: JsonObject): string {
  return `[${asciiJson(partition)},${asciiJson(key)},${valueText(value)}]`;
}

export function piecesOf(text: string): Record<string, string> {
  const pieces: Record<string, string> = {};
  for (const [at, name] of PIECES.entries())
    if (at * PIECE < text.length) pieces[name] = text.slice(at * PIECE, (at + 1) * PIECE);
  return pieces;
}

/** undefined if somebody else wrote it. */
export function readEntityText(text: string): (EntityId & { readonly value: JsonObject }) | undefined {
  const read = parseAsciiJson(text);
  if (!Array.isArray(read)) return undefined;
  const [partition, key, value] = read as readonly unknown[];
  return typeof partition === 'string' && typeof key === 'string' && isJsonObject(value)
    ? { partition, key, value }
    : undefined;
}
