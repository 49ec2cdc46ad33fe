// Rules about MIME types: what operations consume and produce.
import type { LintedConnector } from '../connector.ts';
import { asTexts, tree } from '../json.ts';
import { hasRequestBody, isForm, type OperationPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

/** The MIME types of request bodies that the platform supports. */
const supportedTypes = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];
const mimeTypePattern = /^[a-z]+\/[a-z0-9.+*-]+(;.*)?$/i;

export const mimeTypeRules: readonly LintRule[] = [
  {
    name: 'ConsumesMissing',
    level: 'error',
    sentence: 'Name the MIME type of the body in "consumes".',
    check: (connector) =>
      where(
        connector.operations,
        (one) => hasRequestBody(one) && one.method !== 'get' && consumesOf(connector, one).length === 0,
      ),
  },
  {
    name: 'MimeTypeNotValid',
    level: 'error',
    sentence: 'Write a MIME type as type/subtype.',
    check: ({ root, operations }) =>
      whereKeys([root, ...operations], ({ node }) =>
        ['consumes', 'produces'].filter((key) => asTexts(node[key]).some((type) => !mimeTypePattern.test(type))),
      ),
  },
  {
    name: 'MimeTypeNotSupported',
    level: 'error',
    sentence: `Consume only ${supportedTypes.join(', ')}.`,
    check: ({ root, operations }) =>
      whereKeys([root, ...operations], ({ node }) =>
        asTexts(node.consumes).some((type) => mimeTypePattern.test(type) && !supportedTypes.includes(type))
          ? ['consumes']
          : [],
      ),
  },
  {
    name: 'MimeTypeNotCompatibleWithRequestContentSchemaType',
    level: 'error',
    sentence: 'Name a MIME type that can carry this input: JSON for objects, a form for form data.',
    check: (connector) =>
      where(connector.operations, (one) => {
        const types = consumesOf(connector, one).filter((type) => supportedTypes.includes(type));
        return (
          hasRequestBody(one) &&
          one.method !== 'get' &&
          types.length > 0 &&
          !suitableTypes(one).some((type) => types.includes(type))
        );
      }),
  },
  {
    name: 'StringBinaryNotSupportedForFormUrlEncoded',
    level: 'error',
    sentence: 'Send binary fields as multipart/form-data.',
    check: (connector) =>
      where(
        connector.operations,
        (one) =>
          consumesOf(connector, one).includes('application/x-www-form-urlencoded') &&
          one.parameters.some((part) => isForm(part) && part.node.format === 'binary'),
      ),
  },
];

function consumesOf({ root }: LintedConnector, { node }: OperationPart): readonly string[] {
  return asTexts(node.consumes ?? root.node.consumes);
}

/** The MIME types that can carry the operation's body. */
function suitableTypes(operation: OperationPart): readonly string[] {
  if (operation.parameters.some(({ node }) => node.type === 'file')) return ['multipart/form-data'];
  if (operation.parameters.some(isForm)) return ['multipart/form-data', 'application/x-www-form-urlencoded'];
  const body = tree(operation.body);
  const isText = body.type === 'string';
  return isText ? ['application/json', 'text/plain'] : ['application/json'];
}
