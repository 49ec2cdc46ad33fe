// The definition as its readers get it, and every part of it.
import { catalog } from '../../connector/catalog.ts';
import { type About, swagger } from '../../connector/emit/swagger.ts';

export const definitionAbout: About = {
  version: '1.2.3',
  description: 'A definition of the test.',
  name: 'Test',
  url: 'https://relay.example',
  email: 'test@relay.example',
};

/** JSON that a test may walk into as deep as it likes. */
export type DefinitionTree = { readonly [key: string]: DefinitionTree } & { readonly [key: number]: DefinitionTree };
/** The definition as its readers get it: JSON. */
export function readDefinition(operations = catalog, prefix = '/api'): DefinitionTree {
  return JSON.parse(JSON.stringify(swagger(operations, definitionAbout, prefix)));
}

/** Every object of a tree, with the place where it stands. */
export function every(tree: unknown, place = '#'): [string, Record<string, unknown>][] {
  if (typeof tree !== 'object' || tree === null) return [];
  const inner = Object.entries(tree).flatMap(([key, value]) => every(value, `${place}/${key}`));
  return Array.isArray(tree) ? inner : [[place, tree as Record<string, unknown>], ...inner];
}
