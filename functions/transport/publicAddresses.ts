// Checks that an IP address is public. All others could reach the relay's own network, host or cloud platform (SSRF).
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIPv4, isIPv6, type LookupFunction } from 'node:net';

/** Not global in the IANA registries (RFC 6890), or cloud-internal: 168.63.129.16 is Azure's platform in every network. */
const closed4 = subnets('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);

/** The only allocated global IPv6 block. Excluded from it: protocol and tunnel (Teredo, 6to4) and documentation ranges. */
const open6 = subnets('ipv6', [['2000::', 3]]);
const closed6 = subnets('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** IPv4 embedded in the last 32 bits of IPv6: mapped (RFC 4291), and translated for IPv6-only networks (RFC 6052). */
const carriers = ['::ffff:', '64:ff9b::'];

/** Code of the error for a name that resolves to a non-public address; thrown before connecting. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

/**
 * A DNS lookup that fails unless every address of the name is public. The connection uses one of the checked addresses
 * without a second lookup (no DNS rebinding).
 */
export function lookupPublicAddress(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (error || (addresses.length > 0 && addresses.every(isPublicAddress))) return done(error, found, family);
      const refused = new Error('The name leads to an address that is not public.');
      return done(Object.assign(refused, { code: PRIVATE_ADDRESS }), [], 0);
    });
}

/** Whether this text is a public IP address; false for a text that is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const carrier = carriers.find((each) => plain.startsWith(each));
  if (carrier !== undefined) return isPublicCarried(plain.slice(carrier.length));
  return open6.check(plain, 'ipv6') && !closed6.check(plain, 'ipv6');
}

/** Checks the IPv4 address in the last two groups of an IPv6 address. */
function isPublicCarried(groups: string): boolean {
  const [high, low, ...rest] = groups.split(':');
  if (rest.length > 0) return false;
  const [one, two] = low === undefined ? [0, bits(high)] : [bits(high), bits(low)];
  const octets = [one >> 8, one & 255, two >> 8, two & 255];
  return isPublicAddress(octets.join('.'));
}

function bits(group = ''): number {
  return Number.parseInt(group || '0', 16);
}

function subnets(family: 'ipv4' | 'ipv6', all: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of all) list.addSubnet(network, prefix, family);
  return list;
}
