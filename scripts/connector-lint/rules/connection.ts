// Rules about connection parameters in apiProperties.json: their types, constraints, secrets, OAuth settings and sets.
import { asList, asText, isTree, type JsonTree, jsonTypeOf, repeated, tree } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { type ConnectionParameter, connectorPropertiesOf } from '../properties.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const types = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting'];
/** Names that suggest a secret. */
const secret = /password|secret|(^|_|\b)(api|access|function|private)_?key|token/i;

export const connectionRules: readonly LintRule[] = [
  {
    name: 'ConnectionParameterNameNotValid',
    level: 'error',
    sentence: 'Use letters, digits and "_" in the name.',
    check: ({ connectionParameters }) =>
      connectionParameters.filter(({ key }) => !/^[0-9a-zA-Z_]+(:[0-9a-zA-Z_]+)?$/.test(key)).map(({ place }) => place),
  },
  {
    name: 'ConnectionParameterTypeNotValid',
    level: 'error',
    sentence: `Use one of the types ${types.join(', ')}; capital letters count.`,
    check: ({ connectionParameters }) => where(connectionParameters, ({ node }) => !types.includes(asText(node.type))),
  },
  {
    name: 'ConnectionParameterNotExplained',
    level: 'recommendation',
    sentence: 'Give the parameter a displayName, a description and a tooltip.',
    check: ({ connectionParameters }) =>
      whereKeys(connectionParameters.filter(isAsked), (part) =>
        ['displayName', 'description', 'tooltip'].some((key) => !asText(uiDefinitionOf(part)[key]))
          ? ['uiDefinition']
          : [],
      ),
  },
  {
    name: 'ConstraintRequiredMissing',
    level: 'error',
    sentence: 'Say whether the parameter is required: "true" or "false".',
    check: ({ connectionParameters }) =>
      where(connectionParameters.filter(isAsked), (part) => constraintsOf(part).required === undefined),
  },
  {
    name: 'ConstraintRequiredNotString',
    level: 'error',
    sentence: 'Write "required" and "hidden" as the texts "true" or "false".',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) =>
        ['required', 'hidden'].some((key) => key in constraintsOf(part) && !isBooleanText(constraintsOf(part)[key])),
      ),
  },
  {
    name: 'ConstraintClearTextNotBoolean',
    level: 'error',
    sentence: 'Write "clearText" as true or false.',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) => !['boolean', 'undefined'].includes(typeof constraintsOf(part).clearText)),
  },
  {
    name: 'ConstraintTabIndexNotInteger',
    level: 'error',
    sentence: 'Write "tabIndex" as a whole number.',
    check: ({ connectionParameters }) =>
      where(
        connectionParameters,
        (part) => !['integer', 'undefined'].includes(jsonTypeOf(constraintsOf(part).tabIndex)),
      ),
  },
  {
    name: 'ConstraintTabIndexNotUnique',
    level: 'recommendation',
    sentence: 'Give each parameter a tabIndex of its own.',
    check: ({ connectionParameters }) => {
      const positions = connectionParameters.map((part) => `${part.set} ${constraintsOf(part).tabIndex}`);
      const twice = repeated(positions.filter((one) => !one.endsWith(' undefined')));
      return where(connectionParameters, (part) => twice.includes(`${part.set} ${constraintsOf(part).tabIndex}`));
    },
  },
  {
    name: 'ConstraintAllowedValuesNotValid',
    level: 'error',
    sentence: 'Write allowedValues as a list of {"value", "text"}.',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) => {
        const values = constraintsOf(part).allowedValues;
        const fits =
          asList(values).length > 0 && asList(values).every((one) => asText(tree(one).value) && asText(tree(one).text));
        return values !== undefined && !fits;
      }),
  },
  {
    name: 'SecretParameterNotSecure',
    level: 'error',
    sentence: 'Make the parameter a securestring; others are shown and exported.',
    check: ({ connectionParameters }) =>
      connectionParameters
        .filter(({ key, node }) => node.type === 'string' && secret.test(key.replace(/^token:/, '')))
        .map(({ place }) => place),
  },
  {
    name: 'SecretParameterInClearText',
    level: 'error',
    sentence: 'Set clearText to false; the key would be readable while it is typed.',
    check: ({ connectionParameters }) =>
      connectionParameters
        .filter(({ key, node }) => node.type === 'securestring' && !/user|login|mail/i.test(key))
        .filter((part) => constraintsOf(part).clearText === true)
        .map(({ place }) => place),
  },
  {
    name: 'OAuthSettingsIncomplete',
    level: 'error',
    sentence: 'Give oAuthSettings an identityProvider, a clientId and scopes.',
    check: ({ connectionParameters }) =>
      where(connectionParameters.filter(isOAuth), (part) =>
        ['identityProvider', 'clientId', 'scopes'].some((key) => oAuthSettingsOf(part)[key] === undefined),
      ),
  },
  {
    name: 'OAuthSecretInFile',
    level: 'error',
    sentence: 'Take the secret out of the file; paconn and pac take it as an argument.',
    check: ({ connectionParameters }) =>
      where(connectionParameters.filter(isOAuth), (part) =>
        /"clientSecret":(\{"value":)?"[^"]+"/i.test(JSON.stringify(oAuthSettingsOf(part))),
      ),
  },
  {
    name: 'ConnectionParameterSetsNotValid',
    level: 'error',
    sentence:
      'Give connectionParameterSets a uiDefinition and values, each with a name, a uiDefinition and parameters.',
    check: (connector) =>
      whereKeys(connectorPropertiesOf(connector.properties), ({ node }) => {
        const sets = tree(node.connectionParameterSets);
        const names = asList(sets.values).map((set) => asText(tree(set).name));
        const isWhole = (set: unknown) => ['uiDefinition', 'parameters'].every((key) => isTree(tree(set)[key]));
        const fits =
          isTree(sets.uiDefinition) && names.length > 0 && names.every(Boolean) && asList(sets.values).every(isWhole);
        return 'connectionParameterSets' in node && !(fits && repeated(names).length === 0)
          ? ['connectionParameterSets']
          : [];
      }),
  },
];

/** The maker fills it in. There is no input box for an OAuth button, a list of gateways or a hidden parameter. */
function isAsked(part: ConnectionParameter): boolean {
  return (
    ['string', 'securestring', 'int', 'bool'].includes(asText(part.node.type)) && constraintsOf(part).hidden !== 'true'
  );
}

function constraintsOf(part: LintedPart): JsonTree {
  return tree(uiDefinitionOf(part).constraints);
}

function uiDefinitionOf({ node }: LintedPart): JsonTree {
  return tree(node.uiDefinition);
}

function isOAuth({ node }: LintedPart): boolean {
  return node.type === 'oauthSetting';
}

function oAuthSettingsOf({ node }: LintedPart): JsonTree {
  return tree(node.oAuthSettings);
}

function isBooleanText(value: unknown): boolean {
  return value === 'true' || value === 'false';
}
