// Rules about parameters: their location and their names.
import { asText, isTree, type JsonTree, tree } from '../json.ts';
import { isBody, type LintedPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const locations = ['path', 'query', 'header', 'body', 'formData'];
const described = ['type', 'format', 'items', 'enum', 'default', 'pattern', 'maximum', 'minimum', 'collectionFormat'];
const ENCODING = 'x-ms-url-encoding';

/** Headers set by the platform or the connection; a parameter of this name would be lost or would override the key. */
const reserved = ['host', 'content-length', 'transfer-encoding', 'connection', 'authorization'];

export const parameterRules: readonly LintRule[] = [
  {
    name: 'ParameterLocationNotValid',
    level: 'error',
    sentence: `Send the parameter in one of ${locations.join(', ')}; there are no cookies.`,
    check: ({ parameters }) =>
      where(parameters, ({ node }) => node.in !== undefined && !locations.includes(asText(node.in))),
  },
  {
    name: 'PathParameterMustBeRequired',
    level: 'error',
    sentence: 'Mark the parameter of a path as required.',
    check: ({ parameters }) => where(parameters, ({ node }) => node.in === 'path' && node.required !== true),
  },
  {
    name: 'PathParameterMissingEncoding',
    level: 'recommendation',
    sentence: `Add "${ENCODING}": "single", so that a slash in a value stays in its segment.`,
    check: ({ parameters }) => where(parameters, ({ node }) => node.in === 'path' && !(ENCODING in node)),
  },
  {
    name: 'PathParameterEncodingNotSingle',
    level: 'recommendation',
    sentence: `Use "${ENCODING}": "single"; the relay decodes once.`,
    check: ({ parameters }) => where(parameters, ({ node }) => node.in === 'path' && node[ENCODING] === 'double'),
  },
  {
    name: 'QueryParameterEncodingNotSupported',
    level: 'error',
    sentence: `Take "${ENCODING}" out; queries are always encoded once.`,
    check: ({ parameters }) => where(parameters, ({ node }) => node.in === 'query' && ENCODING in node),
  },
  {
    name: 'ParameterTypeMissing',
    level: 'error',
    sentence: 'Name the type of the parameter.',
    check: ({ parameters }) =>
      where(parameters, (part) => !isBody(part) && !('schema' in part.node) && !('type' in part.node)),
  },
  {
    name: 'BodyParameterSchemaRequired',
    level: 'error',
    sentence: 'Give the body a schema.',
    check: ({ parameters }) => where(parameters, (part) => isBody(part) && !isTree(part.node.schema)),
  },
  {
    name: 'BodyParameterPropertyNotValid',
    level: 'error',
    sentence: 'Describe the body in its schema, not beside it.',
    check: ({ parameters }) =>
      whereKeys(parameters.filter(isBody), ({ node }) => described.filter((key) => key in node)),
  },
  {
    name: 'NonBodyParameterSchemaNotValid',
    level: 'error',
    sentence: 'Describe the parameter by its type; only a body has a schema.',
    check: ({ parameters }) => where(parameters, (part) => !isBody(part) && 'schema' in part.node),
  },
  {
    name: 'FileParameterMustBeInFormData',
    level: 'error',
    sentence: 'Send a file as form data.',
    check: ({ parameters }) => where(parameters, ({ node }) => node.type === 'file' && node.in !== 'formData'),
  },
  {
    name: 'ParameterObjectNotAllowed',
    level: 'error',
    sentence: 'Send an object in the body; elsewhere a parameter is a text, a number, a truth value or a list.',
    check: ({ parameters }) => where(parameters, (part) => !isBody(part) && part.node.type === 'object'),
  },
  {
    name: 'AllowEmptyValueOnlyValidForQueryFormData',
    level: 'error',
    sentence: 'Take "allowEmptyValue" out; only queries and forms have it.',
    check: ({ parameters }) =>
      where(parameters, ({ node }) => 'allowEmptyValue' in node && !['query', 'formData'].includes(asText(node.in))),
  },
  {
    name: 'InvalidFormDataParameterName',
    level: 'error',
    sentence: 'Write the name of a form field in ASCII.',
    check: ({ parameters }) =>
      where(parameters, ({ node }) => node.in === 'formData' && !/^[\x20-\x7e]*$/.test(asText(node.name))),
  },
  {
    name: 'ConnectionIdParameterNotAllowed',
    level: 'error',
    sentence: 'Rename the parameter; connectionId belongs to the platform.',
    check: ({ parameters }) => where(parameters, ({ node }) => asText(node.name).toLowerCase() === 'connectionid'),
  },
  {
    name: 'ReservedParameterIsUsed',
    level: 'error',
    sentence: 'Take the parameter out; the platform or the connection sets it.',
    check: ({ root, parameters }) =>
      where(
        parameters,
        (part) =>
          (part.node.in === 'header' && reserved.includes(asText(part.node.name).toLowerCase())) ||
          isSecuredBy(tree(root.node.securityDefinitions), part),
      ),
  },
  {
    name: 'CollectionFormatValueNotSupported',
    level: 'error',
    sentence: 'Use csv, ssv, tsv or pipes; multi only in a query or a form.',
    check: ({ parameters }) =>
      where(parameters, ({ node }) => {
        const format = node.collectionFormat;
        const isMulti = format === 'multi' && ['query', 'formData'].includes(asText(node.in));
        return typeof format === 'string' && !isMulti && !['csv', 'ssv', 'tsv', 'pipes'].includes(format);
      }),
  },
  {
    name: 'CollectionFormatNotOnArray',
    level: 'error',
    sentence: 'Take "collectionFormat" out; only a list has it.',
    check: ({ values }) => where(values, ({ node }) => 'collectionFormat' in node && node.type !== 'array'),
  },
];

function isSecuredBy(schemes: JsonTree, { node }: LintedPart): boolean {
  return Object.values(schemes)
    .map(tree)
    .some((scheme) => scheme.in === node.in && asText(scheme.name).toLowerCase() === asText(node.name).toLowerCase());
}
