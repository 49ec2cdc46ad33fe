// Parses error bodies of gateways, frameworks and sign-in services, in formats other than those of the stores.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';

export interface ErrorReason {
  readonly code: string;
  readonly message: string;
}

/** A blank text, or one produced from a missing value. */
const SAYS_NOTHING = /^\s*(?:undefined|null)?\s*$/i;

const DEEPEST = 3;

/** Spring's placeholder for a missing message. */
const NOTHING = /^no message available$/i;

/**
 * Extracts error reasons from JSON: `{"message"}`, OAuth's `error` and `error_description` (RFC 6749, 5.2), `title` and
 * `detail` (RFC 9457), Spring's `{"status", "error", "message"}`, `{"errors": [...]}`, `{"error": {...}}`, and bare
 * lists or texts. Returns an empty list without a human-readable reason.
 */
export function errorReasonsIn(json: unknown, depth = 0): readonly ErrorReason[] {
  if (typeof json === 'string') return firstText(json) === '' ? [] : [{ code: '', message: firstText(json) }];
  if (depth > DEEPEST) return [];
  if (Array.isArray(json)) return json.flatMap((each) => errorReasonsIn(each, depth + 1));
  return isJsonObject(json) ? reasonsOf(json, depth) : [];
}

/** The first value that is a text or a number. */
export function firstText(...values: readonly unknown[]): string {
  const found = values.find(
    (value) => typeof value === 'number' || (typeof value === 'string' && !SAYS_NOTHING.test(value)),
  );
  return found === undefined ? '' : String(found).trim();
}

/** Joins title and detail without repeating either. */
export function joinTexts(title: string, detail: string): string {
  if (title === '' || detail === '' || title === detail) return title || detail;
  return `${title}${/[.:!?]$/.test(title) ? ' ' : ': '}${detail}`;
}

function reasonsOf(json: JsonObject, depth: number): readonly ErrorReason[] {
  const inner = [json.errors, json.error, json.fault].filter((each) => isJsonObject(each) || Array.isArray(each));
  const reasons = inner.flatMap((each) => errorReasonsIn(each, depth + 1));
  if (reasons.length > 0) return reasons;
  const message = messageOf(json);
  const code = firstText(json.code, json.errorCode, json.error_code, json.error);
  return message === '' && code === '' ? [] : [{ code: code === message ? '' : code, message }];
}

function messageOf(json: JsonObject): string {
  const { title, detail, message, error } = json;
  const text = firstText(
    joinTexts(firstText(title), firstText(detail)),
    ...[message, json.Message, json.error_description, json.errorMessage, json.errorMsg],
    ...[json.resultMessage, json.faultstring, json.msg, json.reason, json.description],
  );
  return text === '' || NOTHING.test(text) ? firstText(error) : text;
}
