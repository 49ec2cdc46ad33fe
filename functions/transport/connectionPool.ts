// Connections of an account to one origin: pooled ones for requests that may be retried, a fresh one for each write.
import type { LookupFunction } from 'node:net';
import { Axios } from 'axios';
import { buildConnector, Client } from 'undici';
import type { Deadline } from '../core/deadline.ts';
import type { Dispatching, TrackedDispatch } from './dispatching.ts';
import { type Hold, makeHold } from './holdSocket.ts';
import { type Clients, keepClients } from './keptConnections.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './storeResponse.ts';
import { createUndiciAdapter, type MessageConfig } from './undiciAdapter.ts';

/** Sends one request. Rejects with the AxiosError of the adapter. */
export type SendOver = (outgoing: StoreRequest, deadline: Deadline) => Promise<StoreResponse>;

export interface ConnectionPool {
  /** Over a pooled connection, which may have died unnoticed; only for requests that may be retried. */
  readonly overKept: SendOver;
  /** Over a new connection that is closed afterwards, so it was never idle. */
  readonly overFresh: SendOver;
  /** Discards the pool: in-flight requests finish on it, later requests use new connections. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** No undici timeouts: the deadline of the call aborts everything. */
const options = { headersTimeout: 0, bodyTimeout: 0 };

/** Shared by all accounts: it caches TLS sessions, which contain nothing about an account. */
let connector: buildConnector.connector | undefined;

/** Opens a pool of at most `most` connections. `lookup` resolves host names. */
export function openConnectionPool(origin: string, most: number, lookup?: LookupFunction): ConnectionPool {
  const connect = connectorFor(lookup);
  const openKept = (): Clients => keepClients(() => openClient(origin, options, connect), most);
  let kept = openKept();
  let overKept = sendOver(kept);
  const fresh = new Set<Client>();
  return {
    overKept: (outgoing, deadline) => overKept(outgoing, deadline),
    overFresh: async (outgoing, deadline) => {
      const client = openClient(origin, { ...options, pipelining: 0 }, connect);
      fresh.add(client);
      const close = (): void => {
        fresh.delete(client);
        client.destroy().catch(() => undefined);
      };
      try {
        return closeAfter(await sendOver(client)(outgoing, deadline), close);
      } catch (error) {
        close();
        throw error;
      }
    },
    renew: () => {
      const waiting = kept.leave();
      kept = openKept();
      overKept = sendOver(kept);
      for (const [asked, handler] of waiting) kept.dispatch(asked, handler);
    },
    close: async () => void (await Promise.all([kept, ...fresh].map((each) => each.destroy()))),
  };
}

function connectorFor(lookup: LookupFunction | undefined): buildConnector.connector {
  if (lookup) return buildConnector({ timeout: CONNECT_TIMEOUT, lookup });
  connector ??= buildConnector({ timeout: CONNECT_TIMEOUT });
  return connector;
}

/**
 * A client that connects only for requests. undici 7.30.2 also connects after an in-flight request was aborted, because
 * the aborted request is still in its queue (lib/dispatcher/client-h1.js, onHttpSocketClose), and keeps that connection
 * for the keep-alive of 4 s.
 */
function openClient(origin: string, given: Client.Options, connect: buildConnector.connector): Client {
  /** Requests without a complete response: one, or a few while connecting fails. */
  const queue: TrackedDispatch[] = [];
  const waiting = (): readonly TrackedDispatch[] => queue.filter(({ isOver }) => !isOver());
  let hold: Hold | undefined;
  const open: typeof connect = (asked, callback) =>
    connect(asked, (...[error, socket]) => {
      if (error) return callback(error, null);
      hold = makeHold(socket);
      callback(null, socket);
    });
  const client = new Client(origin, {
    ...given,
    connect: (asked, callback) => {
      if (waiting().length > 0) return open(asked, callback);
      // deferred: undici reports the client as free only if the error arrives in a later turn
      queueMicrotask(() => {
        if (waiting().length > 0) open(asked, callback);
        else callback(new Error('No request waits for this connection'), null);
      });
    },
  });
  const dispatch = client.dispatch.bind(client);
  client.dispatch = (asked, handler) => {
    if (queue.every(({ isOver }) => isOver())) queue.length = 0;
    const tracked = asked as TrackedDispatch; // every dispatch comes from the adapter
    tracked.hold = (isHeld) => hold?.(isHeld);
    queue.push(tracked);
    return dispatch(asked, handler);
  };
  return client;
}

/** Sends each request through axios. */
function sendOver(connections: Dispatching): SendOver {
  const axios = new Axios({ adapter: createUndiciAdapter(connections), validateStatus: null });
  return async (outgoing, deadline) => {
    const message = { outgoing, deadline };
    const config: MessageConfig = { message: () => message };
    return (await axios.request<StoreResponse>(config)).data;
  };
}

/** Closes the connection once the body has been read; a streamed body still needs it. */
function closeAfter(sent: StoreResponse, close: () => void): StoreResponse {
  if (Buffer.isBuffer(sent.body)) close();
  else sent.body.once('close', close);
  return sent;
}
