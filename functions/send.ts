// One message to a store: kept connections of its own for each account, retries only where they are safe.
import { Axios, AxiosError } from 'axios';
import { Pool } from 'undici';
import { makeAdapter, NOT_SENT, type SealedConfig, type Sent } from './adapter.ts';
import { makeCircuit } from './circuit.ts';
import { type Deadline, pause } from './deadline.ts';
import { Failure } from './errors.ts';
import { watchQuota } from './quota.ts';
import type { Outgoing } from './target.ts';

export type { Sent };

export interface Manner {
  readonly deadline: Deadline;
  /** May be sent again after a fault: reads, and writes without effect. */
  readonly safe: boolean;
  /** Counts what went out, for the log. */
  readonly count?: () => void;
}

export interface Way {
  readonly send: (outgoing: Outgoing, manner: Manner) => Promise<Sent>;
  readonly close: () => Promise<void>;
}

const TRIES = 3;
const BACK_OFF = 250;
const LONGEST_BACK_OFF = 4_000;
/** Longer than this is no waiting time: App Store servers have sent milliseconds since 1970 as Retry-After. */
const LONGEST_RETRY_AFTER = 86_400_000;
const CONNECTIONS = 64;
const CONNECT_TIMEOUT = 10_000;

/** Calls of one account that may be under way or wait for a connection; more are turned away at once. */
const MOST_IN_FLIGHT = 2_000;

/** What a store that is down, or its gateway, answers. */
const down = new Set([502, 503, 504]);
const transient = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Retry-After in milliseconds, or undefined when it says nothing that can be waited for. */
export const readRetryAfter = (value: string | undefined, now = Date.now()): number | undefined => {
  if (value === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return wait >= 0 && wait <= LONGEST_RETRY_AFTER ? wait : undefined;
};

/** Full jitter: callers that failed together do not come back together. */
const backOff = (attempt: number): number => Math.random() * Math.min(LONGEST_BACK_OFF, BACK_OFF * 2 ** attempt);

const unreachable = (error: unknown): Failure => {
  const cause = error instanceof AxiosError ? error.message : error;
  const garbled =
    typeof cause === 'string' && /^HTTPParserError$|^HPE_|HEADERS_OVERFLOW|CONTENT_LENGTH_MISMATCH/.test(cause);
  return garbled
    ? new Failure('store_invalid_answer', 'The store sent an answer that is not valid HTTP. Try again later.', {
        cause,
      })
    : new Failure('store_unreachable', 'The store could not be reached, or broke off its answer. Try again later.', {
        cause,
      });
};

/** What one try came to: an answer, or a fault on the way. */
type Outcome = { readonly sent: Sent } | { readonly error: unknown };

const mayRepeat = (outcome: Outcome, outgoing: Outgoing, safe: boolean): boolean => {
  if (typeof outgoing.body === 'object') return false; // a stream is gone once it was read
  if ('sent' in outcome) return safe && transient.has(outcome.sent.status);
  return safe || (outcome.error instanceof AxiosError && outcome.error.code === NOT_SENT);
};

/** Milliseconds to wait before the next try, or undefined when there is none. */
const waitFor = (
  attempt: number,
  outcome: Outcome,
  outgoing: Outgoing,
  { safe, deadline }: Manner,
): number | undefined => {
  if (attempt >= TRIES || !mayRepeat(outcome, outgoing, safe)) return undefined;
  const asked = 'sent' in outcome ? readRetryAfter(outcome.sent.headers['retry-after']) : undefined;
  const wait = asked ?? backOff(attempt);
  return wait < deadline.left() ? wait : undefined;
};

const settle = (outcome: Outcome): Sent => {
  if ('sent' in outcome) return outcome.sent;
  throw unreachable(outcome.error);
};

const drop = (outcome: Outcome): void => {
  if ('sent' in outcome && !Buffer.isBuffer(outcome.sent.body)) outcome.sent.body.destroy();
};

/** The way of one account to one origin. Nothing else uses its connections. */
export const makeWay = (origin: string, now: () => number = Date.now): Way => {
  const options = {
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT },
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  // a message that must not go twice takes a fresh connection: a kept one may have died unnoticed
  const pools = { kept: new Pool(origin, options), fresh: new Pool(origin, { ...options, pipelining: 0 }) };
  const axios = {
    kept: new Axios({ adapter: makeAdapter(pools.kept), validateStatus: null }),
    fresh: new Axios({ adapter: makeAdapter(pools.fresh), validateStatus: null }),
  };

  const circuit = makeCircuit(now);
  const quota = watchQuota(now);
  let inFlight = 0;

  const once = async (
    { path, method, headers, sealed, body }: Outgoing,
    { deadline, safe, count }: Manner,
  ): Promise<Outcome> => {
    circuit.enter();
    count?.();
    try {
      const config: SealedConfig = {
        url: path,
        method,
        headers: { ...headers },
        data: body,
        signal: deadline.signal,
        ...(sealed && { sealed }),
      };
      const { data } = await axios[safe ? 'kept' : 'fresh'].request<Sent>(config);
      (down.has(data.status) ? circuit.failed : circuit.succeeded)();
      quota.saw(data.headers['x-rate-limit']);
      return { sent: data };
    } catch (error) {
      if (deadline.signal.reason?.code !== 'caller_gone') circuit.failed();
      if (deadline.signal.aborted) throw deadline.signal.reason;
      return { error };
    }
  };

  const repeated = async (outgoing: Outgoing, manner: Manner): Promise<Sent> => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(outgoing, manner);
      const wait = waitFor(attempt, outcome, outgoing, manner);
      if (wait === undefined) return settle(outcome);
      drop(outcome);
      await pause(manner.deadline, wait);
    }
  };

  const send: Way['send'] = async (outgoing, manner) => {
    quota.enter();
    if (inFlight >= MOST_IN_FLIGHT) {
      throw new Failure('too_many_calls', 'Too many calls of this account are under way. Try again in a second.', {
        headers: { 'retry-after': '1' },
      });
    }
    inFlight += 1;
    try {
      return await repeated(outgoing, manner);
    } finally {
      inFlight -= 1;
    }
  };
  return { send, close: async () => void (await Promise.all([pools.kept.destroy(), pools.fresh.destroy()])) };
};
