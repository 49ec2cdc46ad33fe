// Rules about what certification reads in the definition: title, description, contact, x-ms-connector-metadata and host.
import type { LintedConnector } from '../connector.ts';
import { asText, type JsonTree, repeated, tree, under } from '../json.ts';
import { categoriesOf, knownCategories, METADATA, metadataOf, metadataValue } from '../metadata.ts';
import type { LintRule } from '../rule.ts';

/** Names of Microsoft products. */
const products =
  /\b(Power (Platform|Automate|Apps|BI|Pages|Virtual Agents)|Copilot Studio|Logic Apps|Microsoft Flow)\b/i;

/** The names of the metadata entries. */
const entryNames = ['Website', 'Privacy policy', 'Categories'];

export const aboutRules: readonly LintRule[] = [
  {
    name: 'TitleTooLong',
    level: 'certification',
    sentence: 'Keep the title within 30 characters.',
    check: inText('title', (value) => value.length > 30),
  },
  {
    name: 'TitleContainsRestrictedWords',
    level: 'certification',
    sentence: 'Leave "API", "Connector" and the names of Microsoft products out of the title.',
    check: inText('title', (value) => /\b(API|Connector)\b/i.test(value) || products.test(value)),
  },
  {
    name: 'TitleMustBeInEnglish',
    level: 'certification',
    sentence: 'Write the title in English, with letters, digits, spaces and parentheses.',
    check: inText('title', (value) => !/^[\x20-\x7e]*$/.test(value)),
  },
  {
    name: 'TitleMustEndWithAlphanumeric',
    level: 'certification',
    sentence: 'End the title with a letter or a digit.',
    check: inText(
      'title',
      (value) => /[\x20-\x7e]$/.test(value) && !/([A-Za-z0-9]|\(Independent Publisher\))$/.test(value),
    ),
  },
  {
    name: 'DescriptionLengthNotInRange',
    level: 'certification',
    sentence: 'Describe the connector in 30 to 500 characters.',
    check: inText('description', (value) => value.length < 30 || value.length > 500),
  },
  {
    name: 'DescriptionContainsRestrictedWords',
    level: 'certification',
    sentence: 'Leave the names of Power Platform products out of the description.',
    check: inText('description', (value) => products.test(value)),
  },
  {
    name: 'DescriptionSaysApi',
    level: 'recommendation',
    sentence: 'Describe the connector without the word "API" (DOCS connector-string-guidance).',
    check: inText('description', (value) => /\bAPIs?\b/.test(value)),
  },
  {
    name: 'ContactPropertiesMissing',
    level: 'certification',
    sentence: 'Give the contact a name, a url and an email.',
    check: (connector) =>
      ['name', 'url', 'email']
        .filter((key) => !tree(infoOf(connector).contact)[key])
        .map((key) => placeInInfo(connector, 'contact', key)),
  },
  {
    name: 'ConnectorMetadataPropertiesMissing',
    level: 'certification',
    sentence: 'Add Website, Privacy policy and Categories to x-ms-connector-metadata.',
    check: inMetadata((connector) => entryNames.some((name) => metadataValue(connector, name) === undefined)),
  },
  {
    name: 'ConnectorMetadataPropertyUnknown',
    level: 'certification',
    sentence: 'Use only the names Website, Privacy policy and Categories.',
    check: inMetadata((connector) =>
      metadataOf(connector).some(
        ({ propertyName }) => typeof propertyName === 'string' && !entryNames.includes(propertyName),
      ),
    ),
  },
  {
    name: 'ConnectorMetadataPropertyRedefined',
    level: 'certification',
    sentence: 'Give each metadata property once.',
    check: inMetadata((connector) => repeated(metadataOf(connector).map((one) => one.propertyName)).length > 0),
  },
  {
    name: 'ConnectorMetadataUrlNotValid',
    level: 'certification',
    sentence: 'Give Website and Privacy policy as whole https:// addresses.',
    check: inMetadata((connector) =>
      ['Website', 'Privacy policy'].some(
        (name) => !isHttpsUrl(metadataValue(connector, name) ?? 'https://example.com'),
      ),
    ),
  },
  {
    name: 'InvalidConnectorCategory',
    level: 'certification',
    sentence: `Choose from: ${knownCategories.join(', ')}; separate two by ";".`,
    check: inMetadata((connector) => {
      const given = metadataValue(connector, 'Categories');
      return (
        given !== undefined && (given === '' || categoriesOf(connector).some((one) => !knownCategories.includes(one)))
      );
    }),
  },
  {
    name: 'TooManyConnectorCategories',
    level: 'certification',
    sentence: 'Choose at most two categories.',
    check: inMetadata((connector) => categoriesOf(connector).length > 2),
  },
  {
    name: 'HostNotProduction',
    level: 'certification',
    sentence: 'Name the production host; with a host per connection a neutral placeholder does.',
    check: ({ root }) =>
      /(^|[.-])(localhost|dev|develop|test|testing|stage|staging|uat|qa|int)(\d*)([.:-]|$)|^127\.|^10\.|^192\.168\./i.test(
        asText(root.node.host),
      )
        ? [under(root.place, 'host')]
        : [],
  },
];

/** The check of a rule about a text of `info`; a missing text is the matter of another rule. */
function inText(key: 'title' | 'description', faulty: (value: string) => boolean) {
  return (connector: LintedConnector): readonly string[] => {
    const value = asText(infoOf(connector)[key]);
    return value !== '' && faulty(value) ? [placeInInfo(connector, key)] : [];
  };
}

function inMetadata(faulty: (connector: LintedConnector) => boolean) {
  return (connector: LintedConnector): readonly string[] =>
    faulty(connector) ? [under(connector.root.place, METADATA)] : [];
}

function infoOf({ root }: LintedConnector): JsonTree {
  return tree(root.node.info);
}

function placeInInfo({ root }: LintedConnector, ...keys: readonly string[]): string {
  return under(root.place, 'info', ...keys);
}

function isHttpsUrl(value: string): boolean {
  return value.startsWith('https://') && URL.canParse(value);
}
