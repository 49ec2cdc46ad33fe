// Rules about the top level of the definition: host, schemes, contact, tags, the order of its keys and its indentation.
import { connectorFileNames, parse } from '../connector.ts';
import { asList, asText, asTexts, jsonTypeOf, repeated, tree, under } from '../json.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

/** The schemes of Swagger 2.0. */
const schemes = ['http', 'https', 'ws', 'wss'];

export const topLevelRules: readonly LintRule[] = [
  {
    name: 'HostNameNotValid',
    level: 'error',
    sentence: 'Write the host as a bare name, without scheme, path or braces.',
    check: ({ root: { place, node } }) =>
      typeof node.host === 'string' && node.host !== '' && !/^[^{}/ :\\@?#]+(?::\d+)?$/.test(node.host)
        ? [under(place, 'host')]
        : [],
  },
  {
    name: 'BasePathNotValid',
    level: 'error',
    sentence: 'Begin the base path with a slash.',
    check: ({ root: { place, node } }) =>
      typeof node.basePath === 'string' && !node.basePath.startsWith('/') ? [under(place, 'basePath')] : [],
  },
  {
    name: 'SchemesArrayEmpty',
    level: 'error',
    sentence: 'Name a scheme, or take the list out.',
    check: ({ root, operations }) =>
      where([root, ...operations], ({ node }) => Array.isArray(node.schemes) && node.schemes.length === 0),
  },
  {
    name: 'SchemeNotValid',
    level: 'error',
    sentence: 'Use "https".',
    check: ({ root, operations }) =>
      where([root, ...operations], ({ node }) => asList(node.schemes).some((one) => !schemes.includes(asText(one)))),
  },
  {
    name: 'SchemeNotSupported',
    level: 'error',
    sentence: 'Use "https"; Power Platform has no web sockets.',
    check: ({ root, operations }) =>
      where([root, ...operations], ({ node }) => asTexts(node.schemes).some((one) => /^wss?$/.test(one))),
  },
  {
    name: 'SchemeShouldBeHttps',
    level: 'certification',
    sentence: 'Use "https" alone: keys travel with every call.',
    check: ({ root, operations }) => where([root, ...operations], ({ node }) => asList(node.schemes).includes('http')),
  },
  {
    name: 'ContactEmailNotValid',
    level: 'error',
    sentence: 'Write a valid email address in ASCII.',
    check: ({ root }) => {
      const { email } = tree(tree(root.node.info).contact);
      return typeof email === 'string' && !/^[!-?A-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(email)
        ? [under(root.place, 'info', 'contact', 'email')]
        : [];
    },
  },
  {
    name: 'UrlNotValid',
    level: 'error',
    sentence: 'Write a whole address, beginning with https://.',
    check: ({ objects }) =>
      whereKeys(
        objects.filter(({ place }) => /\/(contact|license|externalDocs)$/.test(place)),
        ({ node }) => (typeof node.url === 'string' && !isUrl(node.url) ? ['url'] : []),
      ),
  },
  {
    name: 'TagRedefined',
    level: 'error',
    sentence: 'Define each tag once.',
    check: ({ root }) =>
      repeated(asList(root.node.tags).map((tag) => asText(tree(tag).name))).length > 0
        ? [under(root.place, 'tags')]
        : [],
  },
  {
    name: 'DocumentOrder',
    level: 'recommendation',
    sentence: 'Keep the order swagger, info, host, consumes, paths, definitions, parameters (DOCS coding-standards).',
    check: ({ root }) => {
      const order = ['swagger', 'info', 'host', 'consumes', 'paths', 'definitions', 'parameters'];
      const found = Object.keys(root.node).filter((key) => order.includes(key));
      const sorted = order.filter((key) => found.includes(key));
      return found.join() === sorted.join() ? [] : [root.place];
    },
  },
  {
    name: 'IndentNotFourSpaces',
    level: 'recommendation',
    sentence: 'Indent the definition by four spaces (DOCS coding-standards).',
    check: ({ files }) =>
      /^\s*\{\r?\n {4}"/.test(files.definition) || !parse(files.definition) ? [] : [connectorFileNames.definition],
  },
  {
    name: 'ConnectorMetadataNotValid',
    level: 'error',
    sentence: 'Write the metadata as a list of {"propertyName", "propertyValue"}.',
    check: ({ root: { place, node } }) => {
      const isEntry = (one: unknown) =>
        typeof tree(one).propertyName === 'string' && typeof tree(one).propertyValue === 'string';
      const value = node['x-ms-connector-metadata'];
      if (value === undefined) return [];
      const fits = jsonTypeOf(value) === 'array' && asList(value).every(isEntry);
      return fits ? [] : [under(place, 'x-ms-connector-metadata')];
    },
  },
];

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^\s/?#.]+\.[^\s]+$/.test(value) && URL.canParse(value);
}
