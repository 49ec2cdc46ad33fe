// Rules about the connector's metadata: title, description, contact, categories, host.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, type JsonTree, repeated, tree, under } from '../json.ts';
import type { LintRule } from '../rule.ts';

const products =
  /\b(Power (Platform|Automate|Apps|BI|Pages|Virtual Agents)|Copilot Studio|Logic Apps|Microsoft Flow)\b/i;

const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];
const wanted = ['Website', 'Privacy policy', 'Categories'];
const METADATA = 'x-ms-connector-metadata';

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
        .filter((key) => !tree(info(connector).contact)[key])
        .map((key) => place(connector, 'contact', key)),
  },
  {
    name: 'ConnectorMetadataPropertiesMissing',
    level: 'certification',
    sentence: 'Add Website, Privacy policy and Categories to x-ms-connector-metadata.',
    check: inMetadata((connector) => wanted.some((name) => valueNamed(connector, name) === undefined)),
  },
  {
    name: 'ConnectorMetadataPropertyUnknown',
    level: 'certification',
    sentence: 'Use only the names Website, Privacy policy and Categories.',
    check: inMetadata((connector) =>
      metadata(connector).some(
        ({ propertyName }) => typeof propertyName === 'string' && !wanted.includes(propertyName),
      ),
    ),
  },
  {
    name: 'ConnectorMetadataPropertyRedefined',
    level: 'certification',
    sentence: 'Give each metadata property once.',
    check: inMetadata((connector) => repeated(metadata(connector).map((one) => one.propertyName)).length > 0),
  },
  {
    name: 'ConnectorMetadataUrlNotValid',
    level: 'certification',
    sentence: 'Give Website and Privacy policy as whole https:// addresses.',
    check: inMetadata((connector) =>
      ['Website', 'Privacy policy'].some((name) => !isAddress(valueNamed(connector, name) ?? 'https://example.com')),
    ),
  },
  {
    name: 'InvalidConnectorCategory',
    level: 'certification',
    sentence: `Choose from: ${categories.join(', ')}; separate two by ";".`,
    check: inMetadata((connector) => {
      const given = valueNamed(connector, 'Categories');
      return given !== undefined && (given === '' || chosen(connector).some((one) => !categories.includes(one)));
    }),
  },
  {
    name: 'TooManyConnectorCategories',
    level: 'certification',
    sentence: 'Choose at most two categories.',
    check: inMetadata((connector) => chosen(connector).length > 2),
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

function info({ root }: LintedConnector): JsonTree {
  return tree(root.node.info);
}

function place({ root }: LintedConnector, ...keys: readonly string[]): string {
  return under(root.place, 'info', ...keys);
}

/** The place of a text of `info` that is present and invalid. */
function inText(key: 'title' | 'description', faulty: (value: string) => boolean) {
  return (connector: LintedConnector): readonly string[] => {
    const value = asText(info(connector)[key]);
    return value !== '' && faulty(value) ? [place(connector, key)] : [];
  };
}

function metadata({ root }: LintedConnector): readonly JsonTree[] {
  return asList(root.node[METADATA]).map(tree);
}

function valueNamed(connector: LintedConnector, name: string): string | undefined {
  return metadata(connector)
    .filter(({ propertyName }) => propertyName === name)
    .map(({ propertyValue }) => asText(propertyValue))[0];
}

function chosen(connector: LintedConnector): readonly string[] {
  return (valueNamed(connector, 'Categories') ?? '').split(';').filter((one) => one !== '');
}

function inMetadata(faulty: (connector: LintedConnector) => boolean) {
  return (connector: LintedConnector): readonly string[] =>
    faulty(connector) ? [under(connector.root.place, METADATA)] : [];
}

function isAddress(value: string): boolean {
  return value.startsWith('https://') && URL.canParse(value);
}
