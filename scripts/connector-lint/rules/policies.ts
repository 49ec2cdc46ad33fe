// Rules about policies: the templates, their parameters, and the operations and connection parameters that they reference.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, isTree, repeated, tree, under } from '../json.ts';
import { connectionParametersIn, type LintedPolicy } from '../properties.ts';
import { type LintRule, where } from '../rule.ts';
import { isTrigger } from './triggers.ts';

interface Template {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The template rewrites the body. */
  readonly body?: true;
}

/** Every template with its parameters (Microsoft's apiProperties schema; the last two are in use but missing there). */
const templates: Readonly<Record<string, Template>> = {
  dynamichosturl: template('urlTemplate'),
  routerequesttoendpoint: template('newPath', 'httpMethod'),
  setheader: template('name value', 'existsAction'),
  setqueryparameter: template('name value', 'existsAction'),
  setproperty: template(
    'newPropertyParentPathTemplate newPropertySubPathTemplate propertyValuePathTemplate',
    'newPropertyParentPath newPropertySubPath',
    true,
  ),
  pollingtrigger: template('triggerConfig triggerDataPath'),
  updatenextlink: template('nextLinkPropertyName', 'nextLinkParentPropertyPath'),
  setvaluefromurl: template('parameterTemplate parameterValueUrl parameterValuePathTemplate', 'httpMethod'),
  convertarraytoobject: template(
    'propertyParentPath keyWithinCollectionPath newPropertyPath',
    'propertySubPath retainKey',
    true,
  ),
  convertobjecttoarray: template('propertyParentPath newPropertyPath', 'propertySubPath keyName valueName', true),
  stringreplace: template('propertyParentPath sourceString replacementString newPropertyPath', 'propertySubPath', true),
  stringtoarray: template(
    'propertyParentPath delimiterList childPropertyName newPropertyPath',
    'propertySubPath',
    true,
  ),
  encodepropertyvalue: template('propertyParentPath newPropertyPath', 'propertySubPath', true),
  setconnectionstatustounauthenticated: template('statusCode'),
  moveproperties: template('src dst', '', true),
};

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', '@Request.OriginalHTTPMethod'];

export const policyRules: readonly LintRule[] = [
  {
    name: 'PolicyTemplateUnknown',
    level: 'error',
    sentence: `Use one of the templates ${Object.keys(templates).join(', ')}.`,
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
    check: ({ policies }) => where(policies, missing),
  },
  {
    name: 'PolicyParameterUnknown',
    level: 'error',
    sentence: 'Take out the parameter; its template has none of this name.',
    check: ({ policies }) => where(policies, unknown),
  },
  {
    name: 'PolicyParameterTypeIncorrect',
    level: 'error',
    sentence: 'Write the parameters of a policy as texts; only triggerConfig is an object.',
    check: ({ policies }) => where(policies, textless),
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
        connectionParametersIn(values).some(({ name, hasDefault }) => !hasDefault && !isEverywhere(connector, name)),
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
  {
    name: 'DynamicHostNotHttps',
    level: 'error',
    sentence: "Write the address as https://@connectionParameters('hostName').",
    check: (connector) =>
      where(
        ofTemplate(connector, 'dynamichosturl'),
        ({ values }) =>
          typeof values.urlTemplate === 'string' &&
          !/^https:\/\/\S+$/.test(values.urlTemplate) &&
          !/^@connectionParameters\(/.test(values.urlTemplate),
      ),
  },
  {
    name: 'DynamicHostRepeated',
    level: 'error',
    sentence: 'Set the host once for an operation.',
    check: (connector) => {
      const hosts = ofTemplate(connector, 'dynamichosturl');
      return where(connector.operations, ({ id }) => hosts.filter((one) => appliesTo(one, id)).length > 1);
    },
  },
  {
    name: 'BasePathLostByHostPolicy',
    level: 'recommendation',
    sentence: 'Use the base path "/", or repeat it at the end of the address in the host policy.',
    check: (connector) => {
      const { root, policies } = connector;
      const basePath = asText(root.node.basePath) || '/';
      const isLost = policies.some(
        ({ template: name, values }) => name === 'dynamichosturl' && !asText(values.urlTemplate).endsWith(basePath),
      );
      return basePath.startsWith('/') && basePath !== '/' && isLost ? [under(root.place, 'basePath')] : [];
    },
  },
  {
    name: 'PollingPolicyWithoutTrigger',
    level: 'error',
    sentence: 'Name polling triggers in a pollingtrigger policy, and at least one.',
    check: (connector) =>
      where(ofTemplate(connector, 'pollingtrigger'), ({ operations: ids }) => {
        const named = connector.operations.filter(({ id }) => ids.includes(id));
        return ids.length === 0 || named.some((one) => !isTrigger(one) || one.method !== 'get');
      }),
  },
  {
    name: 'ManyBodyPoliciesForOperation',
    level: 'recommendation',
    sentence:
      'Keep one policy that rewrites the body of an operation; several fail together (PowerPlatformConnectors issue 1882).',
    check: ({ policies, operations }) => {
      const rewriting = policies.filter((one) => templateOf(one)?.body);
      return where(operations, ({ id }) => rewriting.filter((one) => appliesTo(one, id)).length > 1);
    },
  },
  {
    name: 'PolicyOperationRepeated',
    level: 'recommendation',
    sentence: 'Name each operation once.',
    check: ({ policies }) => where(policies, (one) => repeated(one.operations).length > 0),
  },
];

function template(required: string, optional = '', body?: true): Template {
  return {
    required: required.split(' '),
    optional: optional.split(' ').filter((one) => one !== ''),
    ...(body && { body }),
  };
}

function templateOf(policy: LintedPolicy): Template | undefined {
  return Object.hasOwn(templates, policy.template) ? templates[policy.template] : undefined;
}

/** Required parameters that are missing, or parameters that the template does not have. */
function missing(policy: LintedPolicy): boolean {
  return (templateOf(policy)?.required ?? []).some((key) => policy.values[key] === undefined);
}

function unknown(policy: LintedPolicy): boolean {
  const found = templateOf(policy);
  const known = [...(found?.required ?? []), ...(found?.optional ?? [])];
  const isScope = (key: string) => /^x-ms-apimTemplate-(operationName|policySection)$/.test(key);
  const others = Object.keys(tree(policy.node.parameters)).filter(
    (key) => !key.startsWith('x-ms-apimTemplateParameter.'),
  );
  const isForeign = Object.keys(policy.values).some((key) => !known.includes(key)) || !others.every(isScope);
  return found !== undefined && isForeign;
}

function textless({ template: name, values }: LintedPolicy): boolean {
  return Object.entries(values).some(([key, value]) =>
    name === 'pollingtrigger' && key === 'triggerConfig' ? !isTree(value) : typeof value !== 'string',
  );
}

/** A connection parameter counts if every authentication type has it, or if it has a default. */
function isEverywhere({ connectionParameters, properties }: LintedConnector, name: string): boolean {
  const sets = asList(tree(tree(properties.node.properties).connectionParameterSets).values).map((set) =>
    asText(tree(set).name),
  );
  const having = connectionParameters.filter(({ key }) => key === name).map(({ set }) => set);
  return (sets.length === 0 ? [''] : sets).every((set) => having.includes(set));
}

function ofTemplate({ policies }: LintedConnector, name: string): readonly LintedPolicy[] {
  return policies.filter((one) => one.template === name);
}

/** The operations that a policy applies to: those named, or all. */
function appliesTo(policy: LintedPolicy, id: string): boolean {
  return policy.operations.length === 0 || policy.operations.includes(id);
}
