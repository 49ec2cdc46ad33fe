// Texts of a new row, generated from its name.

/** As the name of a constant: a path may have dots and hyphens. */
export function camel(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/[.-]+(\w?)/g, (_, next: string) => next.toUpperCase());
}

/** `salesReport` within a sentence: sales report. */
export function nounPhrase(name: string): string {
  return name
    .replace(/([a-z\d])(?=[A-Z])/g, '$1 ')
    .replace(/[._-]+/g, ' ')
    .replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())
    .replace(/\b(?:id|url)\b/gi, (short) => short.toUpperCase());
}

/** As a label: Sales report. */
export function nounTitle(name: string): string {
  return capitalized(nounPhrase(name));
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A first version of the text for makers; the developer who adds the row improves it. With a title, the texts name the store. */
export function sentences(id: string, title = '', phrased: (name: string) => string = nounPhrase) {
  const [, verb = '', object = ''] = /^([A-Z][a-z]+)(.+)$/.exec(id) ?? [];
  const noun = phrased(object);
  const [first = ''] = title.split(' ');
  const isNamed = title === '' || new RegExp(`\\b${first}\\b`, 'i').test(noun);
  const what = isNamed ? noun.replace(new RegExp(`^${first}\\b`, 'i'), title || first) : `${title} ${noun}`;
  return { summary: `${verb} ${what}`, description: `${third(verb)} the ${what}.` } as const;
}

function third(verb: string): string {
  if (/(s|x|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return `${verb.replace(/([^aeiou])y$/, '$1ie')}s`;
}
