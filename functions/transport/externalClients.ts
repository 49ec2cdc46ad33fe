// Clients for hosts outside the stores: only a few idle ones are kept, and none is closed while a response is in progress.

import type { Manner, StoreClient } from './storeClient.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './storeResponse.ts';

export interface ExternalClients {
  readonly send: (origin: string, outgoing: StoreRequest, manner: Manner) => Promise<StoreResponse>;
  readonly close: () => Promise<void>;
}

/** Maximum number of idle clients. */
const MOST_IDLE = 16;

interface Kept {
  readonly client: StoreClient;
  /** Requests in progress, until the response was read or discarded. */
  users: number;
}

/** Keeps at most `most` clients; closes idle ones, least recently used first. */
export function createExternalClients(open: (origin: string) => StoreClient, most = MOST_IDLE): ExternalClients {
  const clients = new Map<string, Kept>();
  const tidy = (): void => {
    for (const [origin, { client, users }] of clients) {
      if (clients.size <= most) return;
      if (users > 0) continue;
      clients.delete(origin);
      client.close().catch(() => undefined);
    }
  };
  const use = (origin: string): Kept => {
    const kept = clients.get(origin) ?? { client: open(origin), users: 0 };
    kept.users += 1;
    clients.delete(origin);
    clients.set(origin, kept); // moves it to the end: most recently used
    tidy();
    return kept;
  };
  return {
    send: async (origin, outgoing, manner) => {
      const kept = use(origin);
      const end = (): void => {
        kept.users -= 1;
        tidy();
      };
      try {
        return endAfter(await kept.client.send(outgoing, manner), end);
      } catch (error) {
        end();
        throw error;
      }
    },
    close: async () => void (await Promise.all([...clients.values()].map(({ client }) => client.close()))),
  };
}

function endAfter(sent: StoreResponse, end: () => void): StoreResponse {
  if (Buffer.isBuffer(sent.body)) end();
  else sent.body.once('close', end);
  return sent;
}
