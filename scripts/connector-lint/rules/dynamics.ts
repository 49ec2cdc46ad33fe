// Rules about extensions that call another operation at design time: the called operation, its inputs, and what is read from its response.
import type { LintedConnector } from '../connector.ts';
import { inPairs, isFilled, isReference, missingFor } from '../dynamicInputs.ts';
import type { Dynamic } from '../dynamics.ts';
import { find, followReference } from '../follow.ts';
import { asText, isOfType, isTree, type JsonTree, tree, under } from '../json.ts';
import { isHidden, successResponseOf } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

/** The keys that each extension needs. */
const required: Record<Dynamic['kind'], readonly string[]> = {
  values: ['operationId', 'value-path'],
  list: ['operationId', 'itemValuePath'],
  schema: ['operationId'],
  properties: ['operationId'],
};

export const dynamicRules: readonly LintRule[] = [
  {
    name: 'OperationIdNotFound',
    level: 'error',
    sentence: 'Name an operation of this definition.',
    check: (connector) => {
      const ids = connector.operations.map(({ id }) => id);
      return [
        ...where(connector.dynamics, ({ node, target }) => node.operationId !== undefined && !target),
        ...operationsNamed(connector)
          .filter(({ id }) => !ids.includes(asText(id)))
          .map(({ place }) => place),
      ];
    },
  },
  {
    name: 'DynamicExtensionIncomplete',
    level: 'error',
    sentence: 'Name the operation, and where in its answer the value is.',
    check: ({ dynamics }) => where(dynamics, ({ kind, node }) => required[kind].some((key) => node[key] === undefined)),
  },
  {
    name: 'OperationParameterNameNotFound',
    level: 'error',
    sentence: 'Name an input that the operation has.',
    check: inPairs(
      (pair) =>
        (pair.dynamic.target && !pair.target) || (isReference(pair) && pair.owner !== undefined && !pair.source),
    ),
  },
  {
    name: 'OperationMissingRequiredProperty',
    level: 'error',
    sentence: 'Give every input that the called operation requires.',
    check: (connector) =>
      where(
        connector.dynamics,
        ({ target, given }) =>
          target !== undefined &&
          missingFor(
            connector,
            target,
            given.map(({ name }) => name),
          ).length > 0,
      ),
  },
  {
    name: 'OperationParameterRequiredMismatch',
    level: 'recommendation',
    sentence: 'Require the input too: until it is filled in, the call cannot be made.',
    check: inPairs(
      ({ target, source }) => target?.required === true && source?.required === false && !isFilled(source),
    ),
  },
  {
    name: 'OperationParameterTypeMismatch',
    level: 'error',
    sentence: 'Give an input of the type that the called operation takes.',
    check: inPairs(({ target, source }) => Boolean(target && source) && target?.node.type !== source?.node.type),
  },
  {
    name: 'OperationParameterStaticTypeMismatch',
    level: 'error',
    sentence: 'Give a value of the type that the called operation takes.',
    check: inPairs(
      ({ given, target }) =>
        given.reference === undefined &&
        typeof target?.node.type === 'string' &&
        !isOfType(given.value, target.node.type),
    ),
  },
  {
    name: 'SourcePropertyInternal',
    level: 'error',
    sentence: 'Show the input to the maker, or give a fixed value.',
    check: inPairs(
      ({ source, owner }) => source?.internal === true && owner !== undefined && !isHidden(owner) && !isFilled(source),
    ),
  },
  {
    name: 'InvokedOperationShouldProduceArray',
    level: 'error',
    sentence: 'Point at a list in the answer of the called operation.',
    check: (connector) =>
      where(
        connector.dynamics,
        (one) => readsList(one) && one.target !== undefined && listOf(connector, one)?.type !== 'array',
      ),
  },
  {
    name: 'InvokedOperationShouldProduceProperty',
    level: 'error',
    sentence: 'Point at properties that each item of the list has.',
    check: (connector) =>
      where(connector.dynamics, (one) => {
        const found = listOf(connector, one);
        if (!readsList(one) || found?.type !== 'array') return false;
        const item = followReference(connector.root.node, found.items);
        return one.paths.some((path) => find(connector.root.node, item, path) === undefined);
      }),
  },
];

/** Each operation ID in the connection test, a simulation or a notification, with its place. */
function operationsNamed({ root, operations }: LintedConnector): readonly { place: string; id: unknown }[] {
  return [
    ...[tree(root.node['x-ms-capabilities']).testConnection].filter(isTree).map((test) => ({
      place: under(root.place, 'x-ms-capabilities', 'testConnection'),
      id: test.operationId,
    })),
    ...operations.flatMap(({ place, node }) => [
      ...[tree(node['x-ms-operation-context']).simulate].filter(isTree).map((simulate) => ({
        place: under(place, 'x-ms-operation-context'),
        id: simulate.operationId,
      })),
      ...[node['x-ms-notification']].filter(isTree).map((notification) => ({
        place: under(place, 'x-ms-notification'),
        id: notification.operationId,
      })),
    ]),
  ];
}

/** The schema that the extension reads its list from. */
function listOf(connector: LintedConnector, { target, collection }: Dynamic): JsonTree | undefined {
  return target && find(connector.root.node, successResponseOf(target)?.schema, collection);
}

function readsList({ kind }: Dynamic): boolean {
  return kind === 'values' || kind === 'list';
}
