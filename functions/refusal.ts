// What a store says when it refuses: its own codes and words, whichever of its forms they come in.
import { codes as appleCodes } from '../connector/apple/codes.ts';
import { isPart, type Part } from '../connector/part.ts';
import { codes as samsungCodes } from '../connector/samsung/codes.ts';
import type { Store } from '../connector/stores.ts';
import { type Detail, redact } from './errors.ts';
import type { Secret } from './secret.ts';
import type { Whole } from './whole.ts';

const MOST_DETAILS = 50;
const LONGEST_TEXT = 1_000;

const words = (...values: readonly unknown[]): string =>
  values
    .find((value): value is string | number => (typeof value === 'string' && value !== '') || typeof value === 'number')
    ?.toString() ?? '';

const appleDetail = (error: Part, at?: string): Detail => {
  const source = isPart(error.source) ? error.source : {};
  // of an associated error the path says which resource, the pointer which part of it
  const target = [at, words(source.parameter, source.pointer)].filter(Boolean).join(' ');
  const [title, detail] = [words(error.title), words(error.detail)];
  return {
    code: words(error.code) || 'UNKNOWN',
    message: [title, detail].filter(Boolean).join(/[.:!?]$/.test(title) ? ' ' : ': ') || 'The store gave no reason.',
    ...(target && { target }),
  };
};

/** Apple: `errors[]`; the real reasons of a failed submission are in `meta.associatedErrors`, by path. */
const appleDetails = (json: unknown): Detail[] => {
  const errors = isPart(json) && Array.isArray(json.errors) ? json.errors.filter(isPart) : [];
  return errors.flatMap((error) => {
    const associated = isPart(error.meta) && isPart(error.meta.associatedErrors) ? error.meta.associatedErrors : {};
    const inner = Object.entries(associated).flatMap(([at, list]) =>
      Array.isArray(list) ? list.filter(isPart).map((each) => appleDetail(each, at)) : [],
    );
    return [appleDetail(error), ...inner];
  });
};

/** Samsung: three envelopes, read in the order of Samsung's own plugin (body before the outer object). */
const samsungDetails = (json: unknown): Detail[] => {
  if (!isPart(json)) return [];
  const inner = isPart(json.body) ? json.body : {};
  const message = words(
    ...[inner.errorMsg, inner.resultMessage, json.errorMsg, json.resultMessage],
    ...[json.errorMessage, json.message], // a receipt says errorMessage
  );
  const code = words(inner.errorCode, inner.resultCode, json.errorCode, json.resultCode, json.code);
  return message || code ? [{ code: code || 'UNKNOWN', message: message || 'The store gave no reason.' }] : [];
};

/** A store's plain sentence is kept; a page of HTML says nothing to anyone. */
const plain = ({ status, text, headers }: Whole): Detail => {
  const html = /html/i.test(headers['content-type'] ?? '') || text.trimStart().startsWith('<');
  return { code: `HTTP_${status}`, message: html || text.trim() === '' ? 'The store gave no reason.' : text.trim() };
};

const readers: Readonly<Record<Store, (json: unknown) => Detail[]>> = { apple: appleDetails, samsung: samsungDetails };

export const readRefusal = (store: Store, whole: Whole, secrets: readonly Secret[]): Detail[] => {
  const details = readers[store](whole.json);
  const clean = (text: string): string => redact(text, secrets).slice(0, LONGEST_TEXT);
  return (details.length > 0 ? details : [plain(whole)]).slice(0, MOST_DETAILS).map((detail) => ({
    code: clean(detail.code),
    message: clean(detail.message),
    ...(detail.target && { target: clean(detail.target) }),
  }));
};

const hints: Readonly<Record<Store, Readonly<Record<string, string>>>> = { apple: appleCodes, samsung: samsungCodes };

/** The next step for the first detail whose code is known, with a blank in front; nothing when none is. */
export const explain = (store: Store, details: readonly Detail[]): string => {
  for (const { code } of details) {
    const known = Object.keys(hints[store]).filter((each) => code === each || code.startsWith(`${each}.`));
    const longest = known.sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined) return ` ${hints[store][longest]}`;
  }
  return '';
};
