// Clients for hosts outside the stores: only a few idle ones are kept, and none is closed while a response is in progress.

import type { Manner, StoreClient } from './storeClient.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './storeResponse.ts';

export interface Ways {
  readonly send: (origin: string, outgoing: StoreRequest, manner: Manner) => Promise<StoreResponse>;
  readonly close: () => Promise<void>;
}

/** Maximum number of idle clients. */
const MOST_WAYS = 16;

interface Kept {
  readonly way: StoreClient;
  /** Requests in progress, until the response was read or discarded. */
  users: number;
}

/** Keeps at most `most` clients; closes idle ones, least recently used first. */
export function fewWays(open: (origin: string) => StoreClient, most = MOST_WAYS): Ways {
  const ways = new Map<string, Kept>();
  const tidy = (): void => {
    for (const [origin, { way, users }] of ways) {
      if (ways.size <= most) return;
      if (users > 0) continue;
      ways.delete(origin);
      way.close().catch(() => undefined);
    }
  };
  const use = (origin: string): Kept => {
    const kept = ways.get(origin) ?? { way: open(origin), users: 0 };
    kept.users += 1;
    ways.delete(origin);
    ways.set(origin, kept); // moves it to the end: most recently used
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
        return endAfter(await kept.way.send(outgoing, manner), end);
      } catch (error) {
        end();
        throw error;
      }
    },
    close: async () => void (await Promise.all([...ways.values()].map(({ way }) => way.close()))),
  };
}

function endAfter(sent: StoreResponse, end: () => void): StoreResponse {
  if (Buffer.isBuffer(sent.body)) end();
  else sent.body.once('close', end);
  return sent;
}
