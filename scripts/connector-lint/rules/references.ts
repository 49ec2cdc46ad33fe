// Rules about $ref: allowed locations, existing targets, no cycles.
import type { LintedConnector } from '../connector.ts';
import { propertiesOf } from '../follow.ts';
import { asList, asText, has, type JsonTree, pointerSteps, tree, under } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

type Section = 'parameters' | 'responses' | 'definitions';

/** The three sections that may hold shared parts, with Microsoft's name and a readable name for their contents. */
const sections = [
  { section: 'definitions', named: 'Schema', what: 'schema', shared: 'definition' },
  { section: 'parameters', named: 'Parameter', what: 'parameter', shared: 'shared parameter' },
  { section: 'responses', named: 'Response', what: 'response', shared: 'shared response' },
] as const;

const sectionRules: readonly LintRule[] = sections.flatMap(({ section, named, what, shared }): LintRule[] => [
  {
    name: `${named}ReferenceNotValid`,
    level: 'error',
    sentence: `Point straight at #/${section}/ and a name.`,
    check: (connector) => notValid(connector, section),
  },
  {
    name: `${named}ReferenceNotFound`,
    level: 'error',
    sentence: `Define the ${what} that is referred to.`,
    check: (connector) => notFound(connector, section),
  },
  {
    name: `${named}RefLoopNotAllowed`,
    level: 'error',
    sentence: `Write the ${shared} out; it cannot be a reference itself.`,
    check: (connector) => loops(connector, section),
  },
]);

export const referenceRules: readonly LintRule[] = [
  ...sectionRules,
  {
    name: 'RequiredLoopInSchemaNotAllowed',
    level: 'error',
    sentence: 'Make a property of the cycle optional; no value could ever fulfil it.',
    check: ({ root }) =>
      Object.keys(tree(root.node.definitions))
        .filter((name) => isInRequiredLoop(root.node, name))
        .map((name) => under(root.place, 'definitions', name)),
  },
  {
    name: 'AdditionalPropertyNotAllowedAdjacentToRef',
    level: 'error',
    sentence: 'Put nothing beside $ref; a label belongs to the definition.',
    check: ({ objects }) => where(objects, ({ node }) => typeof node.$ref === 'string' && Object.keys(node).length > 1),
  },
  {
    name: 'ReferenceNotText',
    level: 'error',
    sentence: 'Write $ref as a text.',
    check: ({ objects }) =>
      where(
        objects,
        ({ place, node }) => '$ref' in node && typeof node.$ref !== 'string' && !place.endsWith('/properties'),
      ),
  },
];

/** The objects whose `$ref` must point into this section. */
function referencesTo({ objects, paths }: LintedConnector, section: Section): readonly LintedPart[] {
  const referring = objects.filter(({ node }) => typeof node.$ref === 'string');
  const items = new Set(paths.map(({ place }) => place));
  return referring.filter(({ place }) => !items.has(place) && sectionOf(place) === section);
}

function sectionOf(place: string): Section {
  if (/\/parameters\/\d+$|#\/parameters\/[^/]+$/.test(place)) return 'parameters';
  return /\/responses\/[^/]+$/.test(place) ? 'responses' : 'definitions';
}

function isDirect(reference: string, section: Section): boolean {
  return new RegExp(`^#/${section}/[^/]+$`).test(reference);
}

function notValid(connector: LintedConnector, section: Section): readonly string[] {
  return where(referencesTo(connector, section), ({ node }) => !isDirect(asText(node.$ref), section));
}

function notFound(connector: LintedConnector, section: Section): readonly string[] {
  return where(referencesTo(connector, section), ({ node }) => {
    const name = pointerSteps(asText(node.$ref))[1] ?? '';
    return isDirect(asText(node.$ref), section) && !has(tree(connector.root.node[section]), name);
  });
}

/** Shared parts that are themselves only a reference. */
function loops({ root }: LintedConnector, section: Section): readonly string[] {
  return Object.entries(tree(root.node[section]))
    .filter(([, node]) => typeof tree(node).$ref === 'string')
    .map(([key]) => under(root.place, section, key));
}

function nameIn(schema: unknown): string {
  return pointerSteps(asText(tree(schema).$ref).replace('#/definitions', ''))[0] ?? '';
}

/** The definitions that a definition requires. */
function neededBy(definition: JsonTree, name: string): readonly string[] {
  const schema = tree(tree(definition.definitions)[name]);
  const properties = propertiesOf(definition, schema);
  const needed = asList(schema.required).map((key) => tree(properties[asText(key)]));
  return needed.map((node) => nameIn(node)).filter((key) => key !== '');
}

function isInRequiredLoop(definition: JsonTree, start: string): boolean {
  const seen = new Set<string>();
  const waiting = [...neededBy(definition, start)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === start) return true;
    if (!seen.has(next)) waiting.push(...neededBy(definition, next));
    seen.add(next);
  }
  return false;
}
