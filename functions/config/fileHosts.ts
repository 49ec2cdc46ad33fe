// RELAY__FILE_HOSTS: hosts from which a call may fetch a file. None is known to be shared, and each is outside the local network.
import { holdsPublicSuffix, isPublicSuffix } from './publicSuffixes.ts';
import { sharedHost } from './sharedHosts.ts';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST_NAME = 253;

/** Reserved for private networks: RFC 6761 (localhost), 6762 (local), 8375 (home.arpa), and ICANN's internal. */
const INTERNAL = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/**
 * Parses the setting into lower-case host names. An invalid entry is added to `faults` by its position; no value is
 * shown. The settings schema rejects characters that no host name has.
 */
export function readFileHosts(text: string, faults: string[]): string[] {
  const entries = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const [at, entry] of entries.entries()) {
    const fault = /^[a-z0-9.-]+$/.test(entry) ? faultOf(entry) : undefined;
    if (fault) faults.push(`RELAY__FILE_HOSTS, entry ${at + 1}, ${fault}`);
  }
  return entries;
}

function faultOf(host: string): string | undefined {
  const labels = host.split('.');
  if (endsInNumber(labels)) return 'is an IP address: give the host name instead, such as files.example.com';
  if (host.length > LONGEST_NAME || !labels.every((label) => LABEL.test(label)))
    return 'is not a host name: write one such as files.example.com';
  if (INTERNAL.test(host)) return 'is in a private network, from which the relay does not fetch files';
  const shared = sharedHost(host);
  if (shared) {
    const next =
      shared.own === undefined
        ? ', and none has a host of its own: use another file service, such as myaccount.blob.core.windows.net'
        : `: give the host of your own account, such as ${shared.own}`;
    return `is shared by all customers of ${shared.service}${next}`;
  }
  if (isPublicSuffix(host) || holdsPublicSuffix(host))
    return 'is shared, as anyone can get a name below it: give the full host name, such as files.example.com';
  return undefined;
}

/** What URL parsers read as IPv4: the last label is a decimal or hexadecimal number (WHATWG URL, "ends in a number"). */
function endsInNumber(labels: readonly string[]): boolean {
  const last = labels.filter(Boolean).at(-1) ?? '';
  return /^(\d+|0x[\da-f]*)$/.test(last);
}
