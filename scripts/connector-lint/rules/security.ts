// Rules about security definitions and the matching connection parameters.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, type JsonTree, tree, under } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { connectionParametersIn } from '../properties.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';
import { entries } from '../visit.ts';

const types = ['apiKey', 'basic', 'oauth2'];
const known = ['type', 'description'];

/** Each security scheme that an operation requires, with its place and its value. */
interface Requirement {
  readonly place: string;
  readonly name: string;
  readonly value: unknown;
  readonly scheme: JsonTree | undefined;
}

/** The platform fills a scheme from the connection parameter of this name (as in nearly all connectors of Microsoft's repository). */
const parametersFor: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['api_key'],
  oauth2: ['token'],
  basic: ['username', 'password'],
};

export const securityRules: readonly LintRule[] = [
  {
    name: 'SecuritySchemeTypeNotValid',
    level: 'error',
    sentence: `Use one of the types ${types.join(', ')}.`,
    check: (connector) => where(schemesOf(connector), ({ node }) => !types.includes(asText(node.type))),
  },
  {
    name: 'SecuritySchemePropertyRequired',
    level: 'error',
    sentence: 'Add what this type of security needs.',
    check: (connector) =>
      whereKeys(schemesOf(connector), ({ node }) => neededFor(node).filter((key) => !(key in node))),
  },
  {
    name: 'SecuritySchemePropertyNotValid',
    level: 'error',
    sentence: 'Take out what this type of security does not have.',
    check: (connector) =>
      whereKeys(schemesOf(connector), ({ node }) =>
        types.includes(asText(node.type))
          ? Object.keys(node).filter((key) => ![...known, ...neededFor(node)].includes(key) && !key.startsWith('x-'))
          : [],
      ),
  },
  {
    name: 'SecurityKeyLocationNotValid',
    level: 'error',
    sentence: 'Send the key in the header or the query.',
    check: (connector) =>
      where(
        schemesOf(connector),
        ({ node }) => node.type === 'apiKey' && 'in' in node && !['header', 'query'].includes(asText(node.in)),
      ),
  },
  {
    name: 'SecurityFlowNotValid',
    level: 'error',
    sentence: 'Use the flow accessCode; the platform has no other in the portal.',
    check: (connector) =>
      where(schemesOf(connector), ({ node }) => node.type === 'oauth2' && 'flow' in node && node.flow !== 'accessCode'),
  },
  {
    name: 'SecurityRequirementMustBeDefined',
    level: 'error',
    sentence: 'Define the security that is asked for.',
    check: whereRequired(({ scheme }) => scheme === undefined),
  },
  {
    name: 'SecurityRequirementMustHaveValue',
    level: 'error',
    sentence: 'Give the requirement a list of scopes, or an empty one.',
    check: whereRequired(({ scheme, value }) => scheme !== undefined && !Array.isArray(value)),
  },
  {
    name: 'SecurityRequirementMustHaveEmptyValue',
    level: 'error',
    sentence: 'Leave the list empty; only OAuth has scopes.',
    check: whereRequired(
      ({ scheme, value }) => scheme !== undefined && scheme.type !== 'oauth2' && asList(value).length > 0,
    ),
  },
  {
    name: 'OAuthSecurityRequirementValueMustBeScopeName',
    level: 'error',
    sentence: 'Name only scopes that the security definition has.',
    check: whereRequired(
      ({ scheme, value }) =>
        scheme?.type === 'oauth2' && asList(value).some((scope) => !(asText(scope) in tree(scheme.scopes))),
    ),
  },
  {
    name: 'SecuritySchemeNotUsed',
    level: 'recommendation',
    sentence: 'Ask for the security in "security", or take its definition out.',
    check: (connector) => {
      const used = requirementsOf(connector).map(({ name }) => name);
      return where(schemesOf(connector), (scheme) => !used.includes((scheme as { key?: string }).key ?? ''));
    },
  },
  {
    name: 'SecurityWithoutConnectionParameter',
    level: 'error',
    sentence: 'Name the connection parameter as the platform maps it: api_key, token, or username and password.',
    check: (connector) => {
      const required = new Set(requirementsOf(connector).map(({ name }) => name));
      return schemesOf(connector)
        .filter(
          (scheme) =>
            required.has(scheme.key) && types.includes(asText(scheme.node.type)) && !isMapped(connector, scheme),
        )
        .map(({ place }) => place);
    },
  },
  {
    name: 'ConnectionParameterNotUsed',
    level: 'recommendation',
    sentence: 'Use the connection parameter in a policy or as security, or do not ask for it.',
    check: (connector) => {
      const security = schemesOf(connector).flatMap(({ node }) => parametersFor[asText(node.type)] ?? []);
      const named = connectionParametersIn(connector.policies.map(({ node }) => node)).map(({ name }) => name);
      return connector.connectionParameters
        .filter(({ key }) => ![...security, ...named].includes(key.split(':')[0] ?? ''))
        .filter(({ node }) => !['oauthSetting', 'gatewaySetting'].includes(asText(node.type)))
        .map(({ place }) => place);
    },
  },
];

function schemesOf({ root }: LintedConnector) {
  return entries(under(root.place, 'securityDefinitions'), root.node.securityDefinitions);
}

/** Required fields of a scheme, by its type (Swagger 2.0, Security Scheme Object). */
function neededFor({ type, flow }: JsonTree): readonly string[] {
  if (type === 'apiKey') return ['name', 'in'];
  if (type !== 'oauth2') return [];
  const addresses: Readonly<Record<string, readonly string[]>> = {
    implicit: ['authorizationUrl'],
    password: ['tokenUrl'],
    application: ['tokenUrl'],
    accessCode: ['authorizationUrl', 'tokenUrl'],
  };
  return ['flow', 'scopes', ...(addresses[asText(flow)] ?? [])];
}

function requirementsOf(connector: LintedConnector): readonly Requirement[] {
  const schemes = new Map(schemesOf(connector).map(({ key, node }) => [key, node]));
  return [connector.root, ...connector.operations].flatMap(({ place, node }) =>
    asList(node.security).flatMap((requirement, index) =>
      Object.entries(tree(requirement)).map(([name, value]) => ({
        place: under(place, 'security', index, name),
        name,
        value,
        scheme: schemes.get(name),
      })),
    ),
  );
}

function whereRequired(faulty: (requirement: Requirement) => boolean) {
  return (connector: LintedConnector): readonly string[] =>
    requirementsOf(connector)
      .filter(faulty)
      .map(({ place }) => place);
}

function isMapped({ connectionParameters, policies }: LintedConnector, { node }: LintedPart): boolean {
  const keys = connectionParameters.map(({ key }) => key);
  const isSetByPolicy = policies.some(
    ({ template, values }) => ['setheader', 'setqueryparameter'].includes(template) && values.name === node.name,
  );
  return isSetByPolicy || (parametersFor[asText(node.type)] ?? []).every((key) => keys.includes(key));
}
