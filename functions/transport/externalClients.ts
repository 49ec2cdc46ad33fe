// The ways to hosts outside the stores: few are kept, and none is closed while an answer is still coming over it.

import type { Manner, StoreClient } from './storeClient.ts';
import type { StoreRequest } from './storeRequest.ts';
import type { StoreResponse } from './undiciAdapter.ts';

export interface Ways {
  readonly send: (origin: string, outgoing: StoreRequest, manner: Manner) => Promise<StoreResponse>;
  readonly close: () => Promise<void>;
}

/** Hosts whose connections are kept though nobody uses them. */
const MOST_WAYS = 16;

interface Kept {
  readonly way: StoreClient;
  /** Messages under way: until the answer was read, or left. */
  users: number;
}

/** Beyond `most`, those that nobody uses are closed, the one that was used longest ago first. */
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
    ways.set(origin, kept); // the last is the one that was used last
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
