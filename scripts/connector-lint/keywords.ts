// The keywords of Swagger 2.0 with their types, by kind of object.
import type { LintedConnector } from './connector.ts';
import { type JsonTree, tree, under } from './json.ts';
import type { LintedPart } from './parts.ts';
import { entries } from './visit.ts';

interface Kind {
  readonly required: readonly string[];
  readonly keywords: Readonly<Record<string, string>>;
}

const value = {
  any: 'default',
  string: 'type format pattern collectionFormat',
  number: 'maximum minimum multipleOf',
  boolean: 'exclusiveMaximum exclusiveMinimum',
  integer: 'maxLength minLength maxItems minItems',
  array: 'enum',
  object: 'items',
};

const kinds = {
  document: {
    required: ['swagger', 'info', 'host', 'paths'],
    keywords: spell({
      any: 'swagger',
      string: 'host basePath',
      array: 'schemes consumes produces security tags',
      object: 'info paths definitions parameters responses securityDefinitions externalDocs',
    }),
  },
  info: {
    required: ['title', 'version', 'description'],
    keywords: spell({ string: 'title version description termsOfService', object: 'contact license' }),
  },
  contact: { required: [], keywords: spell({ string: 'name url email' }) },
  license: { required: ['name'], keywords: spell({ string: 'name url' }) },
  path: {
    required: [],
    keywords: spell({ any: '$ref', object: 'get put post delete options head patch', array: 'parameters' }),
  },
  operation: {
    required: ['responses'],
    keywords: spell({
      any: 'operationId',
      string: 'summary description',
      array: 'tags consumes produces parameters schemes security',
      object: 'externalDocs responses',
      boolean: 'deprecated',
    }),
  },
  parameter: {
    required: ['name', 'in'],
    keywords: {
      ...spell(value),
      ...spell({ string: 'name in description', any: 'schema', boolean: 'required allowEmptyValue' }),
    },
  },
  response: {
    required: ['description'],
    keywords: spell({ string: 'description', object: 'schema headers examples' }),
  },
  schema: {
    required: [],
    keywords: {
      ...spell({ ...value, string: 'type format pattern' }),
      ...spell({
        any: '$ref example additionalProperties',
        string: 'title description discriminator',
        boolean: 'readOnly',
        integer: 'maxProperties minProperties',
        array: 'required allOf',
        object: 'properties xml externalDocs',
      }),
    },
  },
  header: { required: ['type'], keywords: { ...spell(value), ...spell({ string: 'description' }) } },
} satisfies Record<string, Kind>;

/** Keywords of JSON Schema and OpenAPI 3 that Swagger 2.0 or Power Platform does not support (definition schema; DOCS). */
const foreign = new Set(
  (
    'anyOf oneOf not if then else const nullable writeOnly deprecated uniqueItems patternProperties propertyNames contains ' +
    'prefixItems additionalItems dependencies $id $schema $defs examples ' +
    'requestBody components servers callbacks links content style explode'
  ).split(' '),
);

export interface Shaped extends LintedPart, Kind {}

/** Every object of the definition with a fixed set of keywords. */
export function shapedOf({
  root,
  paths,
  operations,
  parameters,
  responses,
  schemas,
}: LintedConnector): readonly Shaped[] {
  return [
    ...shape('document', [root]),
    ...shape('info', child(root, 'info')),
    ...shape('contact', child(root, 'info', 'contact')),
    ...shape('license', child(root, 'info', 'license')),
    ...shape('path', paths),
    ...shape('operation', operations),
    ...shape('parameter', parameters),
    ...shape('response', responses),
    ...shape(
      'header',
      responses.flatMap(({ place, node }) => entries(under(place, 'headers'), node.headers)),
    ),
    ...shape('schema', schemas),
  ];
}

export function foreignKeys(part: Shaped): readonly string[] {
  return Object.keys(part.node).filter((key) => foreign.has(key) && !isKnown(key, part));
}

/** Keys that look like an extension but do not begin with `x-`. */
export function malformedExtensions(part: Shaped): readonly string[] {
  return Object.keys(part.node).filter((key) => looksLikeExtension(key) && !isKnown(key, part));
}

export function unknownKeys(part: Shaped): readonly string[] {
  return Object.keys(part.node).filter((key) => !isKnown(key, part) && !foreign.has(key) && !looksLikeExtension(key));
}

/** The type of a keyword; undefined if it is unknown. */
export function typeOfKeyword({ keywords }: Kind, key: string): string | undefined {
  return Object.hasOwn(keywords, key) ? keywords[key] : undefined;
}

/** The required keywords that are missing. */
export function missingKeys({ node, required }: { node: JsonTree; required: readonly string[] }): readonly string[] {
  return required.filter((key) => node[key] === undefined);
}

function shape(kind: keyof typeof kinds, parts: readonly LintedPart[]): readonly Shaped[] {
  return parts
    .filter(({ node }) => typeof node.$ref !== 'string')
    .map(({ place, node }) => ({ place, node, ...kinds[kind] }));
}

function child({ place, node }: LintedPart, ...keys: readonly string[]): readonly LintedPart[] {
  const found = keys.reduce<unknown>((at, key) => tree(at)[key], node);
  return found === undefined ? [] : [{ place: under(place, ...keys), node: tree(found) }];
}

function isKnown(key: string, { keywords }: Kind): boolean {
  return Object.hasOwn(keywords, key) || key.startsWith('x-');
}

function looksLikeExtension(key: string): boolean {
  return /^(x|ms)[-_]/i.test(key);
}

function spell(keywords: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keywords).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])),
  );
}
