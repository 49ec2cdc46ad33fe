// Rules about the whole file: its JSON, its size, and the keywords of Swagger 2.0.
import { connectorFileNames, parse } from '../connector.ts';
import { asText, isOfType, under } from '../json.ts';
import { foreignKeys, malformedExtensions, missingKeys, shapedOf, typeOfKeyword, unknownKeys } from '../keywords.ts';
import { type LintRule, whereKeys } from '../rule.ts';

/** "File < 1 MB" (DOCS faq). */
const LARGEST_FILE = 1_000_000;

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
];
