// Rules about security schemes and connection parameters together: each scheme is filled, and each parameter is used.
import type { LintedConnector } from '../connector.ts';
import { asText } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { connectionParametersIn } from '../properties.ts';
import type { LintRule } from '../rule.ts';
import { requirementsOf, schemesOf } from '../security.ts';

/** The platform fills a scheme from the connection parameter of this name (as in nearly all connectors of Microsoft's repository). */
const parametersFor: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['api_key'],
  oauth2: ['token'],
  basic: ['username', 'password'],
};

export const securityParameterRules: readonly LintRule[] = [
  {
    name: 'SecurityWithoutConnectionParameter',
    level: 'error',
    sentence: 'Name the connection parameter as the platform maps it: api_key, token, or username and password.',
    check: (connector) => {
      const required = new Set(requirementsOf(connector).map(({ name }) => name));
      return schemesOf(connector)
        .filter(
          (scheme) =>
            required.has(scheme.key) &&
            Object.hasOwn(parametersFor, asText(scheme.node.type)) &&
            !isMapped(connector, scheme),
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

/** The platform fills the scheme from a connection parameter, or a policy sets its header or query parameter. */
function isMapped({ connectionParameters, policies }: LintedConnector, { node }: LintedPart): boolean {
  const keys = connectionParameters.map(({ key }) => key);
  const isSetByPolicy = policies.some(
    ({ template, values }) => ['setheader', 'setqueryparameter'].includes(template) && values.name === node.name,
  );
  return isSetByPolicy || (parametersFor[asText(node.type)] ?? []).every((key) => keys.includes(key));
}
