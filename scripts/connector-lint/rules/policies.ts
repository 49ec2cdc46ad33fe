// Rules about each policy: its template, its parameters, and the operations and connection parameters that it references.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, isTree, tree } from '../json.ts';
import { policyTemplates, templateOf } from '../policyTemplates.ts';
import { connectionParametersIn, type LintedPolicy } from '../properties.ts';
import { type LintRule, where } from '../rule.ts';

/** The HTTP methods of the parameter httpMethod. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', '@Request.OriginalHTTPMethod'];

export const policyRules: readonly LintRule[] = [
  {
    name: 'PolicyTemplateUnknown',
    level: 'error',
    sentence: `Use one of the templates ${Object.keys(policyTemplates).join(', ')}.`,
    check: ({ policies }) => where(policies, (one) => templateOf(one) === undefined),
  },
  {
    name: 'PolicyTitleMissing',
    level: 'recommendation',
    sentence: 'Give the policy a title; the portal lists it by that.',
    check: ({ policies }) => where(policies, ({ node }) => !asText(node.title)),
  },
  {
    name: 'PolicyParameterMissing',
    level: 'error',
    sentence: 'Give the policy all parameters that its template needs.',
    check: ({ policies }) => where(policies, lacksParameter),
  },
  {
    name: 'PolicyParameterUnknown',
    level: 'error',
    sentence: 'Take out the parameter; its template has none of this name.',
    check: ({ policies }) => where(policies, hasUnknownParameter),
  },
  {
    name: 'PolicyParameterTypeIncorrect',
    level: 'error',
    sentence: 'Write the parameters of a policy as texts; only triggerConfig is an object.',
    check: ({ policies }) => where(policies, hasParameterOfWrongType),
  },
  {
    name: 'PolicyOperationNotFound',
    level: 'error',
    sentence: 'Name operations of the definition in x-ms-apimTemplate-operationName.',
    check: ({ policies, operations }) => {
      const ids = operations.map(({ id }) => id);
      return where(policies, (one) => one.operations.some((id) => !ids.includes(id)));
    },
  },
  {
    name: 'PolicyConnectionParameterNotFound',
    level: 'error',
    sentence: 'Add the connection parameter to every set, or give a default as the second argument.',
    check: (connector) =>
      where(connector.policies, ({ values }) =>
        connectionParametersIn(values).some(({ name, hasDefault }) => !hasDefault && !isInEverySet(connector, name)),
      ),
  },
  {
    name: 'PolicySectionNotValid',
    level: 'error',
    sentence: 'Run the policy on Request, Response or Failure.',
    check: ({ policies }) =>
      where(policies, ({ node }) => {
        const section = tree(node.parameters)['x-ms-apimTemplate-policySection'];
        return section !== undefined && !['Request', 'Response', 'Failure'].includes(asText(section));
      }),
  },
  {
    name: 'PolicyExistsActionNotValid',
    level: 'error',
    sentence: 'Use override, skip or append.',
    check: ({ policies }) =>
      where(
        policies,
        ({ values }) =>
          'existsAction' in values && !['override', 'skip', 'append'].includes(asText(values.existsAction)),
      ),
  },
  {
    name: 'PolicyMethodNotValid',
    level: 'error',
    sentence: `Use one of ${methods.join(', ')}.`,
    check: ({ policies }) =>
      where(policies, ({ values }) => 'httpMethod' in values && !methods.includes(asText(values.httpMethod))),
  },
];

function lacksParameter(policy: LintedPolicy): boolean {
  return (templateOf(policy)?.required ?? []).some((key) => policy.values[key] === undefined);
}

function hasUnknownParameter(policy: LintedPolicy): boolean {
  const found = templateOf(policy);
  const known = [...(found?.required ?? []), ...(found?.optional ?? [])];
  const isScope = (key: string) => /^x-ms-apimTemplate-(operationName|policySection)$/.test(key);
  const others = Object.keys(tree(policy.node.parameters)).filter(
    (key) => !key.startsWith('x-ms-apimTemplateParameter.'),
  );
  const isForeign = Object.keys(policy.values).some((key) => !known.includes(key)) || !others.every(isScope);
  return found !== undefined && isForeign;
}

function hasParameterOfWrongType({ template: name, values }: LintedPolicy): boolean {
  return Object.entries(values).some(([key, value]) =>
    name === 'pollingtrigger' && key === 'triggerConfig' ? !isTree(value) : typeof value !== 'string',
  );
}

/** Every parameter set has this connection parameter; without sets, the connection itself has it. */
function isInEverySet({ connectionParameters, properties }: LintedConnector, name: string): boolean {
  const sets = asList(tree(tree(properties.node.properties).connectionParameterSets).values).map((set) =>
    asText(tree(set).name),
  );
  const having = connectionParameters.filter(({ key }) => key === name).map(({ set }) => set);
  return (sets.length === 0 ? [''] : sets).every((set) => having.includes(set));
}
