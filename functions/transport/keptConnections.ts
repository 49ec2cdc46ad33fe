// Pooled connections of an account: a request takes a free one, most recently used first, or opens another.
import type { Dispatching, Receiver, TrackedDispatch } from './dispatching.ts';

/** One pooled connection, implemented by undici's Client. */
export interface OneClient extends Dispatching {
  readonly on: ((event: 'drain', listener: () => void) => unknown) &
    ((event: 'connectionError', listener: () => void) => unknown);
  readonly close: () => Promise<void>;
  readonly destroy: () => Promise<void>;
}

/** A set of clients, one request per client at a time. */
export interface Clients extends Dispatching {
  /** Stops accepting requests; requests in progress finish. Returns the queued requests. */
  readonly leave: () => readonly Message[];
  /** Aborts every request and rejects later ones. */
  readonly destroy: () => Promise<void>;
}

export type Message = readonly [asked: TrackedDispatch, handler: Receiver];

/**
 * Creates a pool of at most `most` clients. It replaces undici's Pool, whose queue takes 16 KiB per pool (7.30.2,
 * lib/dispatcher/fixed-queue.js): each of possibly thousands of accounts has its own pool.
 */
export function keepClients(openClient: () => OneClient, most: number): Clients {
  const all = new Set<OneClient>();
  const free: OneClient[] = [];
  const waiting: Message[] = [];
  let isDestroyed = false;

  const send = (client: OneClient, [asked, handler]: Message): void => {
    if (client.dispatch(asked, handler)) release(client);
  };
  const release = (client: OneClient): void => {
    if (!all.has(client) || free.includes(client)) return;
    const next = waiting.shift();
    if (next) send(client, next);
    else free.push(client);
  };
  const open = (): OneClient => {
    const client = openClient();
    all.add(client);
    client.on('drain', () => release(client));
    // a client that failed to connect must not be reused (nodejs/undici#3895)
    client.on('connectionError', () => forget(client));
    if (isDestroyed) client.destroy().catch(() => undefined);
    return client;
  };
  const forget = (client: OneClient): void => {
    all.delete(client);
    const at = free.indexOf(client);
    if (at >= 0) free.splice(at, 1);
    const next = waiting.shift();
    if (next) send(open(), next);
  };

  return {
    dispatch: (asked, handler) => {
      const client = free.pop() ?? (all.size < most ? open() : undefined);
      if (client) send(client, [asked, handler]);
      else waiting.push([asked, handler]);
      return true;
    },
    leave: () => {
      for (const client of all) client.close().catch(() => undefined);
      all.clear();
      free.length = 0;
      return waiting.splice(0);
    },
    destroy: async () => {
      isDestroyed = true;
      const left = waiting.splice(0);
      const ended = [...all].map((client) => client.destroy());
      for (const message of left) send(open(), message); // rejected by the destroyed client
      await Promise.all(ended);
    },
  };
}
