// Rules about operations: their IDs, and their parameters as a whole.
import { schemaFieldsOf } from '../follow.ts';
import { asList, asText, repeated } from '../json.ts';
import { hasRequestBody, isBody, isForm, type OperationPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

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
        pathVariablesOf(one.path).some((name) => !name.includes('=') && !namesIn(one, 'path').includes(name)),
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
    check: ({ operations }) => where(operations, (one) => ['get', 'head'].includes(one.method) && hasRequestBody(one)),
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
];

function pathVariablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name = '']) => name);
}

function namesIn(operation: OperationPart, location: string): readonly string[] {
  return operation.parameters.filter(({ node }) => node.in === location).map(({ node }) => asText(node.name));
}
