// What a resource of each type is made of: the names of its attributes, and what its relationships hold.
import { operationNamed } from './operation.ts';
import { home, routesAt } from './routes.ts';
import { grouped, once, remembered, resolve, type Schema, schemaNamed, schemas } from './source.ts';

export interface Link {
  readonly many: boolean;
  /** The type of what it holds; some relationships of Apple's are nothing but links, and do not say. */
  readonly type?: string;
  /** Without links, a relationship shows only once it is included. */
  readonly linked: boolean;
}

export interface Kind {
  readonly attributes: ReadonlySet<string>;
  readonly relationships: ReadonlyMap<string, Link>;
}

const typeOf = ({ properties }: Schema): string | undefined => properties?.type?.enum?.[0];

const isResource = ([name, { properties }]: readonly [string, Schema]): boolean =>
  properties?.id !== undefined && !name.endsWith('InlineCreate');

/** A type has two schemas where Apple has an old and a new version of it. */
const resources = once(() =>
  grouped(
    Object.entries(schemas())
      .filter(isResource)
      .map(([, schema]) => schema),
    typeOf,
  ),
);

/** The types of all resources. */
export const typesOf = (): readonly string[] => [...resources().keys()].filter((type) => type !== undefined).sort();

const link = ({ properties = {} }: Schema): Link => {
  const data = properties.data;
  const type = typeOf(data?.items ?? data ?? {});
  return { many: data?.type === 'array', linked: properties.links !== undefined, ...(type && { type }) };
};

const inside = (schema: Schema, part: string): readonly (readonly [string, Schema])[] =>
  Object.entries(resolve(schema.properties?.[part]).properties ?? {});

export const kindOf = remembered((type: string): Kind => {
  const known = resources().get(type) ?? [];
  return {
    attributes: new Set(known.flatMap((schema) => inside(schema, 'attributes').map(([name]) => name))),
    relationships: new Map(
      known.flatMap((schema) => inside(schema, 'relationships').map(([name, each]) => [name, link(each)] as const)),
    ),
  };
});

/** The type of what an answer holds. */
const heldBy = (answer: string | undefined): string | undefined => {
  const data = resolve(schemaNamed(answer ?? '').properties?.data);
  return typeOf(resolve(data.items ?? data));
};

/** Where the relationship itself does not say what it holds, the answer of its operation does. */
export const targetOf = (type: string, name: string): string | undefined => {
  const said = kindOf(type).relationships.get(name)?.type;
  if (said) return said;
  const [route] = routesAt(`${home(type)}/{id}/${name}`);
  return route && heldBy(operationNamed(route.name).answer);
};
