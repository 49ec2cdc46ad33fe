// Rules about apiProperties.json: the connector's tile and its connection parameters.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, asTexts, isTree, jsonTypeOf, repeated, tree, under } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import type { ConnectionParameter } from '../properties.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const keys = [
  'iconBrandColor',
  'capabilities',
  'connectionParameters',
  'connectionParameterSets',
  'policyTemplateInstances',
  'scriptOperations',
  'publisher',
  'stackOwner',
];
const capabilities = ['actions', 'triggers', 'cloud', 'blob', 'tabular', 'gateway'];
const types = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting'];
/** White, and the two colours that Microsoft reserves for itself and for independent publishers. */
const taken = ['#ffffff', '#007ee5', '#da3b01'];
const secret = /password|secret|(^|_|\b)(api|access|function|private)_?key|token/i;

export const connectionRules: readonly LintRule[] = [
  {
    name: 'PropertiesMissing',
    level: 'error',
    sentence: 'Put everything into one object "properties".',
    check: ({ properties }) =>
      isTree(properties.node.properties) &&
      Object.keys(properties.node).every((key) => ['properties', '$schema'].includes(key))
        ? []
        : [properties.place],
  },
  {
    name: 'ConnectorPropertyUnknown',
    level: 'error',
    sentence: 'Take it out; the platform knows no such property.',
    check: (connector) =>
      whereKeys(card(connector), ({ node }) => Object.keys(node).filter((key) => !keys.includes(key))),
  },
  {
    name: 'IconBrandColorMissing',
    level: 'error',
    sentence: 'Name the background of the icon in iconBrandColor.',
    check: (connector) => where(card(connector), ({ node }) => node.iconBrandColor === undefined),
  },
  {
    name: 'IconBrandColorNotValid',
    level: 'error',
    sentence: 'Write the colour as #rrggbb.',
    check: (connector) =>
      where(card(connector), ({ node }) => node.iconBrandColor !== undefined && !isColour(node.iconBrandColor)),
  },
  {
    name: 'IconBrandColorTaken',
    level: 'certification',
    sentence: `Choose another colour than ${taken.join(', ')}.`,
    check: (connector) =>
      where(card(connector), ({ node }) => taken.includes(asText(node.iconBrandColor).toLowerCase())),
  },
  {
    name: 'CapabilitiesNotValid',
    level: 'error',
    sentence: `List capabilities among ${capabilities.join(', ')}.`,
    check: (connector) =>
      where(card(connector), ({ node }) => {
        const isKnown = asList(node.capabilities).every((one) => capabilities.includes(asText(one)));
        return node.capabilities !== undefined && !(Array.isArray(node.capabilities) && isKnown);
      }),
  },
  {
    name: 'PublisherMissing',
    level: 'certification',
    sentence: 'Name the publisher.',
    check: (connector) => where(card(connector), ({ node }) => node.publisher === undefined),
  },
  {
    name: 'PublisherNotAlphanumeric',
    level: 'certification',
    sentence: 'Write the publisher in letters, digits and spaces.',
    check: (connector) =>
      where(
        card(connector),
        ({ node }) => node.publisher !== undefined && !/^[A-Za-z0-9][A-Za-z0-9 ]*$/.test(asText(node.publisher)),
      ),
  },
  {
    // Reviewers require it, but paconn update fails with it (DOCS paconn-cli, Limitations): add it to the submitted copy only.
    name: 'StackOwnerInSource',
    level: 'recommendation',
    sentence: 'Take stackOwner out; add it only to the copy for certification.',
    check: (connector) =>
      whereKeys(card(connector), ({ node }) => Object.keys(node).filter((key) => key === 'stackOwner')),
  },
  {
    name: 'ScriptOperationNotFound',
    level: 'error',
    sentence: 'Name operations of the definition in scriptOperations.',
    check: (connector) =>
      whereKeys(card(connector), ({ node }) => {
        const ids = connector.operations.map(({ id }) => id);
        return asTexts(node.scriptOperations).some((id) => !ids.includes(id)) ? ['scriptOperations'] : [];
      }),
  },
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
        ['displayName', 'description', 'tooltip'].some((key) => !asText(ui(part)[key])) ? ['uiDefinition'] : [],
      ),
  },
  {
    name: 'ConstraintRequiredMissing',
    level: 'error',
    sentence: 'Say whether the parameter is required: "true" or "false".',
    check: ({ connectionParameters }) =>
      where(connectionParameters.filter(isAsked), (part) => constraints(part).required === undefined),
  },
  {
    name: 'ConstraintRequiredNotString',
    level: 'error',
    sentence: 'Write "required" and "hidden" as the texts "true" or "false".',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) =>
        ['required', 'hidden'].some((key) => key in constraints(part) && !isTruth(constraints(part)[key])),
      ),
  },
  {
    name: 'ConstraintClearTextNotBoolean',
    level: 'error',
    sentence: 'Write "clearText" as true or false.',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) => !['boolean', 'undefined'].includes(typeof constraints(part).clearText)),
  },
  {
    name: 'ConstraintTabIndexNotInteger',
    level: 'error',
    sentence: 'Write "tabIndex" as a whole number.',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) => !['integer', 'undefined'].includes(jsonTypeOf(constraints(part).tabIndex))),
  },
  {
    name: 'ConstraintTabIndexNotUnique',
    level: 'recommendation',
    sentence: 'Give each parameter a tabIndex of its own.',
    check: ({ connectionParameters }) => {
      const positions = connectionParameters.map((part) => `${part.set} ${constraints(part).tabIndex}`);
      const twice = repeated(positions.filter((one) => !one.endsWith(' undefined')));
      return where(connectionParameters, (part) => twice.includes(`${part.set} ${constraints(part).tabIndex}`));
    },
  },
  {
    name: 'ConstraintAllowedValuesNotValid',
    level: 'error',
    sentence: 'Write allowedValues as a list of {"value", "text"}.',
    check: ({ connectionParameters }) =>
      where(connectionParameters, (part) => {
        const values = constraints(part).allowedValues;
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
        .filter((part) => constraints(part).clearText === true)
        .map(({ place }) => place),
  },
  {
    name: 'OAuthSettingsIncomplete',
    level: 'error',
    sentence: 'Give oAuthSettings an identityProvider, a clientId and scopes.',
    check: ({ connectionParameters }) =>
      where(connectionParameters.filter(isOAuth), (part) =>
        ['identityProvider', 'clientId', 'scopes'].some((key) => oauth(part)[key] === undefined),
      ),
  },
  {
    name: 'OAuthSecretInFile',
    level: 'error',
    sentence: 'Take the secret out of the file; paconn and pac take it as an argument.',
    check: ({ connectionParameters }) =>
      where(connectionParameters.filter(isOAuth), (part) =>
        /"clientSecret":(\{"value":)?"[^"]+"/i.test(JSON.stringify(oauth(part))),
      ),
  },
  {
    name: 'ConnectionParameterSetsNotValid',
    level: 'error',
    sentence:
      'Give connectionParameterSets a uiDefinition and values, each with a name, a uiDefinition and parameters.',
    check: (connector) =>
      whereKeys(card(connector), ({ node }) => {
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

/** The object `properties`, if present. */
function card({ properties }: LintedConnector): readonly LintedPart[] {
  return isTree(properties.node.properties)
    ? [{ place: under(properties.place, 'properties'), node: properties.node.properties }]
    : [];
}

function ui({ node }: LintedPart) {
  return tree(node.uiDefinition);
}

function constraints(part: LintedPart) {
  return tree(ui(part).constraints);
}

/** Parameters without an input box: an OAuth button, a gateway list, a hidden tenant. */
function isAsked(part: ConnectionParameter): boolean {
  return (
    ['string', 'securestring', 'int', 'bool'].includes(asText(part.node.type)) && constraints(part).hidden !== 'true'
  );
}

function oauth({ node }: LintedPart) {
  return tree(node.oAuthSettings);
}

function isOAuth({ node }: LintedPart): boolean {
  return node.type === 'oauthSetting';
}

function isColour(value: unknown): boolean {
  return /^#[0-9a-f]{6}$/i.test(asText(value));
}

function isTruth(value: unknown): boolean {
  return value === 'true' || value === 'false';
}
