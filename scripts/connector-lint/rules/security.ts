// Rules about security definitions, and the operations that require them.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, type JsonTree, tree } from '../json.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';
import { requirementsOf, type SecurityRequirement, schemesOf } from '../security.ts';

const types = ['apiKey', 'basic', 'oauth2'];

/** Keys of every type of scheme. */
const commonKeys = ['type', 'description'];

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
          ? Object.keys(node).filter(
              (key) => ![...commonKeys, ...neededFor(node)].includes(key) && !key.startsWith('x-'),
            )
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
      return where(schemesOf(connector), (scheme) => !used.includes(scheme.key));
    },
  },
];

function whereRequired(faulty: (requirement: SecurityRequirement) => boolean) {
  return (connector: LintedConnector): readonly string[] =>
    requirementsOf(connector)
      .filter(faulty)
      .map(({ place }) => place);
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
