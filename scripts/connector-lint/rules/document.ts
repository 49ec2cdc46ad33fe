// Rules about the whole document: its head, its keywords, its size.
import { connectorFileNames, parse } from '../connector.ts';
import { asList, asText, asTexts, isOfType, jsonTypeOf, repeated, tree, under } from '../json.ts';
import { foreignKeys, malformedExtensions, missingKeys, shapedOf, typeOfKeyword, unknownKeys } from '../keywords.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

/** "File < 1 MB" (DOCS faq). */
const LARGEST_FILE = 1_000_000;

const known = ['http', 'https', 'ws', 'wss'];

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^\s/?#.]+\.[^\s]+$/.test(value) && URL.canParse(value);
}

export const documentRules: readonly LintRule[] = [
  {
    name: 'JsonNotValid',
    level: 'error',
    sentence: 'Write the file as strict JSON: one object, no comments, no trailing commas.',
    check: ({ files }) =>
      (['definition', 'properties'] as const).filter((key) => !parse(files[key])).map((key) => connectorFileNames[key]),
  },
  {
    name: 'ByteOrderMarkNotAllowed',
    level: 'error',
    sentence: 'Save the file as UTF-8 without a byte order mark.',
    check: ({ files }) =>
      (['definition', 'properties'] as const)
        .filter((key) => files[key].startsWith('\uFEFF'))
        .map((key) => connectorFileNames[key]),
  },
  {
    name: 'FileTooLarge',
    level: 'error',
    sentence: 'Keep the definition below 1 MB: share schemas by reference, or leave rare fields out.',
    check: ({ files }) => (Buffer.byteLength(files.definition) >= LARGEST_FILE ? [connectorFileNames.definition] : []),
  },
  {
    name: 'SpecificationVersionIncorrect',
    level: 'error',
    sentence: 'Write "swagger": "2.0"; Power Platform knows no other version.',
    check: ({ root }) => ('swagger' in root.node && root.node.swagger !== '2.0' ? [under(root.place, 'swagger')] : []),
  },
  {
    name: 'RequiredPropertyMissing',
    level: 'error',
    sentence: 'Add this property; it is required here.',
    check: (connector) => whereKeys(shapedOf(connector), missingKeys),
  },
  {
    name: 'RequiredValueEmpty',
    level: 'error',
    sentence: 'Give this property a value, or take it out.',
    check: (connector) =>
      whereKeys(shapedOf(connector), ({ node, required }) =>
        required.filter((key) => typeof node[key] === 'string' && asText(node[key]).trim() === ''),
      ),
  },
  {
    name: 'JsonTypeIncorrect',
    level: 'error',
    sentence: 'Give this property a value of its own type.',
    check: (connector) =>
      whereKeys(shapedOf(connector), (part) =>
        Object.entries(part.node).flatMap(([key, value]) => {
          const type = typeOfKeyword(part, key) ?? 'any';
          // SwaggerKeywordNotSupported covers a list of types.
          const isListOfTypes = key === 'type' && Array.isArray(value);
          return type === 'any' || isListOfTypes || isOfType(value, type) ? [] : [key];
        }),
      ),
  },
  {
    name: 'AdditionalPropertyNotAllowed',
    level: 'error',
    sentence: 'Remove this property; Swagger 2.0 has none of this name here.',
    check: (connector) => whereKeys(shapedOf(connector), unknownKeys),
  },
  {
    name: 'ExtensionNameNotValid',
    level: 'error',
    sentence: 'Begin the name of an extension with "x-", in lower case.',
    check: (connector) => whereKeys(shapedOf(connector), malformedExtensions),
  },
  {
    name: 'SwaggerKeywordNotSupported',
    level: 'error',
    sentence: 'Say it without this keyword of JSON Schema or OpenAPI 3; a type is one word.',
    check: (connector) =>
      whereKeys(shapedOf(connector), (part) => [
        ...foreignKeys(part),
        ...(Array.isArray(part.node.type) ? ['type'] : []),
      ]),
  },
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
      where([root, ...operations], ({ node }) => asList(node.schemes).some((one) => !known.includes(asText(one)))),
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
