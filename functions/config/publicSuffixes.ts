// Names that no single owner has: anyone can get a name below them, such as com, co.uk or blob.core.windows.net.
import { suffixList } from './suffixList.ts';

let rules: ReadonlySet<string> | undefined;

/**
 * Whether this is a public suffix (publicsuffix.org, the rules of registries and of hosts of customers' sites alike).
 * A single label always is: the last rule of the list is `*`.
 * @param host in small letters, as ASCII, without a dot at its end
 */
export function isPublicSuffix(host: string): boolean {
  const [, ...parents] = host.split('.');
  if (parents.length === 0) return true;
  const all = suffixRules();
  return all.has(host) || (all.has(`*.${parents.join('.')}`) && !all.has(`!${host}`));
}

/** Whether a public suffix is among the names below this one: `amazonaws.com` holds everybody's buckets. */
export function holdsPublicSuffix(host: string): boolean {
  for (const rule of suffixRules()) if (rule.endsWith(`.${host}`)) return true;
  return false;
}

/** Made when it is first asked for: most relays have no host to look up. */
function suffixRules(): ReadonlySet<string> {
  rules ??= new Set(
    suffixList.split(';').flatMap((line) => {
      const [last, ...names] = line.split(' ');
      return names.map((name) => `${name}.${last}`);
    }),
  );
  return rules;
}
