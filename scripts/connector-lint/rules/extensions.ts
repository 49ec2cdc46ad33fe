// Rules about Power Platform's extensions: their names, their locations and the types of their values.
import type { LintedConnector } from '../connector.ts';
import { asText, jsonTypeOf, tree, under } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

type PartKind = 'root' | 'info' | 'path' | 'operation' | 'parameter' | 'response' | 'schema' | 'header';

interface Extension {
  readonly kinds: readonly PartKind[];
  readonly type: string;
}

/** Every extension, with its locations and its type (definition schema; DOCS openapi-extensions). */
const extensions: Readonly<Record<string, Extension>> = {
  'x-ms-summary': extension('string', 'operation', 'parameter', 'response', 'schema', 'header'),
  'x-ms-visibility': extension('string', 'operation', 'parameter', 'schema', 'header'),
  'x-ms-url-encoding': extension('string', 'parameter'),
  'x-ms-dynamic-values': extension('object', 'parameter', 'schema'),
  'x-ms-dynamic-list': extension('object', 'parameter', 'schema'),
  'x-ms-dynamic-schema': extension('object', 'parameter', 'schema'),
  'x-ms-dynamic-properties': extension('object', 'parameter', 'schema'),
  'x-ms-dynamic-tree': extension('object', 'parameter', 'schema'),
  'x-ms-enum-values': extension('array', 'parameter', 'schema'),
  'x-ms-trigger': extension('string', 'operation'),
  'x-ms-trigger-metadata': extension('object', 'operation'),
  'x-ms-trigger-hint': extension('string', 'operation'),
  'x-ms-trigger-value': extension('any', 'schema'),
  'x-ms-notification-content': extension('object', 'path'),
  'x-ms-notification-url': extension('boolean', 'schema'),
  'x-ms-notification': extension('object', 'operation'),
  'x-ms-pageable': extension('object', 'operation'),
  'x-ms-capabilities': extension('object', 'root', 'operation'),
  'x-ms-api-annotation': extension('object', 'operation', 'info'),
  'x-ms-operation-context': extension('object', 'operation'),
  'x-ms-no-generic-test': extension('boolean', 'operation'),
  'x-ms-test-value': extension('any', 'parameter', 'schema'),
  'x-ms-agentic-protocol': extension('string', 'operation'),
  'x-ms-safe-operation': extension('boolean', 'operation'),
  'x-ms-connector-metadata': extension('array', 'root'),
  'x-ms-media-kind': extension('string', 'schema', 'parameter'),
  'x-ms-editor': extension('string', 'schema', 'parameter'),
  'x-ms-editor-options': extension('object', 'schema', 'parameter'),
  'x-ms-docs': extension('object', 'root'),
  'x-ms-deployment-version': extension('string', 'info'),
  'x-ms-localizeDefaultValue': extension('boolean', 'schema', 'parameter'),
};

/** Extensions of AutoRest that are "ignored by the Power Platform" (definition schema). */
const ignored = ['x-ms-enum', 'x-ms-parameter-location', 'x-ms-skip-url-encoding', 'x-ms-client-name'];

/** The allowed values of extensions with few values. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'x-ms-visibility': ['important', 'advanced', 'internal'],
  'x-ms-url-encoding': ['single', 'double'],
  'x-ms-trigger': ['batch', 'single'],
  'x-ms-media-kind': ['image', 'audio'],
  // mcp-sse-1.0 is not supported any more
  'x-ms-agentic-protocol': ['mcp-streamable-1.0'],
};

export const extensionRules: readonly LintRule[] = [
  {
    name: 'ExtensionUnknown',
    level: 'error',
    sentence: 'Correct the spelling; the platform silently ignores an extension that it does not know.',
    check: ({ objects }) =>
      whereKeys(objects.filter(isNotMap), (part) =>
        extensionsOf(part).filter((key) => !Object.hasOwn(extensions, key) && !ignored.includes(key)),
      ),
  },
  {
    name: 'ExtensionIgnored',
    level: 'recommendation',
    sentence: 'Take it out; Power Platform ignores this extension.',
    check: ({ objects }) => whereKeys(objects, (part) => extensionsOf(part).filter((key) => ignored.includes(key))),
  },
  {
    name: 'ExtensionMisplaced',
    level: 'error',
    sentence: 'Move the extension to where it counts; here it does nothing.',
    check: (connector) =>
      whereKeys(partsByKind(connector), (part) =>
        extensionsOf(part).filter((key) => !(extensions[key]?.kinds ?? [part.kind]).includes(part.kind)),
      ),
  },
  {
    name: 'ExtensionTypeIncorrect',
    level: 'error',
    sentence: 'Give the extension a value of its type.',
    check: (connector) =>
      whereKeys(partsByKind(connector), (part) =>
        extensionsOf(part).filter((key) => key !== 'x-ms-connector-metadata' && !isOfItsType(part, key)),
      ),
  },
  {
    name: 'ExtensionValueNotValid',
    level: 'error',
    sentence: 'Use one of the values that the extension has, in lower case.',
    check: ({ objects }) =>
      whereKeys(objects, ({ node }) =>
        Object.keys(choices).filter(
          (key) => typeof node[key] === 'string' && !choices[key]?.includes(asText(node[key])),
        ),
      ),
  },
  {
    name: 'UrlEncodingOnlyForPath',
    level: 'error',
    sentence: 'Take "x-ms-url-encoding" out; only a path has it.',
    check: ({ parameters }) =>
      where(parameters, ({ node }) => 'x-ms-url-encoding' in node && !['path', 'query'].includes(asText(node.in))),
  },
];

function extension(type: string, ...kinds: readonly PartKind[]): Extension {
  return { type, kinds };
}

/** The keys of these objects are user-defined names, such as a header x-ms-request-id. */
function isNotMap({ place }: LintedPart): boolean {
  return !/\/(headers|properties|definitions)$/.test(place);
}

function extensionsOf({ node }: LintedPart): readonly string[] {
  return Object.keys(node).filter((key) => key.startsWith('x-ms-'));
}

function isOfItsType({ node }: LintedPart, key: string): boolean {
  return [jsonTypeOf(node[key]), 'any'].includes(extensions[key]?.type ?? 'any');
}

/** The parts that may have extensions, each with its kind. */
function partsByKind(connector: LintedConnector): readonly (LintedPart & { readonly kind: PartKind })[] {
  const { root, paths, operations, parameters, responses, schemas, objects } = connector;
  const ofKind = (kind: PartKind, parts: readonly LintedPart[]) =>
    parts.map(({ place, node }) => ({ place, node, kind }));
  return [
    ...ofKind('root', [root]),
    ...ofKind('info', [{ place: under(root.place, 'info'), node: tree(root.node.info) }]),
    ...ofKind('path', paths),
    ...ofKind('operation', operations),
    ...ofKind('parameter', parameters),
    ...ofKind('response', responses),
    ...ofKind('schema', schemas),
    ...ofKind(
      'header',
      objects.filter(({ place }) => /\/headers\/[^/]+$/.test(place)),
    ),
  ];
}
