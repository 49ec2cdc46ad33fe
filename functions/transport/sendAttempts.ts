// Attempts of one request: reports each to the circuit breaker and the rate limit, and retries if safe.
import { type Deadline, pause } from '../core/deadline.ts';
import { asWriteFailure } from '../core/retryAdvice.ts';
import type { CircuitBreaker } from './circuitBreaker.ts';
import type { LimiterKey } from './concurrencyLimiter.ts';
import type { ConnectionPool } from './connectionPool.ts';
import { type RateLimit, type RateLimitTracker, RESERVED_HEADER } from './rateLimit.ts';
import { type AttemptOutcome, type BackOff, nextDelay } from './retryPolicy.ts';
import type { SharedQuota } from './shareQuota.ts';
import type { StoreRequest } from './storeRequest.ts';
import { discardBody, type StoreResponse } from './storeResponse.ts';
import { isNotSent, unreachable } from './transportErrors.ts';

export interface Manner {
  readonly deadline: Deadline;
  /** May be retried after a failure: reads, and writes without effect. */
  readonly safe: boolean;
  /** Key for the concurrency limiter, whose slots callers share. */
  readonly sender: LimiterKey;
  /** Counts sent requests, for the log. */
  readonly count?: () => void;
  /** Whether no more requests may be sent, such as those of a list that had its number of them. */
  readonly isSpent?: () => boolean;
}

/** Dependencies of an attempt. */
export interface Tried {
  readonly connections: ConnectionPool;
  readonly circuit: CircuitBreaker;
  readonly quota: RateLimitTracker;
  readonly sharedQuota: SharedQuota;
}

/** Statuses of a gateway whose store is down. */
const down = new Set([502, 503, 504]);

/** Sends a request and retries it if allowed, until a response or the deadline. */
export async function sendWithRetries(
  state: Tried,
  outgoing: StoreRequest,
  manner: Manner,
  backOff: BackOff,
): Promise<StoreResponse> {
  const { deadline, safe } = manner;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(state, outgoing, manner);
    const wait = nextDelay({ attempt, outcome, outgoing, safe, left: deadline.left() }, backOff);
    if (wait === undefined || manner.isSpent?.()) return settle(outcome, safe);
    if ('sent' in outcome) discardBody(outcome.sent);
    await pause(deadline, wait);
  }
}

/** Whether the body streams from the client; its duration then says nothing about the store. */
export function isUpload({ body }: StoreRequest): boolean {
  return typeof body === 'object' && !Buffer.isBuffer(body);
}

async function once(
  { circuit, connections, quota, sharedQuota }: Tried,
  outgoing: StoreRequest,
  { deadline, safe, count, sender: { caller } }: Manner,
): Promise<AttemptOutcome> {
  const entry = circuit.assertClosed(caller);
  count?.();
  const left = deadline.left();
  try {
    const sent = await (safe ? connections.overKept : connections.overFresh)(outgoing, deadline);
    if (down.has(sent.status)) circuit.recordFailure(caller, entry);
    else circuit.recordSuccess(caller);
    if (quota.record(sent.headers)) sharedQuota.report(quota.current());
    return { sent: withReserve(sent, quota.current()) };
  } catch (error) {
    if (isOfStore(error, outgoing, deadline, left)) circuit.recordFailure(caller, entry);
    const reason = deadline.reason();
    if (reason) throw trueOf(reason, safe || isNotSent(error));
    return { error };
  }
}

/** Returns the response or throws. A failed write may have been made, unless it certainly was not sent. */
function settle(outcome: AttemptOutcome, safe: boolean): StoreResponse {
  if ('sent' in outcome) return outcome.sent;
  const failure = unreachable(outcome.error);
  throw trueOf(failure, safe || isNotSent(outcome.error));
}

function withReserve(sent: StoreResponse, { reserved }: RateLimit): StoreResponse {
  if (reserved === undefined && sent.headers[RESERVED_HEADER] === undefined) return sent;
  const { [RESERVED_HEADER]: _, ...headers } = sent.headers;
  return { ...sent, headers: { ...headers, ...(reserved !== undefined && { [RESERVED_HEADER]: String(reserved) }) } };
}

/**
 * Whether a failure counts against the store: not if the client disconnected, nor if most of the time was used before
 * the request was sent. For an upload only failures before sending count: others may be caused by its body.
 */
function isOfStore(error: unknown, outgoing: StoreRequest, { reason, whole }: Deadline, leftAtStart: number): boolean {
  const ended = reason();
  if (isUpload(outgoing)) return !ended && isNotSent(error);
  return !ended || (ended.code !== 'caller_gone' && leftAtStart >= whole / 2);
}

/** The failure to report for a request that was, or may have been, sent. */
function trueOf(reason: unknown, safe: boolean): unknown {
  return safe ? reason : asWriteFailure(reason);
}
