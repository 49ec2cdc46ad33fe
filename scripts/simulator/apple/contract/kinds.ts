// The attributes and relationships of each resource type.

import { once, remembered } from '../../../../connector/core/memoize.ts';
import { operationNamed } from './operation.ts';
import { home, routesAt } from './routes.ts';
import { type ContractSchema, contractSchemas, groupedTypes, resolveReference, schemaNamed } from './source.ts';

export interface Link {
  readonly many: boolean;
  /** The type of the related resource; some of Apple's relationships are links only and do not declare it. */
  readonly type?: string;
  /** Without links, a relationship is present only if it is included. */
  readonly linked: boolean;
}

export interface ResourceKind {
  readonly attributes: ReadonlySet<string>;
  readonly relationships: ReadonlyMap<string, Link>;
}

/** A type has two schemas if Apple has an old and a new version of it. */
const resources = once(() =>
  groupedTypes(
    Object.entries(contractSchemas())
      .filter(isResource)
      .map(([, schema]) => schema),
    typeOf,
  ),
);

export const resourceKindOf = remembered((type: string): ResourceKind => {
  const known = resources().get(type) ?? [];
  return {
    attributes: new Set(known.flatMap((schema) => inside(schema, 'attributes').map(([name]) => name))),
    relationships: new Map(
      known.flatMap((schema) => inside(schema, 'relationships').map(([name, each]) => [name, link(each)] as const)),
    ),
  };
});

/** The types of all resources. */
export function typesOf(): readonly string[] {
  return [...resources().keys()].filter((type) => type !== undefined).sort();
}

/** If the relationship does not declare its type, the response schema of its operation does. */
export function relationTarget(type: string, name: string): string | undefined {
  const said = resourceKindOf(type).relationships.get(name)?.type;
  if (said) return said;
  const [route] = routesAt(`${home(type)}/{id}/${name}`);
  return route && heldBy(operationNamed(route.name).answer);
}

/** The resource type of a response. */
function heldBy(answer: string | undefined): string | undefined {
  const data = resolveReference(schemaNamed(answer ?? '').properties?.data);
  return typeOf(resolveReference(data.items ?? data));
}

function typeOf({ properties }: ContractSchema): string | undefined {
  return properties?.type?.enum?.[0];
}

function isResource([name, { properties }]: readonly [string, ContractSchema]): boolean {
  return properties?.id !== undefined && !name.endsWith('InlineCreate');
}

function link({ properties = {} }: ContractSchema): Link {
  const data = properties.data;
  const type = typeOf(data?.items ?? data ?? {});
  return { many: data?.type === 'array', linked: properties.links !== undefined, ...(type && { type }) };
}

function inside(schema: ContractSchema, part: string): readonly (readonly [string, ContractSchema])[] {
  return Object.entries(resolveReference(schema.properties?.[part]).properties ?? {});
}
