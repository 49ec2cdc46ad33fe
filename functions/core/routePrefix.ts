// What stands before the name of a function in its address: the route prefix of the host, such as /api.
import type { RelayRequest } from './types.ts';

/** For calls to operations with an address of one part. */
export function routePrefixOf({ self }: RelayRequest): string {
  const { pathname } = new URL(self);
  return pathname.slice(0, pathname.lastIndexOf('/'));
}
