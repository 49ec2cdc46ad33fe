// The parts of apiProperties.json that rules check: connection parameters and policies.
import { asList, asText, asTexts, isTree, type JsonTree, tree, under } from './json.ts';
import type { LintedPart } from './parts.ts';
import { entries } from './visit.ts';

export interface ConnectionParameter extends LintedPart {
  readonly key: string;
  /** Its parameter set; empty for a parameter of the connection itself. */
  readonly set: string;
}

export interface LintedPolicy extends LintedPart {
  /** The template's ID in lower case: Microsoft's files use both spellings. */
  readonly template: string;
  /** The operations that it applies to; none means all. */
  readonly operations: readonly string[];
  /** Its parameters by short name, without `x-ms-apimTemplateParameter.`. */
  readonly values: JsonTree;
}

const PREFIX = 'x-ms-apimTemplateParameter.';

/** The object `properties` of apiProperties.json as a list: empty if it is missing. */
export function connectorPropertiesOf(root: LintedPart): readonly LintedPart[] {
  const { properties } = root.node;
  return isTree(properties) ? [{ place: under(root.place, 'properties'), node: properties }] : [];
}

export function connectionParametersOf(root: LintedPart): readonly ConnectionParameter[] {
  const place = under(root.place, 'properties');
  const node = tree(root.node.properties);
  const own = entries(under(place, 'connectionParameters'), node.connectionParameters);
  const sets = asList(tree(node.connectionParameterSets).values).flatMap((set, index) =>
    entries(under(place, 'connectionParameterSets', 'values', index, 'parameters'), tree(set).parameters).map(
      (part) => ({
        ...part,
        set: asText(tree(set).name),
      }),
    ),
  );
  return [...own.map((part) => ({ ...part, set: '' })), ...sets];
}

export function policiesOf(root: LintedPart): readonly LintedPolicy[] {
  return asList(tree(root.node.properties).policyTemplateInstances).map((policy, index) =>
    policyOf(under(root.place, 'properties', 'policyTemplateInstances', index), tree(policy)),
  );
}

/** The connection parameters that a policy or a template references, and whether each has a default value. */
export function connectionParametersIn(value: unknown): readonly { name: string; hasDefault: boolean }[] {
  return [...JSON.stringify(value ?? '').matchAll(/@connectionParameters\('([^']*)'(\s*,)?/g)].map(
    ([, name = '', comma]) => ({
      name,
      hasDefault: comma !== undefined,
    }),
  );
}

function policyOf(place: string, node: JsonTree): LintedPolicy {
  const parameters = tree(node.parameters);
  const named = Object.entries(parameters).filter(([key]) => key.startsWith(PREFIX));
  return {
    place,
    node,
    template: asText(node.templateId).toLowerCase(),
    operations: asTexts(parameters['x-ms-apimTemplate-operationName']),
    values: Object.fromEntries(named.map(([key, value]) => [key.slice(PREFIX.length), value])),
  };
}
