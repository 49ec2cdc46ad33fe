// Resolves references and property paths in a definition.
import { asList, asText, type JsonTree, pointerSteps, tree } from './json.ts';

export interface Field {
  readonly path: string;
  readonly node: JsonTree;
  /** The field and all its parents are required. */
  readonly required: boolean;
  /** The field or one of its parents is hidden from makers. */
  readonly internal: boolean;
}

const DEEPEST = 6;

/** The schema at a path such as `attributes/name`, if any. */
export function find(definition: JsonTree, schema: unknown, path: string): JsonTree | undefined {
  const found = path
    .split('/')
    .filter((key) => key !== '')
    .reduce<unknown>((node, key) => node && propertiesOf(definition, node)[key], schema);
  return found === undefined ? undefined : followReference(definition, found);
}

/** The fields of a body, including nested fields. */
export function schemaFieldsOf(definition: JsonTree, schema: unknown, above?: Field, depth = 0): readonly Field[] {
  const owner = followReference(definition, schema);
  return Object.entries(propertiesOf(definition, schema)).flatMap(([name, property]) => {
    const node = followReference(definition, property);
    const field: Field = {
      path: above ? `${above.path}/${name}` : name,
      node,
      required: (above?.required ?? true) && asList(owner.required).includes(name),
      internal: (above?.internal ?? false) || node['x-ms-visibility'] === 'internal',
    };
    return depth < DEEPEST ? [field, ...schemaFieldsOf(definition, node, field, depth + 1)] : [field];
  });
}

/** The properties of an object schema, including those of `allOf`. */
export function propertiesOf(definition: JsonTree, schema: unknown, depth = 0): JsonTree {
  const node = followReference(definition, schema);
  const parts = depth < 10 ? asList(node.allOf).map((part) => propertiesOf(definition, part, depth + 1)) : [];
  return Object.assign({}, ...parts, tree(node.properties));
}

/** The node that a `$ref` resolves to. A cycle ends at the node where it was detected. */
export function followReference(definition: JsonTree, node: unknown): JsonTree {
  let at = tree(node);
  for (let step = 0; step < 10 && typeof at.$ref === 'string'; step += 1) at = target(definition, at.$ref);
  return at;
}

/** The names of all definitions reachable from these nodes. */
export function reachedFrom(definition: JsonTree, nodes: readonly unknown[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = nodes.flatMap(referencesIn);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...referencesIn(target(definition, next)));
  }
  const prefix = '#/definitions/';
  return new Set([...seen].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length)));
}

/** Every `$ref` in a tree, with its path relative to the tree. */
function referencesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  const own = asText(tree(node).$ref);
  return [...(own ? [own] : []), ...Object.values(tree(node)).flatMap(referencesIn)];
}

function target(definition: JsonTree, reference: string): JsonTree {
  return reference.startsWith('#/')
    ? tree(pointerSteps(reference).reduce<unknown>((node, key) => tree(node)[key], definition))
    : {};
}
