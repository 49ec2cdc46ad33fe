// JSON as printable ASCII on one line, with the limits of Azure Storage checked before anything is sent.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { QueueMessage } from './state.ts';

/** Longest value of an entity, in characters. Table Storage counts two bytes for each, and allows 1 MiB in an entity. */
export const LONGEST_VALUE = 400_000;

/** Longest message, in characters. A queue allows 64 KiB, of which Base64 would leave 48. */
const LONGEST_MESSAGE = 49_152;

/**
 * All but printable ASCII is escaped, and so are `&`, `<` and `>`. @azure/storage-queue 12.30.0 removes line feeds from a
 * message and does not decode numeric character references; Azurite 3.35.0 breaks two-byte letters at a 64 KiB border.
 */
const unsafe = /[^\x20-\x7e]|[&<>]/g;

export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafe, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text of an entity's value. Throws a RangeError if it is too long. */
export function valueText(value: JsonObject): string {
  const text = asciiJson(value);
  if (text.length > LONGEST_VALUE) throw new RangeError(`A value has at most ${LONGEST_VALUE} characters as JSON.`);
  return text;
}

/** The text of a message. Throws a RangeError if it is too long, a TypeError if it is not a flat object of texts. */
export function messageText(message: QueueMessage): string {
  if (!isMessage(message)) throw new TypeError('A message is an object of texts.');
  const text = asciiJson(message);
  if (text.length > LONGEST_MESSAGE)
    throw new RangeError(`A message has at most ${LONGEST_MESSAGE} characters as JSON.`);
  return text;
}

/** A message as it was received. One that somebody else put into the queue becomes `{ text }`, so that it is not lost. */
export function readMessage(text: string): QueueMessage {
  const read = parseAsciiJson(text);
  return isMessage(read) ? read : { text };
}

/** The same for a message that the Functions worker has parsed already, if it is JSON. */
export function messageOf(entry: unknown): QueueMessage {
  return isMessage(entry) ? entry : { text: typeof entry === 'string' ? entry : JSON.stringify(entry) };
}

/** A value as it was stored; undefined if somebody has changed it into something else. */
export function readValue(text: string): JsonObject | undefined {
  const read = parseAsciiJson(text);
  return isJsonObject(read) ? read : undefined;
}

export function parseAsciiJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is QueueMessage {
  return isJsonObject(value) && Object.values(value).every((each) => typeof each === 'string');
}
