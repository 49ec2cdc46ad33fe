// The HTTP clients of one account.
import type { Origins } from '../config/storeSettings.ts';
import type { StoreClients } from '../pipeline/accounts.ts';
import type { StoreClient } from '../transport/storeClient.ts';

/** Hosts with the same origin share their connections. */
export function clientsByHost(origins: Origins, openClient: (origin: string) => StoreClient): StoreClients {
  const made = new Map<string, StoreClient>();
  const to = (origin: string): StoreClient => {
    const client = made.get(origin) ?? openClient(origin);
    made.set(origin, client);
    return client;
  };
  const others = Object.entries(origins).map(([host, origin]) => [host, to(origin)] as const);
  return { ...Object.fromEntries(others), api: to(origins.api) };
}
