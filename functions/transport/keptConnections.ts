// The kept connections of an account: a message takes one that is free, the last used first, or opens another.
import type { Dispatching, Receiver, TrackedDispatch } from './undiciAdapter.ts';

/** One kept connection, as undici's Client is. */
export interface OneClient extends Dispatching {
  readonly on: ((event: 'drain', hear: () => void) => unknown) &
    ((event: 'connectionError', hear: () => void) => unknown);
  readonly close: () => Promise<void>;
  readonly destroy: () => Promise<void>;
}

/** Clients that messages share, one message of each at a time. */
export interface Clients extends Dispatching {
  /** No message takes these clients from now on; those that have one finish it. Gives the messages that wait for a client. */
  readonly leave: () => readonly Message[];
  /** Ends every message, and refuses those that come. */
  readonly destroy: () => Promise<void>;
}

export type Message = readonly [asked: TrackedDispatch, handler: Receiver];

/**
 * At most `most` clients. Does what undici's Pool does, without its queue, which takes 16 KiB for each pool (7.30.2,
 * lib/dispatcher/fixed-queue.js): each account has clients of its own, and there may be thousands.
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
    // undici: a client that could not connect is not to be used again (its issue 3895)
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
      for (const message of left) send(open(), message); // refused by a client that is destroyed
      await Promise.all(ended);
    },
  };
}
