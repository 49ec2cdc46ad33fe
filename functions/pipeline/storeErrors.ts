// Parses error responses of the stores: codes and messages in any of their formats.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import { type Store, stores } from '../../connector/core/stores.ts';
import { appleErrorCodes as appleCodes } from '../../connector/stores/apple/errorCodes.ts';
import { galaxyErrorCodes as samsungCodes } from '../../connector/stores/samsung/errorCodes.ts';
import { type ErrorDetail, redact } from '../core/errors.ts';
import { adviceFor, isRead } from '../core/retryAdvice.ts';
import type { Secret } from '../core/secret.ts';
import { plainText } from '../core/sentence.ts';
import type { BufferedResponse } from './bufferResponse.ts';
import { errorReasonsIn, firstText, joinTexts } from './gatewayErrors.ts';
import { lookupHint } from './lookupOperation.ts';

const MOST_DETAILS = 50;
const LONGEST_TEXT = 1_000;
const NO_REASON = 'The store gave no reason.';

const readers: Readonly<Record<Store, (json: unknown) => ErrorDetail[]>> = {
  apple: appleDetails,
  samsung: samsungDetails,
};

const hints: Readonly<Record<Store, Readonly<Record<string, string>>>> = { apple: appleCodes, samsung: samsungCodes };

export function parseStoreError(store: Store, whole: BufferedResponse, secrets: readonly Secret[]): ErrorDetail[] {
  const own = readers[store](whole.json);
  const others = own.some(saysSomething) ? [] : otherDetails(whole.json, whole.status);
  const details = others.length > 0 ? others : own;
  const clean = (text: string): string => cut(redact(plainText(text), secrets));
  return (details.length > 0 ? details : [plain(whole)]).slice(0, MOST_DETAILS).map((detail) => ({
    code: clean(detail.code),
    message: clean(detail.message),
    ...(detail.target && { target: clean(detail.target) }),
  }));
}

/** Error message for the author of a flow: the store's message, its meaning, and the next step. */
export function storeErrorSentence(operation: StoreOperation, status: number, details: readonly ErrorDetail[]): string {
  const { id, store } = operation;
  const said = details[0]?.message ?? NO_REASON;
  const words = /[.!?]$/.test(said) ? said : `${said}.`;
  const step = `${explain(store, status, details, isRead(operation))}${status === 404 ? lookupHint(operation) : ''}`;
  return `${stores[store].title} refused ${id} (${status}): ${words}${step}`;
}

function saysSomething({ code, message }: ErrorDetail): boolean {
  return code !== 'UNKNOWN' || message !== NO_REASON;
}

/** Details from undocumented formats, if human-readable. */
function otherDetails(json: unknown, status: number): ErrorDetail[] {
  return errorReasonsIn(json).map(({ code, message }) => ({
    code: code || `HTTP_${status}`,
    message: message || NO_REASON,
  }));
}

/** Truncates a text, never within a character. */
function cut(text: string): string {
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT).replace(/\p{Cs}$/u, '') : text;
}

/** The detail of a plain text error. HTML and unknown JSON are not included. */
function plain({ status, text, json, headers }: BufferedResponse): ErrorDetail {
  const isPage = /html|xml/i.test(headers['content-type'] ?? '') || /^\s*</.test(text);
  const isJson = json !== undefined || /^\s*[[{"]/.test(text);
  return { code: `HTTP_${status}`, message: isPage || isJson || text.trim() === '' ? NO_REASON : text.trim() };
}

/**
 * The next step for the first detail with a known code, with a leading space; after a store failure the advice for a read
 * or a write; otherwise empty.
 */
function explain(store: Store, status: number, details: readonly ErrorDetail[], read: boolean): string {
  const known = explained(store, details);
  if (known !== '' || (status < 500 && status !== 408)) return known;
  return ` ${status === 408 ? '' : `This is a fault of ${stores[store].title}. `}${adviceFor(read)}`;
}

function explained(store: Store, details: readonly ErrorDetail[]): string {
  for (const { code } of details) {
    const known = Object.keys(hints[store]).filter((each) => code === each || code.startsWith(`${each}.`));
    const longest = known.sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined) return ` ${hints[store][longest]}`;
  }
  return '';
}

function appleDetail(error: JsonObject, at?: string): ErrorDetail {
  const source = isJsonObject(error.source) ? error.source : {};
  // for an associated error the path names the resource, and the pointer a part of it
  const target = [at, firstText(source.parameter, source.pointer)].filter(Boolean).join(' ');
  return {
    code: firstText(error.code) || 'UNKNOWN',
    message: joinTexts(firstText(error.title), firstText(error.detail)) || NO_REASON,
    ...(target && { target }),
  };
}

/** Apple: `errors[]`; the actual reasons of a failed submission are in `meta.associatedErrors`, by path. */
function appleDetails(json: unknown): ErrorDetail[] {
  const errors = isJsonObject(json) && Array.isArray(json.errors) ? json.errors.filter(isJsonObject) : [];
  return errors.flatMap((error) => {
    const associated =
      isJsonObject(error.meta) && isJsonObject(error.meta.associatedErrors) ? error.meta.associatedErrors : {};
    const inner = Object.entries(associated).flatMap(([at, list]) =>
      Array.isArray(list) ? list.filter(isJsonObject).map((each) => appleDetail(each, at)) : [],
    );
    return [appleDetail(error), ...inner];
  });
}

/** Samsung: three envelopes, in the order of Samsung's own plugin (body before the outer object). */
function samsungDetails(json: unknown): ErrorDetail[] {
  if (!isJsonObject(json)) return [];
  const inner = isJsonObject(json.body) ? json.body : {};
  const message = firstText(
    ...[inner.errorMsg, inner.resultMessage, json.errorMsg, json.resultMessage],
    ...[json.errorMessage, json.message], // receipts use errorMessage
  );
  const code = firstText(inner.errorCode, inner.resultCode, json.errorCode, json.resultCode, json.code);
  return message || code ? [{ code: code || 'UNKNOWN', message: message || NO_REASON }] : [];
}
