// Sends an event to the callback of a subscription: by https to a public address, without redirects.
import type { LookupFunction } from 'node:net';
import { type CallbackHosts, isCallbackHost } from '../config/callbackHosts.ts';
import { startDeadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { isLoopback } from '../core/loopback.ts';
import { createExternalClients } from '../transport/externalClients.ts';
import { lookupPublicAddress } from '../transport/publicAddresses.ts';
import { readRetryAfter } from '../transport/retryPolicy.ts';
import { createAccountLimiters, createStoreClient } from '../transport/storeClient.ts';
import { discardBody } from '../transport/storeResponse.ts';

/** Time limit of one delivery, in milliseconds. */
const TIME_LIMIT = 30_000;

export type DeliveryOutcome =
  | { readonly is: 'delivered' }
  /** The callback exists no more: 404 or 410. */
  | { readonly is: 'gone' }
  /** `why` names a status or a code, and no address. `wait` is what Retry-After asks for, in milliseconds. */
  | { readonly is: 'failed'; readonly why: string; readonly wait?: number | undefined };

export interface CallbackClient {
  /** Never rejects. `subscription` shares no slots and no failures with others. */
  readonly send: (address: string, item: object, subscription: string) => Promise<DeliveryOutcome>;
  /** Time limit of one delivery, in milliseconds. */
  readonly limit: number;
  readonly close: () => Promise<void>;
}

/** `lookup` resolves host names; `limit` is the time limit of one delivery, in milliseconds. */
export function createCallbackClient(lookup?: LookupFunction, limit = TIME_LIMIT): CallbackClient {
  const guarded = lookupPublicAddress(lookup);
  const limiters = createAccountLimiters();
  const clients = createExternalClients((origin) =>
    createStoreClient(origin, {}, isLoopback(origin) ? undefined : guarded, limiters),
  );
  return {
    send: async (address, item, subscription) => {
      const { origin, pathname, search } = new URL(address);
      const body = Buffer.from(JSON.stringify(item));
      const headers = { 'content-type': 'application/json', accept: '*/*', 'user-agent': 'store-relay' };
      const outgoing = { method: 'POST', path: `${pathname}${search}`, headers, secrets: [], body };
      const deadline = startDeadline(limit);
      const sender = { caller: subscription, operation: 'event' };
      try {
        const sent = await clients.send(origin, outgoing, { deadline, sender, safe: false });
        discardBody(sent);
        return outcomeOf(sent.status, readRetryAfter(sent.headers['retry-after'], sent.headers.date));
      } catch (error) {
        return { is: 'failed', why: error instanceof Failure ? error.code : 'unexpected' };
      } finally {
        deadline.end();
      }
    },
    limit,
    close: clients.close,
  };
}

/** Throws a Failure for an address that events must not be sent to. `mayBeHere`: its store is simulated on this machine. */
export function checkCallback(address: string, hosts: CallbackHosts, mayBeHere: boolean): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username || url.password) throw refused('The callback is not an address.');
  if (mayBeHere && isLoopback(url.origin)) return url;
  if (url.protocol === 'https:' && url.port === '' && isCallbackHost(hosts, url.hostname)) return url;
  throw refused(
    `Events are sent by https to ${hosts.join(', ') || 'no host yet'}. An administrator can change the setting RELAY__CALLBACK_HOSTS.`,
  );
}

function outcomeOf(status: number, wait: number | undefined): DeliveryOutcome {
  if (status >= 200 && status < 300) return { is: 'delivered' };
  if (status === 404 || status === 410) return { is: 'gone' };
  return { is: 'failed', why: `status ${status}`, wait };
}

function refused(message: string): Failure {
  return new Failure('invalid_request', message, {
    details: [{ code: 'callback', message, target: 'body.callback' }],
  });
}
