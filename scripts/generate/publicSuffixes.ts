// Generates the relay's public suffix list from the trie of tldts, which follows publicsuffix.org.
import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';

/** `dist/cjs/src/data/trie.js` of tldts 7: the edges of a node are adjacent, each followed by its labels. */
interface Trie {
  readonly nodeFlags: ArrayLike<number>;
  readonly edgeStart: ArrayLike<number>;
  readonly edgeLength: ArrayLike<number>;
  readonly edgeChild: ArrayLike<number>;
  readonly labelText: string;
  readonly rulesRoot: number;
  readonly exceptionsRoot: number;
}

/** `functions/config/suffixList.ts`: rules of two or more labels, by their last label. A single label needs no rule. */
export function suffixModule(): Buffer {
  const trie: Trie = createRequire(import.meta.url)('tldts/dist/cjs/src/data/trie.js');
  const byLast = new Map<string, string[]>();
  for (const name of rulesOf(trie)) {
    const at = name.lastIndexOf('.');
    const last = name.slice(at + 1);
    if (at > 0) byLast.set(last, [...(byLast.get(last) ?? []), name.slice(0, at)]);
  }
  const rows = [...byLast].sort().map(([last, names]) => `${last} ${names.sort().join(' ')}`);
  const lines = [
    '// Public suffixes of two labels or more, of publicsuffix.org (Mozilla Public License 2.0). Written by `npm run generate`.',
    '',
    '/** One entry for each top-level label, then the labels before it: `*` is any one label, `!` an exception. */',
    // one plain literal: Node.js parses a template of this length several times slower
    'export const suffixList =',
    `  '${rows.join(';')}';`,
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** Every rule in ASCII, once. The trie has internationalized names twice: in Unicode and in Punycode. */
function rulesOf(trie: Trie): string[] {
  const offsets: number[] = [];
  let next = 0;
  for (let edge = 0; edge < trie.edgeLength.length; edge += 1) {
    offsets.push(next);
    next += trie.edgeLength[edge] ?? 0;
  }
  const below = (node: number, suffix: string): string[] => {
    const found: string[] = [];
    for (let edge = trie.edgeStart[node] ?? 0; edge < (trie.edgeStart[node + 1] ?? 0); edge += 1) {
      const at = offsets[edge] ?? 0;
      const name = `${trie.labelText.slice(at, at + (trie.edgeLength[edge] ?? 0))}${suffix && '.'}${suffix}`;
      const child = trie.edgeChild[edge] ?? 0;
      if (trie.nodeFlags[child]) found.push(name);
      found.push(...below(child, name));
    }
    return found;
  };
  const exceptions = below(trie.exceptionsRoot, '').map((name) => `!${name}`);
  return [...new Set([...below(trie.rulesRoot, ''), ...exceptions].map(asAscii))];
}

/** Removes the marks of a rule, which are not part of a name. */
function asAscii(rule: string): string {
  const mark = /^(\*\.|!)?/.exec(rule)?.[0] ?? '';
  return mark + domainToASCII(rule.slice(mark.length));
}
