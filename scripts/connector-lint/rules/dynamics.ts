// Rules about design-time calls that fill drop-downs and dynamic schemas, and about the connection test.
import type { LintedConnector } from '../connector.ts';
import type { Dynamic, DynamicInput } from '../dynamics.ts';
import { find, followReference, schemaFieldsOf } from '../follow.ts';
import { asList, asText, isOfType, isTree, type JsonTree, tree, under } from '../json.ts';
import type { LintedPart, OperationPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

interface Input {
  readonly name: string;
  readonly node: JsonTree;
  readonly required: boolean;
  readonly internal: boolean;
}

interface Pair {
  readonly given: DynamicInput;
  readonly wants: Input | undefined;
  readonly source: Input | undefined;
  readonly owner: OperationPart | undefined;
  readonly dynamic: Dynamic;
}

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
        ...named(connector)
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
      (pair) => (pair.dynamic.target && !pair.wants) || (isReference(pair) && pair.owner !== undefined && !pair.source),
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
    check: inPairs(({ wants, source }) => wants?.required === true && source?.required === false && !isFilled(source)),
  },
  {
    name: 'OperationParameterTypeMismatch',
    level: 'error',
    sentence: 'Give an input of the type that the called operation takes.',
    check: inPairs(({ wants, source }) => Boolean(wants && source) && wants?.node.type !== source?.node.type),
  },
  {
    name: 'OperationParameterStaticTypeMismatch',
    level: 'error',
    sentence: 'Give a value of the type that the called operation takes.',
    check: inPairs(
      ({ given, wants }) =>
        given.reference === undefined &&
        typeof wants?.node.type === 'string' &&
        !isOfType(given.value, wants.node.type),
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
        (one) => reads(one) && one.target !== undefined && listOf(connector, one)?.type !== 'array',
      ),
  },
  {
    name: 'InvokedOperationShouldProduceProperty',
    level: 'error',
    sentence: 'Point at properties that each item of the list has.',
    check: (connector) =>
      where(connector.dynamics, (one) => {
        const found = listOf(connector, one);
        if (!reads(one) || found?.type !== 'array') return false;
        const item = followReference(connector.root.node, found.items);
        return one.paths.some((path) => find(connector.root.node, item, path) === undefined);
      }),
  },
  {
    name: 'DynamicExtensionDefinitionNotAllowedInParameter',
    level: 'error',
    sentence: 'Move the dynamic extension from the body into its schema.',
    check: ({ parameters }) =>
      where(
        parameters,
        ({ node }) => node.in === 'body' && Object.keys(node).some((key) => key.startsWith('x-ms-dynamic-')),
      ),
  },
  {
    name: 'DynamicListExtensionRequiredForNonParameterReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-list; x-ms-dynamic-values cannot refer into a body.',
    check: needsSibling('values', 'x-ms-dynamic-list', pointsIntoBody),
  },
  {
    name: 'DynamicListExtensionRequiredForAmbiguousReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-list; the reference could mean a field of the body.',
    check: needsSibling('values', 'x-ms-dynamic-list', isAmbiguous),
  },
  {
    name: 'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-properties; x-ms-dynamic-schema cannot refer into a body.',
    check: needsSibling('schema', 'x-ms-dynamic-properties', pointsIntoBody),
  },
  {
    name: 'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-properties; the reference could mean a field of the body.',
    check: needsSibling('schema', 'x-ms-dynamic-properties', isAmbiguous),
  },
  {
    name: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    level: 'error',
    sentence: 'Add x-ms-dynamic-properties, which points at the schema itself.',
    check: ({ dynamics }) =>
      where(
        dynamics,
        ({ kind, node, carrier }) =>
          kind === 'schema' &&
          /(^|\/)properties$/.test(asText(node['value-path'])) &&
          !('x-ms-dynamic-properties' in carrier),
      ),
  },
  {
    name: 'DynamicPropertiesItemValuePathMismatch',
    level: 'error',
    sentence: 'Use the same path in both extensions, without "properties" at its end.',
    check: ({ dynamics }) =>
      where(dynamics, ({ kind, node, carrier }) => {
        const older = tree(carrier['x-ms-dynamic-schema'])['value-path'];
        return (
          kind === 'properties' &&
          asText(older) !== '' &&
          asText(older).replace(/\/?properties$/, '') !== asText(node.itemValuePath)
        );
      }),
  },
  {
    name: 'TestConnectionMissing',
    level: 'recommendation',
    sentence: 'Name an operation in x-ms-capabilities that tests a new connection.',
    check: (connector) => (testOf(connector).test ? [] : [connector.root.place]),
  },
  {
    name: 'TestConnectionNotGet',
    level: 'error',
    sentence: 'Test the connection with a GET.',
    check: (connector) => {
      const { operation, place } = testOf(connector);
      return operation && operation.method !== 'get' ? [place] : [];
    },
  },
  {
    name: 'TestConnectionNeedsInput',
    level: 'error',
    sentence: 'Test the connection with an operation that needs no input, or give the input.',
    check: (connector) => {
      const { test, operation, place } = testOf(connector);
      const given = Object.keys(tree(test?.parameters));
      return operation?.method === 'get' && missingFor(connector, operation, given).length > 0 ? [place] : [];
    },
  },
  {
    name: 'PathIdWithoutDynamicValues',
    level: 'recommendation',
    sentence: 'Let the maker pick the id from a list: add x-ms-dynamic-values.',
    check: ({ operations }) => [
      ...new Set(
        operations
          .filter((one) => !isHidden(one))
          .flatMap(({ parameters }) => parameters)
          .filter((part) => part.node.in === 'path' && /id$/i.test(asText(part.node.name)) && !isHidden(part))
          .filter(({ node }) => !('x-ms-dynamic-values' in node) && asList(node.enum).length === 0)
          .map(({ place }) => place),
      ),
    ],
  },
];

/** The inputs of an operation by reference name: body inputs begin with the body's name. */
function inputsOf({ root }: LintedConnector, { parameters }: OperationPart): readonly Input[] {
  return parameters.flatMap(({ node }): readonly Input[] => {
    const [name, hidden] = [asText(node.name), node['x-ms-visibility'] === 'internal'];
    const own = { name, node, required: node.required === true, internal: hidden };
    if (node.in !== 'body') return [own];
    return schemaFieldsOf(root.node, node.schema).map((field) => ({
      ...field,
      name: `${name}/${field.path}`,
      internal: hidden || field.internal,
    }));
  });
}

/** A body field may be referenced with or without the name of the body. */
function inputNamed(inputs: readonly Input[], name: string): Input | undefined {
  return inputs.find((one) => one.name === name) ?? inputs.find((one) => one.name.replace(/^[^/]*\//, '') === name);
}

function isFilled({ node }: Input): boolean {
  return 'default' in node;
}

function missingFor(connector: LintedConnector, target: OperationPart, given: readonly string[]): readonly string[] {
  return inputsOf(connector, target)
    .filter((input) => input.required && !isFilled(input))
    .map(({ name }) => name)
    .filter((name) => !given.some((one) => name === one || name.endsWith(`/${one}`)));
}

/** The operation referenced by the connection test, a simulation or a notification. */
function named({ root, operations }: LintedConnector): readonly { place: string; id: unknown }[] {
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

/** The response schema of the called operation, and the schema of one item of its list. */
function answerOf(target: OperationPart): unknown {
  return target.responses.find(({ status, node }) => /^2\d\d$/.test(status) && node.schema)?.node.schema;
}

function listOf(connector: LintedConnector, { target, collection }: Dynamic): JsonTree | undefined {
  return target && find(connector.root.node, answerOf(target), collection);
}

function reads({ kind }: Dynamic): boolean {
  return kind === 'values' || kind === 'list';
}

/** Each input passed to a called operation, once per calling operation. */
function pairsOf(connector: LintedConnector): readonly Pair[] {
  return connector.dynamics.flatMap((dynamic) =>
    dynamic.given.flatMap((given) => {
      const wants = dynamic.target && inputNamed(inputsOf(connector, dynamic.target), given.name);
      const owners = dynamic.owners.length > 0 ? dynamic.owners : [undefined];
      return owners.map((owner) => {
        const source = owner && inputNamed(inputsOf(connector, owner), given.reference ?? '');
        return { given, wants, source, owner, dynamic };
      });
    }),
  );
}

function inPairs(faulty: (pair: Pair) => boolean) {
  return (connector: LintedConnector): readonly string[] => [
    ...new Set(
      pairsOf(connector)
        .filter(faulty)
        .map(({ given }) => given.place),
    ),
  ];
}

function isReference({ given }: Pair): boolean {
  return given.reference !== undefined;
}

/** Only the newer variant of the extension supports references into a body. */
function needsSibling(
  kind: 'values' | 'schema',
  sibling: string,
  faulty: (pair: Pair, connector: LintedConnector) => boolean,
) {
  return (connector: LintedConnector): readonly string[] =>
    inPairs(
      (pair) =>
        pair.dynamic.kind === kind &&
        isReference(pair) &&
        !(sibling in pair.dynamic.carrier) &&
        faulty(pair, connector),
    )(connector);
}

function pointsIntoBody({ given }: Pair): boolean {
  return given.reference?.includes('/') === true;
}

function isAmbiguous({ given, owner }: Pair, connector: LintedConnector): boolean {
  const names = owner ? inputsOf(connector, owner).map(({ name }) => name) : [];
  const reference = given.reference ?? '';
  return !reference.includes('/') && names.includes(reference) && names.some((name) => name.endsWith(`/${reference}`));
}

function testOf({ root, operations }: LintedConnector) {
  const test = tree(root.node['x-ms-capabilities']).testConnection;
  const operation = operations.find(({ id }) => id !== '' && id === tree(test).operationId);
  return {
    test: isTree(test) ? test : undefined,
    operation,
    place: under(root.place, 'x-ms-capabilities', 'testConnection'),
  };
}

function isHidden(part: LintedPart): boolean {
  return part.node['x-ms-visibility'] === 'internal';
}
