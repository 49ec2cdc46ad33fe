// Rules about the top level of apiProperties.json: the brand colour, capabilities, the publisher and the script.
import { asList, asText, asTexts, isTree } from '../json.ts';
import { connectorPropertiesOf } from '../properties.ts';
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
/** White, and the two colours that Microsoft reserves for itself and for independent publishers. */
const reservedColours = ['#ffffff', '#007ee5', '#da3b01'];

export const connectorPropertyRules: readonly LintRule[] = [
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
      whereKeys(connectorPropertiesOf(connector.properties), ({ node }) =>
        Object.keys(node).filter((key) => !keys.includes(key)),
      ),
  },
  {
    name: 'IconBrandColorMissing',
    level: 'error',
    sentence: 'Name the background of the icon in iconBrandColor.',
    check: (connector) =>
      where(connectorPropertiesOf(connector.properties), ({ node }) => node.iconBrandColor === undefined),
  },
  {
    name: 'IconBrandColorNotValid',
    level: 'error',
    sentence: 'Write the colour as #rrggbb.',
    check: (connector) =>
      where(
        connectorPropertiesOf(connector.properties),
        ({ node }) => node.iconBrandColor !== undefined && !isColour(node.iconBrandColor),
      ),
  },
  {
    name: 'IconBrandColorTaken',
    level: 'certification',
    sentence: `Choose another colour than ${reservedColours.join(', ')}.`,
    check: (connector) =>
      where(connectorPropertiesOf(connector.properties), ({ node }) =>
        reservedColours.includes(asText(node.iconBrandColor).toLowerCase()),
      ),
  },
  {
    name: 'CapabilitiesNotValid',
    level: 'error',
    sentence: `List capabilities among ${capabilities.join(', ')}.`,
    check: (connector) =>
      where(connectorPropertiesOf(connector.properties), ({ node }) => {
        const isKnown = asList(node.capabilities).every((one) => capabilities.includes(asText(one)));
        return node.capabilities !== undefined && !(Array.isArray(node.capabilities) && isKnown);
      }),
  },
  {
    name: 'PublisherMissing',
    level: 'certification',
    sentence: 'Name the publisher.',
    check: (connector) =>
      where(connectorPropertiesOf(connector.properties), ({ node }) => node.publisher === undefined),
  },
  {
    name: 'PublisherNotAlphanumeric',
    level: 'certification',
    sentence: 'Write the publisher in letters, digits and spaces.',
    check: (connector) =>
      where(
        connectorPropertiesOf(connector.properties),
        ({ node }) => node.publisher !== undefined && !/^[A-Za-z0-9][A-Za-z0-9 ]*$/.test(asText(node.publisher)),
      ),
  },
  {
    // Reviewers require it, but paconn update fails with it (DOCS paconn-cli, Limitations): add it to the submitted copy only.
    name: 'StackOwnerInSource',
    level: 'recommendation',
    sentence: 'Take stackOwner out; add it only to the copy for certification.',
    check: (connector) =>
      whereKeys(connectorPropertiesOf(connector.properties), ({ node }) =>
        Object.keys(node).filter((key) => key === 'stackOwner'),
      ),
  },
  {
    name: 'ScriptOperationNotFound',
    level: 'error',
    sentence: 'Name operations of the definition in scriptOperations.',
    check: (connector) =>
      whereKeys(connectorPropertiesOf(connector.properties), ({ node }) => {
        const ids = connector.operations.map(({ id }) => id);
        return asTexts(node.scriptOperations).some((id) => !ids.includes(id)) ? ['scriptOperations'] : [];
      }),
  },
];

function isColour(value: unknown): boolean {
  return /^#[0-9a-f]{6}$/i.test(asText(value));
}
