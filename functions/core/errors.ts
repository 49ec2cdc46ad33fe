// The relay's only error class, its closed table of codes, and the error response.

import type { Secret } from './secret.ts';
import { plainText } from './sentence.ts';
import { jsonResponse, type RelayResponse } from './types.ts';

/**
 * Error code to HTTP status. `store_refused` carries the status of the store's response. `outcome_unknown` is a write
 * that may have been made; its status is one that clients do not retry automatically.
 */
const statuses = {
  invalid_request: 400,
  wrong_signature: 401,
  operation_not_allowed: 403,
  unknown_account: 400,
  not_found: 404,
  payload_too_large: 413,
  too_many_calls: 429,
  limit_reached: 409,
  outcome_unknown: 409,
  already_done: 409,
  idempotency_key_reused: 422,
  plan_required: 409,
  plan_mismatch: 409,
  plan_outdated: 409,
  plan_used: 409,
  plan_expired: 410,
  job_interrupted: 409,
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
/** Every code. */
export const errorCodes = Object.keys(statuses) as readonly ErrorCode[];

/** One detail: the store's own code and message, or one validation error with its location. */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

interface Extra {
  readonly status?: number;
  readonly details?: readonly ErrorDetail[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What to do, as the last sentence of the message. */
  readonly next?: string;
  /** Logged, never returned to the client. */
  readonly cause?: unknown;
}

/** Default Retry-After of a 429, in seconds. Apple sends none; the rate limit tracker probes an exhausted quota once a minute. */
const RETRY_AFTER = '60';

/** A failed call. `message` is a sentence for the author of the flow. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;
  /** The message without `next`. */
  readonly finding: string;
  /** What to do, in a sentence, where it was given apart from the finding. */
  readonly next: string | undefined;

  constructor(code: ErrorCode, finding: string, extra: Extra = {}) {
    const { next } = extra;
    super(
      plainText(next === undefined ? finding : `${finding} ${next}`),
      extra.cause === undefined ? undefined : { cause: extra.cause },
    );
    this.name = 'Failure';
    this.code = code;
    this.status = extra.status ?? statuses[code];
    this.finding = finding;
    this.next = next;
    this.details = (extra.details ?? []).map(plainDetail);
    this.headers = this.status === 429 ? { 'retry-after': RETRY_AFTER, ...extra.headers } : (extra.headers ?? {});
  }
}

/** A run of JWT characters. A pattern for the JWT itself would backtrack at each `eyJ` and take seconds for many. */
const run = /[\w.-]+/g;

/** Whether a plan was not applied, so that nothing more may be done under it. */
export function isOfPlan({ code }: Failure): boolean {
  return code.startsWith('plan_');
}

/** Whether a store refused one of several like requests for its own sake. Any other failure would meet the following ones, too. */
export function isRefusalOfOne({ code, status }: Failure): boolean {
  return code === 'store_refused' && status < 500 && ![401, 403, 429].includes(status);
}

/** Whether a store is out of service, overloaded or not reached: the same request may succeed later. */
export function isOutage({ code, status }: Failure): boolean {
  const outages: readonly ErrorCode[] = [
    'store_unreachable',
    'store_timeout',
    'store_invalid_answer',
    'too_many_calls',
  ];
  return outages.includes(code) || (code === 'store_refused' && (status >= 500 || status === 429));
}

/** The failure of one part of a call, which its response reports. Throws a bug again, and the failure of a caller who is gone. */
export function failureOfPart(thrown: unknown): Failure {
  if (!(thrown instanceof Failure) || thrown.code === 'caller_gone') throw thrown;
  return thrown;
}

/** Converts any thrown value to a Failure. The text of a foreign error may contain a secret, so it is not exposed. */
export function asFailure(thrown: unknown): Failure {
  return thrown instanceof Failure
    ? thrown
    : new Failure('unexpected', 'Unexpected relay error. Quote the correlation id to your administrator.', {
        cause: thrown,
      });
}

/** Removes secrets from a text that leaves the relay: `secrets` by value, and every JWT by its format. */
export function redact(text: string, secrets: readonly Secret[] = []): string {
  return secrets
    .reduce((shown, secret) => shown.replaceAll(secret.reveal(), '[redacted]'), text)
    .replace(run, withoutJwt);
}

/** The error response. Source: Microsoft's REST guidelines, "Error condition responses". */
export function errorResponse({ code, message, details, status, headers }: Failure): RelayResponse {
  return jsonResponse(status, { error: { code, message, details } }, headers);
}

/** Removes what has the format of a JWT: at least eight characters, a dot, and more. */
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
