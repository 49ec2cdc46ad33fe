// The connections of an account to one origin: kept ones for what may be repeated, and one of its own for each write.
import type { LookupFunction } from 'node:net';
import { Axios } from 'axios';
import { buildConnector, Client } from 'undici';
import { type Clients, keepClients } from './keptConnections.ts';
import type { StoreRequest } from './storeRequest.ts';
import {
  createUndiciAdapter,
  type Dispatching,
  type SecretHeadersConfig,
  type StoreResponse,
  type TrackedDispatch,
} from './undiciAdapter.ts';

/** Sends one message. Rejects with the AxiosError of the adapter. */
export type SendOver = (outgoing: StoreRequest, signal: AbortSignal) => Promise<StoreResponse>;

export interface ConnectionPool {
  /** Over a kept connection: one of those may have died unnoticed, so this is for messages that may be repeated. */
  readonly overKept: SendOver;
  /** Over a connection that was opened for this message and is closed after it: it has never waited. */
  readonly overFresh: SendOver;
  /** Leaves the kept connections: what is in flight ends on them, what comes next takes new ones. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** No time-outs of their own: the deadline of the call ends everything. */
const options = { headersTimeout: 0, bodyTimeout: 0 };

/** One for all accounts: it remembers TLS sessions, which tell nothing of an account. */
let connector: buildConnector.connector | undefined;

/** At most so many kept connections. `lookup` finds the addresses to connect to. */
export function openConnectionPool(origin: string, most: number, lookup?: LookupFunction): ConnectionPool {
  const connect = connectorFor(lookup);
  const openKept = (): Clients => keepClients(() => openClient(origin, options, connect), most);
  let kept = openKept();
  let overKept = sendOver(kept);
  const fresh = new Set<Client>();
  return {
    overKept: (outgoing, signal) => overKept(outgoing, signal),
    overFresh: async (outgoing, signal) => {
      const client = openClient(origin, { ...options, pipelining: 0 }, connect);
      fresh.add(client);
      const close = (): void => {
        fresh.delete(client);
        client.destroy().catch(() => undefined);
      };
      try {
        return closeAfter(await sendOver(client)(outgoing, signal), close);
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
 * A client that opens a connection for messages alone. undici 7.30.2 also opens one after a message in flight was
 * aborted, for nobody, and keeps it for its keep-alive of 4 s: the aborted message is still in its queue
 * (lib/dispatcher/client-h1.js, onHttpSocketClose).
 */
function openClient(origin: string, given: Client.Options, connect: buildConnector.connector): Client {
  let queue: readonly TrackedDispatch[] = [];
  const waiting = (): readonly TrackedDispatch[] => queue.filter(({ isOver }) => !isOver());
  const client = new Client(origin, {
    ...given,
    connect: (asked, told) => {
      if (waiting().length > 0) return connect(asked, told);
      // later: undici tells that the client is free only where the refusal comes from outside its own turn
      queueMicrotask(() => {
        if (waiting().length > 0) connect(asked, told);
        else told(new Error('No message waits for this connection'), null);
      });
    },
  });
  const dispatch = client.dispatch.bind(client);
  client.dispatch = (asked, handler) => {
    queue = [...waiting(), asked as TrackedDispatch]; // all that comes here was made by the adapter
    return dispatch(asked, handler);
  };
  return client;
}

/** Each message is one call of axios. */
function sendOver(connections: Dispatching): SendOver {
  const axios = new Axios({ adapter: createUndiciAdapter(connections), validateStatus: null });
  return async ({ path, method, headers, secretHeaders: sealed, body }, signal) => {
    const sealedHeaders = () => ({ ...headers, ...sealed?.() });
    const config: SecretHeadersConfig = { url: path, method, data: body, signal, sealedHeaders };
    return (await axios.request<StoreResponse>(config)).data;
  };
}

/** A body that streams still needs the connection. */
function closeAfter(sent: StoreResponse, close: () => void): StoreResponse {
  if (Buffer.isBuffer(sent.body)) close();
  else sent.body.once('close', close);
  return sent;
}
