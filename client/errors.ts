// The one error of the client.
import type { ErrorCode } from './operations.generated.ts';

/** One reason: a code and message of the store, or an input with what is wrong with it. */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  /** Where it is, such as `body.texts.0.locale`. */
  readonly target?: string;
}

/** What a failed call came to. */
export interface ErrorFacts {
  readonly code: RelayError['code'];
  readonly message: string;
  readonly status: number;
  readonly operation: string;
  readonly details?: readonly ErrorDetail[];
  readonly correlationId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** A call that failed. `message` is a sentence with the next step: plain text, not HTML. */
export class RelayError extends Error {
  /**
   * A code of the relay, listed in its README. Three are the client's own: `no_response` (the connection failed; a write may
   * have been made), `host_error` (the response is not one of a relay, such as 401 for a wrong key) and `plan_not_kept`
   * (`withPlan` got a plan without an ID; nothing was changed).
   */
  readonly code: ErrorCode | 'no_response' | 'host_error' | 'plan_not_kept';
  /** HTTP status; 0 without a response. */
  readonly status: number;
  /** Name of the operation, such as `ListApps`. */
  readonly operation: string;
  readonly details: readonly ErrorDetail[];
  /** Identifies the entry in the relay's log. */
  readonly correlationId: string | undefined;
  /** In how many seconds to try again, if the relay says so. */
  readonly retryAfter: number | undefined;

  constructor({ code, message, status, operation, details = [], correlationId, retryAfter, cause }: ErrorFacts) {
    super(message, { cause });
    this.name = 'RelayError';
    this.code = code;
    this.status = status;
    this.operation = operation;
    this.details = details;
    this.correlationId = correlationId;
    this.retryAfter = retryAfter;
  }
}

/** Reads the error of a response. Its body may be that of another server, and of any length: no more than 64 KiB is read. */
export async function readError(response: Response, operation: string): Promise<RelayError> {
  const facts = {
    status: response.status,
    operation,
    correlationId: response.headers.get('x-correlation-id') ?? undefined,
    retryAfter: secondsOf(response.headers.get('retry-after')),
  };
  const error = parsed(await beginningOf(response));
  if (error) return new RelayError({ ...facts, ...error });
  const message = `${operation} failed with status ${facts.status}.${HINTS[facts.status] ?? ''}`;
  return new RelayError({ ...facts, code: 'host_error', message });
}

/** What to check where the host answers in the place of the relay. */
const HINTS: Readonly<Record<number, string>> = {
  401: ' Check the function key: the option `key`.',
  404: ' Check the address of the relay: the option `url`, which ends with /api.',
};

const LONGEST = 65_536;

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < LONGEST) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return text;
}

function parsed(text: string): Pick<ErrorFacts, 'code' | 'message' | 'details'> | undefined {
  try {
    const { error } = JSON.parse(text) as { error: { code: ErrorCode; message: string; details?: ErrorDetail[] } };
    const { code, message, details = [] } = error;
    return typeof code === 'string' ? { code, message, details } : undefined;
  } catch {
    return undefined; // not the JSON of a relay
  }
}

/** Seconds of a Retry-After; undefined if it is a date or missing. */
export function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
}
