// The relay's own address, as a caller reaches it: the origin of the call and the route prefix of the Functions host, such as /api.
import { isLoopback } from './loopback.ts';
import type { RelayRequest } from './types.ts';

/** The route prefix of a call to an operation with a single-segment route. */
export function routePrefixOf({ self }: Pick<RelayRequest, 'self'>): string {
  const { pathname } = new URL(self);
  return pathname.slice(0, pathname.lastIndexOf('/'));
}

/** Origin and route prefix of such a call. Its address is normalized already: parsing it once more would take longer. */
export function baseOf({ self }: Pick<RelayRequest, 'self'>): string {
  const end = self.search(/[?#]/);
  const path = end < 0 ? self : self.slice(0, end);
  return path.slice(0, path.lastIndexOf('/'));
}

/**
 * Origin and route prefix of a call to an operation, such as `https://relay.example.com/api`: for addresses that go back to
 * this caller alone. `address` is the route of the operation; a call may also come by an operation with a route of one
 * segment. Behind Azure's front end the scheme of a request is not reliable: it is https, except on this machine.
 */
export function relayAddressOf(call: Pick<RelayRequest, 'self'>, address: string): string {
  const { origin, protocol, host, pathname } = new URL(call.self);
  const scheme = isLoopback(origin) ? protocol : 'https:';
  return `${scheme}//${host}${prefixBefore(pathname, address) ?? routePrefixOf(call)}`;
}

/** What comes before a route in a path; undefined if the path does not end with it. */
function prefixBefore(pathname: string, address: string): string | undefined {
  const [given, wanted] = [pathname.split('/'), address.split('/')];
  const end = given.splice(-wanted.length);
  const isRoute = wanted.every((each, at) => each.startsWith('{') || each === end[at]);
  return isRoute ? given.join('/') : undefined;
}
