// Parses error responses of the stores: codes and messages in any of their formats.

import type { StoreOperation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { stores } from '../../connector/core/stores.ts';
import { type ErrorDetail, redact } from '../core/errors.ts';
import { adviceFor } from '../core/retryAdvice.ts';
import type { Secret } from '../core/secret.ts';
import { plainText, truncated } from '../core/sentence.ts';
import type { BufferedResponse } from './bufferResponse.ts';
import { errorReasonsIn } from './gatewayErrors.ts';
import { lookupHint } from './lookupOperation.ts';
import type { StoreDefinition } from './storeDefinition.ts';

const MOST_DETAILS = 50;
const LONGEST_TEXT = 1_000;
export const NO_REASON = 'The store gave no reason.';

export function parseStoreError(
  { parseError }: Pick<StoreDefinition, 'parseError'>,
  whole: BufferedResponse,
  secrets: readonly Secret[],
): ErrorDetail[] {
  const own = parseError(whole.json);
  const others = own.some(saysSomething) ? [] : otherDetails(whole.json, whole.status);
  const details = others.length > 0 ? others : own;
  const clean = (text: string): string => truncated(redact(plainText(text), secrets), LONGEST_TEXT);
  return (details.length > 0 ? details : [plain(whole)]).slice(0, MOST_DETAILS).map((detail) => ({
    code: clean(detail.code),
    message: clean(detail.message),
    ...(detail.target && { target: clean(detail.target) }),
  }));
}

/** Error message for the author of a flow: the store's message, its meaning, and the next step. */
export function storeErrorSentence(
  operation: StoreOperation,
  { hints }: Pick<StoreDefinition, 'hints'>,
  status: number,
  details: readonly ErrorDetail[],
): string {
  const { title } = stores[operation.store];
  const said = details[0]?.message ?? NO_REASON;
  const words = /[.!?]$/.test(said) ? said : `${said}.`;
  const advice = hintFor({ ...hints, ...operation.hints }, details) || fallbackAdvice(title, status, isRead(operation));
  const step = `${advice}${status === 404 ? lookupHint(operation) : ''}`;
  return `${title} refused ${operation.id} (${status}): ${words}${step}`;
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

/** The detail of a plain text error. HTML and unknown JSON are not included. */
function plain({ status, text, json, headers }: BufferedResponse): ErrorDetail {
  const isPage = /html|xml/i.test(headers['content-type'] ?? '') || /^\s*</.test(text);
  const isJson = json !== undefined || /^\s*[[{"]/.test(text);
  return { code: `HTTP_${status}`, message: isPage || isJson || text.trim() === '' ? NO_REASON : text.trim() };
}

/** The next step for the first detail with a known code, with a leading space; otherwise empty. */
export function hintFor(hints: StoreDefinition['hints'], details: readonly ErrorDetail[]): string {
  for (const { code } of details) {
    const known = Object.keys(hints).filter((each) => code === each || code.startsWith(`${each}.`));
    const longest = known.sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined) return ` ${hints[longest]}`;
  }
  return '';
}

/** After a store failure the advice for a read or a write, with a leading space; otherwise empty. */
function fallbackAdvice(title: string, status: number, read: boolean): string {
  if (status < 500 && status !== 408) return '';
  return ` ${status === 408 ? '' : `This is a fault of ${title}. `}${adviceFor(read)}`;
}
