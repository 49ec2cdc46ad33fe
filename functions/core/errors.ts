// The one error of the relay, its closed table of codes, and the shape in which a caller sees it.

import type { Secret } from './secret.ts';
import { plainText } from './sentence.ts';
import { jsonResponse, type RelayResponse } from './types.ts';

/**
 * Code and HTTP status. `store_refused` carries the status that the store answered with. `outcome_unknown` is a write
 * that may have been made: no status that clients repeat by themselves.
 */
const statuses = {
  invalid_request: 400,
  unauthorized: 401,
  operation_not_allowed: 403,
  unknown_account: 400,
  not_found: 404,
  payload_too_large: 413,
  too_many_calls: 429,
  outcome_unknown: 409,
  already_done: 409,
  idempotency_key_reused: 422,
  store_refused: 400,
  credentials_refused: 502,
  store_unreachable: 502,
  store_invalid_answer: 502,
  store_timeout: 504,
  not_configured: 503,
  caller_gone: 499,
  unexpected: 500,
} as const;

export type ErrorCode = keyof typeof statuses;

/** For the one who repairs it: the store's own code and words, or one fault of the call, and where it is. */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

interface Extra {
  readonly status?: number;
  readonly details?: readonly ErrorDetail[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes to the log, never to the caller. */
  readonly cause?: unknown;
}

/** Seconds to wait after a 429 that names no time; Apple's names none. A minute is when a call finds out whether the hour's quota is back. */
const RETRY_AFTER = '60';

/** A call that ends without what it was made for. `message` is a sentence for the author of the flow. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, extra: Extra = {}) {
    super(plainText(message), extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'Failure';
    this.code = code;
    this.status = extra.status ?? statuses[code];
    this.details = (extra.details ?? []).map(plainDetail);
    this.headers = this.status === 429 ? { 'retry-after': RETRY_AFTER, ...extra.headers } : (extra.headers ?? {});
  }
}

/** The letters of a JWT in a row. An expression for the JWT itself would try anew at each `eyJ`, and take seconds for many. */
const run = /[\w.-]+/g;

/** Whatever was thrown, as the one error. The text of a foreign error may hold a secret, so it stays inside. */
export function asFailure(thrown: unknown): Failure {
  return thrown instanceof Failure
    ? thrown
    : new Failure('unexpected', 'Unexpected relay error. Quote the correlation id to your administrator.', {
        cause: thrown,
      });
}

/** Takes secrets out of a text that leaves the relay: those given, by value, and every JWT, by its form. */
export function redact(text: string, secrets: readonly Secret[] = []): string {
  return secrets
    .reduce((shown, secret) => shown.replaceAll(secret.reveal(), '[redacted]'), text)
    .replace(run, withoutJwt);
}

/** The answer that a caller gets: Microsoft's REST guidelines, "Error condition responses". */
export function errorResponse({ code, message, details, status, headers }: Failure): RelayResponse {
  return jsonResponse(status, { error: { code, message, details } }, headers);
}

/** From the beginning of anything with the form of a JWT: at least eight letters, a dot, and more. */
function withoutJwt(letters: string): string {
  const from = letters.indexOf('eyJ');
  const dot = from < 0 ? -1 : letters.indexOf('.', from + 8);
  return dot < 0 || dot === letters.length - 1 ? letters : `${letters.slice(0, from)}[redacted]`;
}

function plainDetail({ code, message, target }: ErrorDetail): ErrorDetail {
  return {
    code: plainText(code),
    message: plainText(message),
    ...(target !== undefined && { target: plainText(target) }),
  };
}
