// Which inputs of an operation are IDs: what an audit may tell, as they name things and are no texts of anyone.
import type { Operation } from './operation.ts';
import type { Schema } from './schema.ts';

/** The names of the inputs that are IDs, by place. */
export interface Identifiers {
  readonly path: readonly string[];
  readonly query: readonly string[];
  /** Of the flat body. */
  readonly body: readonly string[];
}

/** No IDs, though they look so: the session of an upload, and groups, which may be given by name; a change tells their IDs. */
const NO_IDS: readonly string[] = ['sessionId', 'groups'];

/** A space, an address of mail, a path: a pattern that takes one of these takes texts. */
const TEXTS = ['a text', 'a@b', 'a/b', 'a,b'];

/**
 * Read off the row: every value of the path, what a drop-down fills, what is a relationship to another resource, and what
 * has a pattern that no text, address or name of a person fits.
 */
export function identifiersOf({ parameters, body, document }: Operation): Identifiers {
  const related = document && ('links' in document ? [document.links] : Object.keys(document.relations));
  const inPlace = (place: 'path' | 'query'): string[] =>
    parameters
      .filter((each) => each.in === place && each.name !== 'account' && !NO_IDS.includes(each.name))
      .filter(({ schema, choices }) => place === 'path' || isIdentifier(choices ? { ...schema, choices } : schema))
      .map(({ name }) => name);
  const fields = Object.entries(body?.properties ?? {}).filter(
    ([name, shape]) => !NO_IDS.includes(name) && (related?.includes(name) || isIdentifier(shape)),
  );
  return { path: inPlace('path'), query: inPlace('query'), body: fields.map(([name]) => name) };
}

function isIdentifier({ items, ...shape }: Schema): boolean {
  const { choices, format, pattern, type } = items ?? shape;
  if (format !== undefined) return false;
  if (choices ?? shape.choices) return true;
  return type === 'string' && pattern !== undefined && !TEXTS.some((text) => new RegExp(pattern).test(text));
}
