// Rules about operations: their IDs, their inputs as a whole, their revisions.
import type { LintedConnector } from '../connector.ts';
import { schemaFieldsOf } from '../follow.ts';
import { asList, asText, asTexts, type JsonTree, repeated, tree } from '../json.ts';
import type { LintedPart, OperationPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const mimeTypes = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];
const mimeForm = /^[a-z]+\/[a-z0-9.+*-]+(;.*)?$/i;

/** The limit is not published; this is the longest name found in other connectors. */
const LONGEST_ID = 80;

export const operationRules: readonly LintRule[] = [
  {
    name: 'OperationIdRequired',
    level: 'error',
    sentence: 'Give the operation an operationId.',
    check: ({ operations }) => where(operations, ({ id }) => id === ''),
  },
  {
    name: 'OperationIdNotUnique',
    level: 'error',
    sentence: 'Give each operation an id of its own.',
    check: ({ operations }) => {
      const twice = repeated(operations.map(({ id }) => id));
      return where(operations, ({ id }) => id !== '' && twice.includes(id));
    },
  },
  {
    name: 'OperationIdSanitized',
    level: 'error',
    sentence: 'Use letters and digits only in the operationId.',
    check: ({ operations }) => where(operations, ({ id }) => /[^A-Za-z0-9_]/.test(id)),
  },
  {
    name: 'OperationIdNotPascalCase',
    level: 'recommendation',
    sentence: 'Write the operationId in PascalCase, as in ListApps; a revision ends in _V2.',
    check: ({ operations }) =>
      where(operations, ({ id }) => /^[A-Za-z0-9_]+$/.test(id) && !/^[A-Z][A-Za-z0-9]*(_V[0-9]+)?$/.test(id)),
  },
  {
    name: 'OperationIdTooLong',
    level: 'recommendation',
    sentence: `Keep the operationId within ${LONGEST_ID} characters.`,
    check: ({ operations }) => where(operations, ({ id }) => id.length > LONGEST_ID),
  },
  {
    name: 'OperationMissingPathParameter',
    level: 'error',
    sentence: 'Define each variable of the path as a parameter.',
    check: ({ operations }) =>
      where(operations, (one) =>
        variablesOf(one.path).some((name) => !name.includes('=') && !namesIn(one, 'path').includes(name)),
      ),
  },
  {
    name: 'PathParameterNotDefinedInTemplate',
    level: 'error',
    sentence: 'Write the parameter into the path, as in /apps/{id}, or take it out.',
    check: ({ operations }) =>
      where(operations, (one) => namesIn(one, 'path').some((name) => !one.path.includes(`{${name}`))),
  },
  {
    name: 'OperationParametersContainDuplicateParameter',
    level: 'error',
    sentence: 'Name each parameter of the operation once.',
    check: ({ operations }) =>
      where(operations, ({ node, parameters }) => {
        const own = parameters.slice(0, asList(node.parameters).length).filter((part) => !isBody(part));
        return repeated(own.map((part) => `${asText(part.node.in)} ${asText(part.node.name)}`)).length > 0;
      }),
  },
  {
    name: 'OperationParametersContainMultipleBodyParameters',
    level: 'error',
    sentence: 'Give the operation one body at most.',
    check: ({ operations }) =>
      where(
        operations,
        ({ node, parameters }) => parameters.slice(0, asList(node.parameters).length).filter(isBody).length > 1,
      ),
  },
  {
    name: 'ParameterListContainsFormDataAndBody',
    level: 'error',
    sentence: 'Send a body or a form, not both.',
    check: ({ operations }) =>
      where(operations, ({ parameters }) => parameters.some(isBody) && parameters.some(isForm)),
  },
  {
    name: 'BodyOrFormDataParameterInFetchOperationNotAllowed',
    level: 'error',
    sentence: 'Take the body out; a GET has none.',
    check: ({ operations }) => where(operations, (one) => ['get', 'head'].includes(one.method) && sends(one)),
  },
  {
    name: 'OperationParameterNameIsAmbiguous',
    level: 'recommendation',
    sentence: 'Rename the parameter; a field of the body has the same name.',
    check: ({ root, operations }) =>
      where(operations, ({ parameters, body }) => {
        const fields = schemaFieldsOf(root.node, body).map(({ path }) => path);
        return parameters.some((part) => !isBody(part) && fields.includes(asText(part.node.name)));
      }),
  },
  {
    name: 'ConsumesMissing',
    level: 'error',
    sentence: 'Name the MIME type of the body in "consumes".',
    check: (connector) =>
      where(
        connector.operations,
        (one) => sends(one) && one.method !== 'get' && consumesOf(connector, one).length === 0,
      ),
  },
  {
    name: 'MimeTypeNotValid',
    level: 'error',
    sentence: 'Write a MIME type as type/subtype.',
    check: ({ root, operations }) =>
      whereKeys([root, ...operations], ({ node }) =>
        ['consumes', 'produces'].filter((key) => asTexts(node[key]).some((type) => !mimeForm.test(type))),
      ),
  },
  {
    name: 'MimeTypeNotSupported',
    level: 'error',
    sentence: `Consume only ${mimeTypes.join(', ')}.`,
    check: ({ root, operations }) =>
      whereKeys([root, ...operations], ({ node }) =>
        asTexts(node.consumes).some((type) => mimeForm.test(type) && !mimeTypes.includes(type)) ? ['consumes'] : [],
      ),
  },
  {
    name: 'MimeTypeNotCompatibleWithRequestContentSchemaType',
    level: 'error',
    sentence: 'Name a MIME type that can carry this input: JSON for objects, a form for form data.',
    check: (connector) =>
      where(connector.operations, (one) => {
        const types = consumesOf(connector, one).filter((type) => mimeTypes.includes(type));
        return (
          sends(one) && one.method !== 'get' && types.length > 0 && !carriers(one).some((type) => types.includes(type))
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
  {
    name: 'OperationDeprecatedNotMarked',
    level: 'recommendation',
    sentence: 'End the summary of a deprecated operation in "(deprecated)".',
    check: ({ operations }) =>
      where(operations, (one) => !isActive(one) && !asText(one.node.summary).toLowerCase().includes('deprecated')),
  },
  {
    name: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    level: 'error',
    sentence: 'Name a replacement only for a deprecated operation.',
    check: ({ operations }) => where(operations, (one) => isActive(one) && replacement(one) !== undefined),
  },
  {
    name: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    level: 'error',
    sentence: 'Name the "api" of the replacement.',
    check: ({ operations }) => where(operations, (one) => (replacement(one) ?? { api: 'x' }).api === undefined),
  },
  {
    name: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    level: 'error',
    sentence: 'Name the "operationId" of the replacement.',
    check: ({ operations }) =>
      where(operations, (one) => (replacement(one) ?? { operationId: 'x' }).operationId === undefined),
  },
  {
    name: 'OperationFamilyHasDuplicateRevisions',
    level: 'error',
    sentence: 'Give each operation of a family a revision of its own.',
    check: (connector) =>
      inFamilies(connector, (family) => {
        const revisions = family.map((one) => annotation(one).revision).filter((one) => one !== undefined);
        return repeated(revisions).length > 0;
      }),
  },
  {
    name: 'OperationFamilyHasManyActiveOperations',
    level: 'error',
    sentence: 'Deprecate the older operations of the family; two may stay active.',
    check: (connector) => inFamilies(connector, (family) => family.filter(isActive).length > 2),
  },
  {
    name: 'OperationFamilyHasManyActiveProductionOperations',
    level: 'error',
    sentence: 'Deprecate the older production operation of the family.',
    check: (connector) =>
      inFamilies(
        connector,
        (family) => family.filter((one) => isActive(one) && annotation(one).status === 'Production').length > 1,
      ),
  },
  {
    name: 'OperationFamilyHasManyEmptyRevisions',
    level: 'error',
    sentence: 'Give all operations of the family but the first a revision.',
    check: (connector) =>
      inFamilies(connector, (family) => family.filter((one) => annotation(one).revision === undefined).length > 1),
  },
  {
    name: 'OperationRevisionEmpty',
    level: 'recommendation',
    sentence: 'Say which revision of its family the operation is.',
    check: ({ operations }) =>
      where(operations, (one) => annotation(one).family !== undefined && annotation(one).revision === undefined),
  },
  {
    name: 'OperationIdShouldEndWithRevision',
    level: 'recommendation',
    sentence: 'End the operationId of a later revision in _V and its number.',
    check: ({ operations }) =>
      where(operations, (one) => {
        const { revision } = annotation(one);
        return typeof revision === 'number' && revision > 1 && !one.id.endsWith(`_V${revision}`);
      }),
  },
  {
    name: 'OperationStatusAheadOfConnector',
    level: 'error',
    sentence: 'An operation cannot be in production while the connector is in preview.',
    check: ({ root, operations }) =>
      tree(tree(root.node.info)['x-ms-api-annotation']).status === 'Preview'
        ? where(operations, (one) => annotation(one).status === 'Production')
        : [],
  },
];

function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name = '']) => name);
}

function namesIn(operation: OperationPart, location: string): readonly string[] {
  return operation.parameters.filter(({ node }) => node.in === location).map(({ node }) => asText(node.name));
}

function isForm({ node }: LintedPart): boolean {
  return node.in === 'formData';
}

function isBody({ node }: LintedPart): boolean {
  return node.in === 'body';
}

function consumesOf({ root }: LintedConnector, { node }: OperationPart): readonly string[] {
  return asTexts(node.consumes ?? root.node.consumes);
}

/** The MIME types that can carry the operation's body. */
function carriers(operation: OperationPart): readonly string[] {
  if (operation.parameters.some(({ node }) => node.type === 'file')) return ['multipart/form-data'];
  if (operation.parameters.some(isForm)) return ['multipart/form-data', 'application/x-www-form-urlencoded'];
  const body = tree(operation.body);
  const isText = body.type === 'string';
  return isText ? ['application/json', 'text/plain'] : ['application/json'];
}

function sends(operation: OperationPart): boolean {
  return operation.parameters.some((part) => isBody(part) || isForm(part));
}

function annotation({ node }: OperationPart): JsonTree {
  return tree(node['x-ms-api-annotation']);
}

function isActive({ node }: OperationPart): boolean {
  return node.deprecated !== true;
}

function replacement(operation: OperationPart): JsonTree | undefined {
  const value = annotation(operation).replacement;
  return value === undefined ? undefined : tree(value);
}

/** The operations of the families that satisfy the predicate. */
function inFamilies(
  { operations }: LintedConnector,
  faulty: (family: readonly OperationPart[]) => boolean,
): readonly string[] {
  const nameOf = (one: OperationPart): string => asText(annotation(one).family);
  const names = new Set(operations.map(nameOf).filter((name) => name !== ''));
  const families = [...names].map((name) => operations.filter((one) => nameOf(one) === name));
  return families.filter(faulty).flatMap((family) => family.map(({ place }) => place));
}
