// The metadata of a connector for certification: x-ms-connector-metadata.
import type { LintedConnector } from './connector.ts';
import { asList, asText, type JsonTree, tree } from './json.ts';

export const METADATA = 'x-ms-connector-metadata';

/** The categories that Microsoft offers. */
export const knownCategories = [
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

/** The entries of the metadata, each with propertyName and propertyValue. */
export function metadataOf({ root }: LintedConnector): readonly JsonTree[] {
  return asList(root.node[METADATA]).map(tree);
}

/** The value of the first entry with this name. */
export function metadataValue(connector: LintedConnector, name: string): string | undefined {
  return metadataOf(connector)
    .filter(({ propertyName }) => propertyName === name)
    .map(({ propertyValue }) => asText(propertyValue))[0];
}

/** The categories of the connector. */
export function categoriesOf(connector: LintedConnector): readonly string[] {
  return (metadataValue(connector, 'Categories') ?? '').split(';').filter((one) => one !== '');
}
