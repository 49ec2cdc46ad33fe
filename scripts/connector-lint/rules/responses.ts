// Rules about responses: the outputs for a flow, and the documented errors.
import type { LintedConnector } from '../connector.ts';
import { asTexts, has, isTree, repeated, tree, under } from '../json.ts';
import type { OperationPart, ResponsePart, SchemaPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const describes = ['$ref', 'type', 'properties', 'allOf', 'enum', 'items', 'additionalProperties'];

export const responseRules: readonly LintRule[] = [
  {
    name: 'OperationMustHaveResponse',
    level: 'error',
    sentence: 'Describe at least one response.',
    check: ({ operations }) =>
      where(operations, ({ node, responses }) => node.responses !== undefined && responses.length === 0),
  },
  {
    name: 'ResponseMustBeDefaultOrHttpStatusCode',
    level: 'error',
    sentence: 'Name a response by an HTTP status such as "200", or "default".',
    check: ({ operations }) =>
      operations.flatMap(({ place, responses }) =>
        responses
          .filter(({ status }) => !/^([1-5]\d\d|default)$/.test(status))
          .map(({ status }) => under(place, 'responses', status)),
      ),
  },
  {
    name: 'OperationShouldHaveSuccessfulResponse',
    level: 'certification',
    sentence: 'Describe the response of a success (2xx).',
    check: ({ operations }) => where(operations, ({ responses }) => responses.length > 0 && !responses.some(isSuccess)),
  },
  {
    name: 'SchemaDefinitionSetIncorrectly',
    level: 'certification',
    sentence: 'Give the 200 or 201 response a schema; without it a flow cannot go on with the answer.',
    check: ({ operations }) =>
      where(
        operations,
        (one) => !needsNoSchema(one) && !one.responses.some((part) => /^20[01]$/.test(part.status) && hasSchema(part)),
      ),
  },
  {
    name: 'DefaultResponseHasSchema',
    level: 'certification',
    sentence: 'Take the schema out of the default response.',
    check: ({ operations }) =>
      where(operations, ({ responses }) => responses.some((part) => part.status === 'default' && hasSchema(part))),
  },
  {
    name: 'OperationHasManyResponsesWithSchema',
    level: 'recommendation',
    sentence: 'Keep one schema: the designer shows the first and ignores the others.',
    check: ({ operations }) =>
      where(
        operations,
        ({ responses }) => responses.filter((one) => one.status !== 'default' && hasSchema(one)).length > 1,
      ),
  },
  {
    name: 'DefaultResponseMissing',
    level: 'recommendation',
    sentence: 'Add a "default" response without a schema (DOCS coding-standards).',
    check: ({ operations }) =>
      where(
        operations,
        ({ responses }) => responses.length > 0 && !responses.some(({ status }) => status === 'default'),
      ),
  },
  {
    name: 'ErrorResponseMissing',
    level: 'recommendation',
    sentence: 'Describe at least one refusal (4xx or 5xx).',
    check: ({ operations }) =>
      where(
        operations,
        ({ responses }) => responses.length > 0 && !responses.some(({ status }) => /^[45]\d\d$/.test(status)),
      ),
  },
  {
    name: 'EmptySchemaNotAllowed',
    level: 'certification',
    sentence: 'Say what the value is; only a dynamic schema may be empty.',
    check: ({ schemas }) => where(schemas, (part) => !describes.some((key) => has(part.node, key)) && !isDynamic(part)),
  },
  {
    name: 'ObjectWithoutProperties',
    level: 'certification',
    sentence: 'List the properties of the object.',
    check: ({ schemas }) =>
      where(
        schemas,
        (part) =>
          part.node.type === 'object' &&
          Object.keys(tree(part.node.properties)).length === 0 &&
          !isDynamic(part) &&
          !isOpen(part),
      ),
  },
  {
    name: 'SchemaTypeMissing',
    level: 'recommendation',
    sentence: 'Name the type of the value.',
    check: ({ schemas }) =>
      where(schemas, ({ node }) => {
        const isTyped = ['type', '$ref', 'allOf'].some((key) => has(node, key));
        return !isTyped && describes.some((key) => has(node, key));
      }),
  },
  {
    name: 'ResponseExampleMustBeProducedByOperation',
    level: 'error',
    sentence: 'Give examples only of MIME types that the operation produces.',
    check: (connector) =>
      where(connector.operations, (one) =>
        one.responses.some(({ node }) =>
          Object.keys(tree(node.examples)).some((type) => !exampleTypes(connector, one).includes(type)),
        ),
      ),
  },
  {
    name: 'ResponseHeadersAreNotUnique',
    level: 'error',
    sentence: 'Describe each response header once; capital letters do not distinguish headers.',
    check: ({ responses }) =>
      whereKeys(responses, ({ node }) => {
        const headers = Object.keys(tree(node.headers)).map((key) => key.toLowerCase());
        return repeated(headers).length > 0 ? ['headers'] : [];
      }),
  },
  {
    name: 'SharedPartNotUsed',
    level: 'recommendation',
    sentence: 'Take out what no operation refers to.',
    check: ({ root, operations }) => {
      const used = JSON.stringify([root.node.paths, root.node.responses, root.node.parameters]);
      const isUsed = (kind: string, key: string): boolean =>
        kind === 'definitions'
          ? operations.some(({ definitions }) => definitions.has(key))
          : used.includes(JSON.stringify(`#/${kind}/${key}`));
      return ['definitions', 'parameters', 'responses'].flatMap((kind) =>
        Object.keys(tree(root.node[kind]))
          .filter((key) => !isUsed(kind, key))
          .map((key) => under(root.place, kind, key)),
      );
    },
  },
];

function isSuccess({ status }: ResponsePart): boolean {
  return /^2\d\d$/.test(status);
}

function hasSchema({ node }: ResponsePart): boolean {
  return node.schema !== undefined;
}

/** A response without a body: none (204), pending (202), or an accepted webhook subscription. */
function needsNoSchema({ item, method, responses }: OperationPart): boolean {
  return (
    !responses.some(({ status }) => status === '200' || status === '201') ||
    method === 'delete' ||
    'x-ms-notification-content' in item
  );
}

function isDynamic({ node }: SchemaPart): boolean {
  return Object.keys(node).some((key) => key.startsWith('x-ms-dynamic-'));
}

function isOpen({ node }: SchemaPart): boolean {
  return isTree(node.additionalProperties) || node.additionalProperties === true || node.allOf !== undefined;
}

function exampleTypes({ root }: LintedConnector, { node }: OperationPart): readonly string[] {
  return asTexts(node.produces ?? root.node.produces);
}
