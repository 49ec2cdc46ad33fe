// One message to a store: connections of its own for each account, and retries only where they are safe.
import type { LookupFunction } from 'node:net';
import { systemTime, type Time } from '../core/time.ts';
import { createCircuitBreaker } from './circuitBreaker.ts';
import { createLimiter, type Limiter, type LimiterCapacity, type ReleaseSlot } from './concurrencyLimiter.ts';
import { openConnectionPool } from './connectionPool.ts';
import { type LentConnections, lendConnections } from './idleConnections.ts';
import { type RateLimit, trackRateLimit } from './rateLimit.ts';
import { type BackOff, jitter } from './retryPolicy.ts';
import { isUpload, type Manner, sendWithRetries, type Tried } from './sendAttempts.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './undiciAdapter.ts';

export type { Manner } from './sendAttempts.ts';

export interface StoreClient {
  readonly origin: string;
  readonly send: (outgoing: StoreRequest, manner: Manner) => Promise<StoreResponse>;
  /** Leaves the kept connections: what is under way ends on them, what comes next takes new ones. */
  readonly renew: () => void;
  /** What the store told last of the calls that are left. */
  readonly quota: () => RateLimit;
  readonly close: () => Promise<void>;
}

/** The monotonic clock, and how long to wait between tries; given by tests. */
export interface ClientTiming extends Pick<Time, 'elapsed'> {
  readonly backOff: BackOff;
  /** The part of a quota that reads leave for writes: 0.1 is a tenth. */
  readonly quotaReserve: number;
}

/** Messages of one account in flight to one origin. One operation of one caller has at most 2,000 in flight or waiting. */
const PLACES: LimiterCapacity = { all: 256, caller: 128, operation: 64, least: 8, waiting: 1_936 };
/** Bodies that stream from a caller: as slow as that caller is, they take no place of any other message. */
const UPLOADS: LimiterCapacity = { all: 64, caller: 32, operation: 32, least: 4, waiting: 500 };

/** Who may send how much at a time: bodies that stream from a caller have places of their own. */
export interface Doors {
  readonly door: Limiter;
  readonly uploads: Limiter;
}

/** What a way has while it is in use. */
interface State extends Tried, Doors {
  readonly connections: LentConnections;
}

interface Opening {
  readonly given: Partial<ClientTiming>;
  readonly known: RateLimit;
  readonly lookup: LookupFunction | undefined;
  readonly doors: Doors | undefined;
  readonly dropped: () => void;
}

/**
 * The way of one account to one origin. Nothing else uses its connections. `lookup` finds the addresses to connect to;
 * `doors` are its own, unless several ways share them.
 * Thousands of accounts have one each: what it needs is made when it is used, and dropped with its idle connections,
 * unless its circuit or its quota has something to refuse.
 */
export function createStoreClient(
  origin: string,
  given: Partial<ClientTiming> = {},
  lookup?: LookupFunction,
  doors?: Doors,
): StoreClient {
  let state: State | undefined;
  let known: RateLimit = {};
  const dropped = (): void => {
    if (!state?.circuit.isNew() || !state.quota.isNew()) return;
    known = state.quota.current();
    state = undefined;
  };
  const current = (): State => {
    state ??= openState(origin, { given, known, lookup, doors, dropped });
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

export function makeDoors(): Doors {
  return { door: createLimiter(PLACES), uploads: createLimiter(UPLOADS) };
}

function openState(origin: string, { given, known, lookup, doors = makeDoors(), dropped }: Opening): State {
  const { elapsed = systemTime.elapsed, quotaReserve = 0 } = given;
  return {
    connections: lendConnections(() => openConnectionPool(origin, PLACES.all * 2, lookup), dropped),
    circuit: createCircuitBreaker(elapsed),
    quota: trackRateLimit(elapsed, quotaReserve, known),
    ...doors,
  };
}

/** Who waits for a place uses the state, too: it is not dropped meanwhile. */
async function sendIn(state: State, outgoing: StoreRequest, manner: Manner, backOff: BackOff): Promise<StoreResponse> {
  const endUse = state.connections.use();
  let leaveDoor: ReleaseSlot = () => undefined;
  const leave = (): void => {
    leaveDoor();
    endUse();
  };
  try {
    leaveDoor = await (isUpload(outgoing) ? state.uploads : state.door)(manner.deadline, manner.sender);
    state.quota.assertAvailable(manner.safe);
    return leaveAfter(await sendWithRetries(state, outgoing, manner, backOff), leave);
  } catch (error) {
    leave();
    throw error;
  }
}

/** An answer that streams keeps its place until all of it has come, whether it was read or waits for its reader. */
function leaveAfter(sent: StoreResponse, leave: ReleaseSlot): StoreResponse {
  if (Buffer.isBuffer(sent.body)) leave();
  else sent.drained?.then(leave, leave);
  return sent;
}
