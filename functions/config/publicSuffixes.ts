// Public suffixes: names without a single owner, under which anyone can register, such as com, co.uk or blob.core.windows.net.
import { suffixList } from './suffixList.ts';

let rules: ReadonlySet<string> | undefined;

/**
 * Whether the host is a public suffix (publicsuffix.org, both the ICANN and the private section).
 * A single label always is: the default rule of the list is `*`.
 * @param host in lower case, as ASCII, without a trailing dot
 */
export function isPublicSuffix(host: string): boolean {
  const [, ...parents] = host.split('.');
  if (parents.length === 0) return true;
  const all = suffixRules();
  return all.has(host) || (all.has(`*.${parents.join('.')}`) && !all.has(`!${host}`));
}

/** Whether there is a public suffix among the subdomains of this name: `amazonaws.com` holds the buckets of all customers. */
export function holdsPublicSuffix(host: string): boolean {
  for (const rule of suffixRules()) if (rule.endsWith(`.${host}`)) return true;
  return false;
}

/** Built on first use: most relays have no host to look up. */
function suffixRules(): ReadonlySet<string> {
  rules ??= new Set(
    suffixList.split(';').flatMap((line) => {
      const [last, ...names] = line.split(' ');
      return names.map((name) => `${name}.${last}`);
    }),
  );
  return rules;
}
