// The words of a new row: what its name says, as people write it.
import { label } from '../../connector/apple/labels.ts';

const proper: readonly (readonly [RegExp, string])[] = [
  [/\bapp store\b/gi, 'App Store'],
  [/\bgame center\b/gi, 'Game Center'],
  [/\bios\b/gi, 'iOS'],
];

const withProper = (text: string): string =>
  proper.reduce((all, [from, to]) => all.replace(from, to), text).replace(/[()]/g, '');
const small = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** As the name of a constant: a path may have dots and hyphens. */
export const camel = (text: string): string =>
  text.charAt(0).toLowerCase() + text.slice(1).replace(/[.-]+(\w?)/g, (_, next: string) => next.toUpperCase());

/** `filter[appStoreVersion.platform]` and `versionString` as a label: App Store version platform, Version string. */
export const titleOf = (name: string): string => {
  const inner = /\[(.+)\]$/.exec(name)?.[1] ?? name;
  return capital(
    withProper(
      inner
        .split('.')
        .map((part, at) => (at === 0 ? label(part) : small(label(part))))
        .join(' '),
    ),
  );
};

/** The same within a sentence. */
export const phrase = (name: string): string => withProper(small(titleOf(name)));

/** Of these there is one word for one and for many. */
const SAME = /(news|series)$/i;

export const plural = (word: string): string => {
  if (SAME.test(word)) return word;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
};

export const singular = (word: string): string => {
  if (SAME.test(word) || /(status|analysis)$/i.test(word)) return word;
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  return /(ss|x|ch|sh)es$/i.test(word) ? word.slice(0, -2) : word.replace(/([^s])s$/i, '$1');
};

/** `ListAppTags`: the verb, and what it is about. */
export const saidBy = (id: string): { readonly verb: string; readonly noun: string } => {
  const [, verb = '', noun = ''] = /^([A-Z][a-z]+)(.+)$/.exec(id) ?? [];
  return { verb, noun: phrase(noun) };
};

const third = (verb: string): string => {
  if (/(s|x|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return `${verb.replace(/([^aeiou])y$/, '$1ie')}s`;
};

/** What a maker reads; the one who adds the row makes it better. */
export const sentences = (id: string, of = '') => {
  const { verb, noun } = saidBy(id);
  const store = of && !new RegExp(`\\b${of.split(' ')[0]}\\b`, 'i').test(noun) ? `${of} ` : '';
  const what = store ? noun : noun.replace(/^galaxy\b/i, of || 'galaxy');
  const page = verb === 'List' ? ', one page at a time' : '';
  return { summary: `${verb} ${store}${what}`, description: `${third(verb)} the ${store}${what}${page}.` } as const;
};
