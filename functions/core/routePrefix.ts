// The route prefix of the Functions host, such as /api.
import type { RelayRequest } from './types.ts';

/** The route prefix of a call to an operation with a single-segment route. */
export function routePrefixOf({ self }: RelayRequest): string {
  const { pathname } = new URL(self);
  return pathname.slice(0, pathname.lastIndexOf('/'));
}
