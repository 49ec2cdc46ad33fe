// Determines which inputs of an operation are IDs. An audit line may contain these, because they identify objects and hold no user text.
import type { Operation } from './operation.ts';
import type { Schema } from './schema.ts';

/** Names of the ID inputs, by location. */
export interface Identifiers {
  readonly path: readonly string[];
  readonly query: readonly string[];
  /** Inputs of the flat body. */
  readonly body: readonly string[];
}

/**
 * Not IDs although they look like IDs: an upload session, groups, which may be given by name, a code that customers redeem,
 * and the address of a subscription, which ends it. In a path or query, what is picked from a list is an ID all the same.
 * The IDs of a change are logged separately.
 */
const NO_IDS: readonly string[] = ['sessionId', 'group', 'groups', 'subscription', 'customCode'];

/** A space, an email address, a path: a pattern that accepts one of these accepts free text. */
const TEXTS = ['a text', 'a@b', 'a/b', 'a,b'];

/**
 * Derived from the row: every path value, values of drop-downs, relationships to other resources, and inputs whose
 * pattern excludes free text, addresses and names of people.
 */
export function identifiersOf({ parameters, body, document }: Operation): Identifiers {
  const related = document && ('links' in document ? [document.links] : Object.keys(document.relations));
  const inPlace = (place: 'path' | 'query'): string[] =>
    parameters
      .filter((each) => each.in === place && each.name !== 'account' && (each.choices || !NO_IDS.includes(each.name)))
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
