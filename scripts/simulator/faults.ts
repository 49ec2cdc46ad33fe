// Faults that can be injected into a store, one small function each.

import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../connector/core/stores.ts';
import { type Arrival, bearerToken, type SimulatedAnswer, type SimulatedReply } from './httpMessage.ts';

export interface InjectedFault {
  readonly store: Store;
  readonly kind: FaultKind;
  /** Number of requests that it affects; default 1. */
  readonly times?: number;
  /** Only requests whose path has this prefix. */
  readonly path?: string;
  readonly method?: string;
  /** For status, html and redirect. */
  readonly status?: number;
  /** For status: the value of the header Retry-After. */
  readonly retryAfter?: string;
  /** For redirect. */
  readonly location?: string;
  /** For status, truncated, resetMidBody and drip: the body to send instead of the default one. */
  readonly body?: unknown;
  /** For drip: milliseconds between two chunks. */
  readonly pause?: number;
  /** For clock: offset of the store's clock, in milliseconds. */
  readonly shift?: number;
}

/** A request that a fault affects. */
export interface Wire {
  readonly arrival: Arrival;
  readonly outgoing: ServerResponse;
  /** The store's response without a fault. */
  readonly answer: SimulatedAnswer;
  /** Tokens that the store no longer accepts. */
  readonly revoked: Set<string>;
}

/** A reply is written as usual; without one, the fault has handled the connection itself. */
type Strike = (wire: Wire, fault: InjectedFault) => Promise<SimulatedReply | undefined>;

const json = { 'content-type': 'application/json' };
const page = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

export const strikes = {
  /** The connection is closed before the request is read; `server.ts` does this. */
  refuse: async ({ outgoing }) => cut(outgoing),
  reset: async ({ outgoing }) => cut(outgoing),
  resetMidBody: async ({ outgoing }, fault) => {
    await half(outgoing, fault);
    return cut(outgoing);
  },
  truncated: async ({ outgoing }, fault) => {
    await half(outgoing, fault);
    outgoing.socket?.end();
    return undefined;
  },
  /** The request is performed, and its response never arrives. */
  lost: async ({ arrival, answer, outgoing }) => {
    await answer(arrival);
    return cut(outgoing);
  },
  hang: async () => undefined,
  drip: dripped,
  html: async (_, { status = 502 }) => ({ status, headers: { 'content-type': 'text/html' }, body: page }),
  invalidJson: async () => ({ status: 200, headers: json, body: '{"data": [' }),
  empty: async () => ({ status: 200, headers: json, body: '' }),
  status: async (_, { status = 500, retryAfter, body = '' }) => ({
    status,
    headers: { ...json, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) },
    body,
  }),
  redirect: async (_, { status = 302, location = '/' }) => ({ status, headers: { location }, body: '' }),
  echo: async ({ arrival }) => ({ status: 200, body: { headers: arrival.headers } }),
  /** Galaxy Store responds 303 and can be polled; the operation is performed all the same. */
  later: async ({ arrival, answer }) => answer({ ...arrival, later: true }),
  revoke: async ({ arrival, answer, revoked }) => {
    revoked.add(bearerToken(arrival.headers) ?? '');
    return answer(arrival);
  },
  clock: async ({ arrival, answer, outgoing }, { shift = 0 }) => {
    const now = arrival.now + shift;
    outgoing.setHeader('date', new Date(now).toUTCString());
    return answer({ ...arrival, now });
  },
} as const satisfies Record<string, Strike>;

export type FaultKind = keyof typeof strikes;

export interface Faults {
  readonly add: (fault: InjectedFault) => void;
  /** The fault for this request; its count is decremented. */
  readonly next: (store: Store, method: string, url: string) => InjectedFault | undefined;
}

export function strike(wire: Wire, fault: InjectedFault): Promise<SimulatedReply | undefined> {
  return (strikes[fault.kind] satisfies Strike as Strike)(wire, fault);
}

export function openFaults(): Faults {
  const waiting: { readonly fault: InjectedFault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    next: (store, method, url) => {
      const met = waiting.find(
        ({ fault, left }) =>
          left > 0 && fault.store === store && (fault.method ?? method) === method && url.startsWith(fault.path ?? ''),
      );
      if (met) met.left -= 1;
      return met?.fault;
    },
  };
}

function text(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Resets the connection (RST), so that the client gets ECONNRESET. */
function cut(outgoing: ServerResponse): undefined {
  return void outgoing.socket?.resetAndDestroy();
}

/** Declares twice as many bytes as it sends. */
function half(outgoing: ServerResponse, fault: InjectedFault): Promise<void> {
  const body = text(fault.body ?? { data: [], links: { self: '/' } });
  outgoing.writeHead(200, { ...json, 'content-length': Buffer.byteLength(body) * 2 });
  return new Promise((resolve) => outgoing.write(body, () => resolve()));
}

async function dripped({ outgoing }: Wire, fault: InjectedFault): Promise<undefined> {
  const body = Buffer.from(text(fault.body ?? { data: [], links: { self: '/' } }));
  outgoing.writeHead(200, { ...json, 'content-length': body.length });
  for (const byte of body) {
    if (outgoing.destroyed) return;
    outgoing.write(Buffer.of(byte));
    await pause(fault.pause ?? 20);
  }
  outgoing.end();
}
