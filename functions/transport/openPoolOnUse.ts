// Loads axios and undici with the first request to a store: a relay starts without them.
import type { LookupFunction } from 'node:net';
import type { ConnectionPool, SendOver } from './connectionPool.ts';

type OpenConnectionPool = (origin: string, most: number, lookup?: LookupFunction) => ConnectionPool;

let loaded: OpenConnectionPool | undefined;

/** A pool of at most `most` connections that opens with its first request. `lookup` resolves host names. */
export const openPoolOnUse: OpenConnectionPool = (origin, most, lookup) => {
  if (loaded) return loaded(origin, most, lookup);
  let ready: ConnectionPool | undefined;
  let opened: Promise<ConnectionPool> | undefined;
  const pool = (): Promise<ConnectionPool> => {
    opened ??= loadTransport().then((open) => {
      ready = open(origin, most, lookup);
      return ready;
    });
    return opened;
  };
  const over =
    (which: 'overKept' | 'overFresh'): SendOver =>
    (outgoing, deadline) =>
      ready ? ready[which](outgoing, deadline) : pool().then((opening) => opening[which](outgoing, deadline));
  return {
    overKept: over('overKept'),
    overFresh: over('overFresh'),
    renew: () => void opened?.then((each) => each.renew()),
    close: async () => (await pool()).close(), // requests after this fail on the closed pool
  };
};

/** Loads them ahead of the first request. */
export async function loadTransport(): Promise<OpenConnectionPool> {
  loaded ??= (await import('./connectionPool.ts')).openConnectionPool;
  return loaded;
}
