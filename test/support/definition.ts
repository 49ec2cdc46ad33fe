// The connector's definition as JSON, and iterators over its parts.
import { catalog } from '../../connector/catalog.ts';
import { type About, swagger } from '../../connector/emit/swagger.ts';

export const definitionAbout: About = {
  version: '1.2.3',
  description: 'A definition of the test.',
  name: 'Test',
  url: 'https://relay.example',
  email: 'test@relay.example',
  license: 'MIT',
};

/** JSON that allows any property access. */
export type DefinitionTree = { readonly [key: string]: DefinitionTree } & { readonly [key: number]: DefinitionTree };
/** The definition after serialisation to JSON. */
export function readDefinition(operations = catalog, prefix = '/api'): DefinitionTree {
  return JSON.parse(JSON.stringify(swagger(operations, definitionAbout, prefix)));
}

/** Every object of a tree, with its path. */
export function every(tree: unknown, place = '#'): [string, Record<string, unknown>][] {
  if (typeof tree !== 'object' || tree === null) return [];
  const inner = Object.entries(tree).flatMap(([key, value]) => every(value, `${place}/${key}`));
  return Array.isArray(tree) ? inner : [[place, tree as Record<string, unknown>], ...inner];
}
