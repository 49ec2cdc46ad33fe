// Texts of a new row, generated from its name.
import { phrase } from '../../connector/stores/apple/naming.ts';

/** As the name of a constant: a path may have dots and hyphens. */
export function camel(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/[.-]+(\w?)/g, (_, next: string) => next.toUpperCase());
}

/** A first version of the text for makers; the developer who adds the row improves it. */
export function sentences(id: string, of = '') {
  const { verb, noun } = saidBy(id);
  const store = of && !new RegExp(`\\b${of.split(' ')[0]}\\b`, 'i').test(noun) ? `${of} ` : '';
  const what = store ? noun : noun.replace(/^galaxy\b/i, of || 'galaxy');
  const page = verb === 'List' ? ', one page at a time' : '';
  return { summary: `${verb} ${store}${what}`, description: `${third(verb)} the ${store}${what}${page}.` } as const;
}

/** `ListAppTags`: the verb and its object. */
function saidBy(id: string): { readonly verb: string; readonly noun: string } {
  const [, verb = '', noun = ''] = /^([A-Z][a-z]+)(.+)$/.exec(id) ?? [];
  return { verb, noun: phrase(noun) };
}

function third(verb: string): string {
  if (/(s|x|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return `${verb.replace(/([^aeiou])y$/, '$1ie')}s`;
}
