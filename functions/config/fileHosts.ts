// RELAY__FILE_HOSTS: the hosts that a call may name as the place of a file, each of one owner and outside of this network.
import { holdsPublicSuffix, isPublicSuffix } from './publicSuffixes.ts';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST_NAME = 253;

/** Reserved for networks of one's own: RFC 6761 (localhost), 6762 (local), 8375 (home.arpa), and ICANN's internal. */
const INTERNAL = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/**
 * The hosts of the setting, in small letters. What is wrong with an entry goes to `faults`, by its position: no value
 * of a setting is shown. Letters that no host has are told by the schema of the settings.
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
  if (endsInNumber(labels)) return 'is an address of numbers: name the host instead, such as files.example.com';
  if (host.length > LONGEST_NAME || !labels.every((label) => LABEL.test(label)))
    return 'is no host name: write one such as files.example.com';
  if (INTERNAL.test(host)) return 'leads into a private network, where no file is fetched from';
  if (isPublicSuffix(host) || holdsPublicSuffix(host))
    return 'has many owners, as anyone can get a name below it: name the host itself, such as files.example.com';
  return undefined;
}

/** What URL parsers read as IPv4: the last label is a number, decimal or hexadecimal (WHATWG URL, "ends in a number"). */
function endsInNumber(labels: readonly string[]): boolean {
  const last = labels.filter(Boolean).at(-1) ?? '';
  return /^(\d+|0x[\da-f]*)$/.test(last);
}
