// Visits every schema of a definition, and every other object that describes a value, once each.
import { reachedFrom } from './follow.ts';
import { asList, isTree, type JsonTree, tree, under } from './json.ts';
import type { LintedPart, SchemaPart } from './parts.ts';
import { entries, everyResponseOf, parametersOf, pathsOf } from './visit.ts';

/** The contents of these keys are values, not parts of the document. */
const free = ['default', 'enum', 'example', 'examples', 'x-ms-test-value'];

/** Everything that describes a value: schemas, non-body parameters with their items, and headers. */
export function valuesOf(root: LintedPart): readonly LintedPart[] {
  return [
    ...schemasOf(root),
    ...parametersOf(root)
      .filter(({ node }) => node.in !== 'body')
      .flatMap(withItems),
    ...everyResponseOf(root).flatMap(({ place, node }) =>
      entries(under(place, 'headers'), node.headers).flatMap(withItems),
    ),
  ];
}

export function schemasOf(root: LintedPart): readonly SchemaPart[] {
  const rootOf = (part: LintedPart, input: boolean, output: boolean): readonly SchemaPart[] =>
    schemasIn({ ...part, position: 'root', name: '', required: false, internal: false, input, output });
  const schema = (part: LintedPart): readonly LintedPart[] =>
    isTree(part.node.schema) ? [{ place: under(part.place, 'schema'), node: part.node.schema }] : [];
  const bodies = parametersOf(root).flatMap(schema);
  const answers = [
    ...everyResponseOf(root),
    ...pathsOf(root).flatMap(({ place, node }) =>
      entries(place, node).filter(({ key }) => key === 'x-ms-notification-content'),
    ),
  ].flatMap(schema);
  const given = reachedFrom(
    root.node,
    bodies.map(({ node }) => node),
  );
  const received = reachedFrom(
    root.node,
    answers.map(({ node }) => node),
  );
  return [
    ...bodies.flatMap((part) => rootOf(part, true, false)),
    ...answers.flatMap((part) => rootOf(part, false, true)),
    ...entries(under(root.place, 'definitions'), root.node.definitions).flatMap((part) =>
      rootOf(part, given.has(part.key), received.has(part.key)),
    ),
  ];
}

/** Every object of the document. */
export function objectsOf(part: LintedPart): readonly LintedPart[] {
  const inside = (place: string, value: unknown): readonly LintedPart[] => {
    if (Array.isArray(value)) return value.flatMap((one, index) => inside(under(place, index), one));
    return isTree(value) ? objectsOf({ place, node: value }) : [];
  };
  const own = Object.entries(part.node).filter(([key]) => !free.includes(key));
  return [part, ...own.flatMap(([key, value]) => inside(under(part.place, key), value))];
}

function withItems(part: LintedPart): readonly LintedPart[] {
  return isTree(part.node.items)
    ? [part, ...withItems({ place: under(part.place, 'items'), node: part.node.items })]
    : [part];
}

/** A schema and all schemas nested in it; references are visited at their target. */
function schemasIn(part: SchemaPart): readonly SchemaPart[] {
  const internal = part.internal || part.node['x-ms-visibility'] === 'internal';
  const inner = (position: SchemaPart['position'], name: string, ...steps: (string | number)[]): SchemaPart[] => {
    const node = steps.reduce<unknown>((at, step) => (at as JsonTree)[step], part.node);
    const required = position === 'property' && asList(part.node.required).includes(name);
    const shape = { ...part, internal, position, name, required, place: under(part.place, ...steps), node: tree(node) };
    return isTree(node) ? [shape] : [];
  };
  const children = [
    ...Object.keys(tree(part.node.properties)).flatMap((name) => inner('property', name, 'properties', name)),
    ...inner('items', '', 'items'),
    ...inner('values', '', 'additionalProperties'),
    ...asList(part.node.allOf).flatMap((_, index) => inner('part', '', 'allOf', index)),
  ];
  return [{ ...part, internal }, ...children.flatMap((child) => schemasIn(child))];
}
