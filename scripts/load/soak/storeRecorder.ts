// Records what reached the stores: requests, token exchanges, signatures, and how often each write arrived.
import { bearerToken, type SeenRequest } from '../../simulator/httpMessage.ts';
import type { Sandbox } from '../../simulator/simulator.ts';
import type { Secrets } from './secrets.ts';

export interface Witnessed {
  readonly messages: number;
  readonly exchanges: number;
  /** Number of different JWTs. */
  readonly signatures: number;
  /** Requests that the simulator dropped before they were read; any number but 0 means that the soak is too fast for its own recorder. */
  readonly missed: number;
}

export interface StoreRecorder {
  readonly look: () => void;
  readonly sum: () => Witnessed;
  /** Writes that a store may have performed more than once. */
  readonly duplicated: (writes: readonly string[]) => string[];
}

/** Reads the requests since the last read. The simulator keeps its latest requests only, oldest first. */
export function createStoreRecorder({ seen }: Pick<Sandbox, 'seen'>, secrets: Pick<Secrets, 'add'>): StoreRecorder {
  const jwts = new Set<string>();
  const writes = new Map<string, SeenRequest[]>();
  let last: SeenRequest | undefined;
  let messages = 0;
  let exchanges = 0;
  let missed = 0;
  const take = (message: SeenRequest): void => {
    messages += 1;
    if (message.url === '/auth/accessToken') exchanges += 1;
    const token = bearerToken(message.headers);
    if (token) secrets.add(token);
    if (token?.startsWith('eyJ')) jwts.add(token);
    const write = writeOf(message);
    if (write) writes.set(write, [...(writes.get(write) ?? []), message]);
  };
  return {
    look: () => {
      const at = last ? seen.lastIndexOf(last) : -1;
      if (last && at < 0) missed += 1;
      for (const message of seen.slice(at + 1)) take(message);
      last = seen.at(-1);
    },
    sum: () => ({ messages, exchanges, signatures: jwts.size, missed }),
    // a store that responds 401 has not acted: the relay may sign again and send once more
    duplicated: (all) =>
      all.filter((write) => (writes.get(write) ?? []).filter(({ status }) => status !== 401).length > 1),
  };
}

/** The value that distinguishes one write from all others. */
function writeOf({ method, url, headers, body }: SeenRequest): string | undefined {
  if (method === 'GET') return undefined;
  return /\bmark-\d+/.exec(`${url} ${body}`)?.[0] ?? (method === 'DELETE' ? bearerToken(headers) : undefined);
}
