// HTTP client of one account and origin: separate connections per account, retries only when safe.
import type { LookupFunction } from 'node:net';
import { systemTime, type Time } from '../core/time.ts';
import { createCircuitBreaker } from './circuitBreaker.ts';
import { createLimiter, type Limiter, type LimiterCapacity, type ReleaseSlot } from './concurrencyLimiter.ts';
import { type LentConnections, lendConnections } from './idleConnections.ts';
import { openPoolOnUse } from './openPoolOnUse.ts';
import { type RateLimit, type RateLimitHeader, trackRateLimit } from './rateLimit.ts';
import { type BackOff, jitter } from './retryPolicy.ts';
import { isUpload, type Manner, sendWithRetries, type Tried } from './sendAttempts.ts';
import { ownQuota, type SharedQuota } from './shareQuota.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './storeResponse.ts';

export type { Manner } from './sendAttempts.ts';

export interface StoreClient {
  readonly origin: string;
  readonly send: (outgoing: StoreRequest, manner: Manner) => Promise<StoreResponse>;
  /** Discards the pooled connections: in-flight requests finish on them, later requests use new ones. */
  readonly renew: () => void;
  /** Last rate limit reported by the store. */
  readonly quota: () => RateLimit;
  readonly close: () => Promise<void>;
}

/** Monotonic clock and backoff; injected by tests. */
export interface ClientTiming extends Pick<Time, 'elapsed'> {
  readonly backOff: BackOff;
  /** Share of the quota reserved for writes: 0.1 is a tenth. */
  readonly quotaReserve: number;
  /** How the store reports its rate limit, if it does. */
  readonly rateLimitHeader: RateLimitHeader | undefined;
  /** Shares the quota with other instances. */
  readonly shareQuota: (receive: (quota: RateLimit) => void) => SharedQuota;
}

/** In-flight requests of one account to one origin. One operation of one caller has at most 2,000 in flight or queued. */
const PLACES: LimiterCapacity = { all: 256, caller: 128, operation: 64, least: 8, waiting: 1_936 };
/** Uploads that stream from a client have their own slots, so that slow clients take none of other requests. */
const UPLOADS: LimiterCapacity = { all: 64, caller: 32, operation: 32, least: 4, waiting: 500 };

/** Concurrency limiters: one for uploads that stream from a client, one for all other requests. */
export interface AccountLimiters {
  readonly requests: Limiter;
  readonly uploads: Limiter;
}

/** State of a client while it is in use. */
interface State extends Tried, AccountLimiters {
  readonly connections: LentConnections;
}

interface Opening {
  readonly given: Partial<ClientTiming>;
  readonly known: RateLimit;
  readonly lookup: LookupFunction | undefined;
  readonly limiters: AccountLimiters | undefined;
  readonly dropped: () => void;
}

/**
 * Creates the client of one account for one origin. Nothing else uses its connections. `lookup` resolves host names;
 * `limiters` are those of its own unless they are given, and shared only if passed to several clients.
 * There may be thousands of accounts, so its state is created on use and dropped with its idle connections, unless the
 * circuit breaker or the rate limit has state to keep.
 */
export function createStoreClient(
  origin: string,
  given: Partial<ClientTiming> = {},
  lookup?: LookupFunction,
  limiters?: AccountLimiters,
): StoreClient {
  let state: State | undefined;
  let known: RateLimit = {};
  const dropped = (): void => {
    if (!state?.circuit.isNew() || !state.quota.isNew()) return;
    known = state.quota.current();
    state = undefined;
  };
  const current = (): State => {
    state ??= openState(origin, { given, known, lookup, limiters, dropped });
    return state;
  };
  return {
    origin,
    send: (outgoing, manner) => sendIn(current(), outgoing, manner, given.backOff ?? jitter),
    renew: () => state?.connections.renew(),
    quota: () => state?.quota.current() ?? known,
    close: () => current().connections.close(),
  };
}

export function createAccountLimiters(): AccountLimiters {
  return { requests: createLimiter(PLACES), uploads: createLimiter(UPLOADS) };
}

function openState(
  origin: string,
  { given, known, lookup, limiters = createAccountLimiters(), dropped }: Opening,
): State {
  const { elapsed = systemTime.elapsed, quotaReserve = 0, rateLimitHeader } = given;
  const quota = trackRateLimit(rateLimitHeader, elapsed, quotaReserve, known);
  return {
    connections: lendConnections(() => openPoolOnUse(origin, PLACES.all * 2, lookup), dropped),
    circuit: createCircuitBreaker(elapsed),
    quota,
    sharedQuota: given.shareQuota?.(quota.receive) ?? ownQuota('', quota.receive),
    ...limiters,
  };
}

/** Queued requests count as use of the state, so it is not dropped meanwhile. */
async function sendIn(state: State, outgoing: StoreRequest, manner: Manner, backOff: BackOff): Promise<StoreResponse> {
  const endUse = state.connections.use();
  let releaseSlot: ReleaseSlot = () => undefined;
  const leave = (): void => {
    releaseSlot();
    endUse();
  };
  try {
    const slot = (isUpload(outgoing) ? state.uploads : state.requests)(manner.deadline, manner.sender);
    releaseSlot = slot instanceof Promise ? await slot : slot;
    state.sharedQuota.look();
    state.quota.assertAvailable(manner.safe);
    return leaveAfter(await sendWithRetries(state, outgoing, manner, backOff), leave);
  } catch (error) {
    leave();
    throw error;
  }
}

/** A streamed response keeps its slot until all of it has arrived, read or not. */
function leaveAfter(sent: StoreResponse, leave: ReleaseSlot): StoreResponse {
  if (Buffer.isBuffer(sent.body)) leave();
  else sent.drained?.then(leave, leave);
  return sent;
}
