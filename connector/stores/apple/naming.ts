// Converts Apple's names to plain English: `appStoreVersions` is app store versions, one of them an App Store version.
import { label } from './labels.ts';

const proper: readonly (readonly [RegExp, string])[] = [
  [/\bapp store\b/gi, 'App Store'],
  [/\bgame center\b/gi, 'Game Center'],
  [/\bios\b/gi, 'iOS'],
];

/** Nouns with the same singular and plural. */
const SAME = /(news|series)$/i;

/** The same within a sentence. */
export function phrase(name: string): string {
  return withProper(small(titleOf(name)));
}

/** `filter[appStoreVersion.platform]` and `versionString` as a label: App Store version platform, Version string. */
export function titleOf(name: string): string {
  const inner = /\[(.+)\]$/.exec(name)?.[1] ?? name;
  return capital(
    withProper(
      inner
        .split('.')
        .map((part, at) => (at === 0 ? label(part) : small(label(part))))
        .join(' '),
    ),
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function plural(word: string): string {
  if (SAME.test(word)) return word;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

export function singular(word: string): string {
  if (SAME.test(word) || /(status|analysis)$/i.test(word)) return word;
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  return /(ss|x|ch|sh)es$/i.test(word) ? word.slice(0, -2) : word.replace(/([^s])s$/i, '$1');
}

function withProper(text: string): string {
  return proper.reduce((all, [from, to]) => all.replace(from, to), text).replace(/[()]/g, '');
}

function small(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
