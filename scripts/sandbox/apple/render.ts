// Turns resources into Apple's JSON: sparse fields, relationships, and what `include` brings along.
import type { Collection, Link, Resource } from './collection.ts';
import { kinds } from './kinds.ts';
import { split } from './query.ts';

/** What an answer was asked to hold. */
export interface Asked {
  readonly query: URLSearchParams;
  readonly origin: string;
  readonly collection: Collection;
}

/** Included resources per relationship, unless `limit[...]` says otherwise. */
const INCLUDED = 10;

const pick = (names: readonly string[], wanted: string | null): readonly string[] =>
  wanted === null ? names : names.filter((name) => split(wanted).includes(name));

const linkage = ({ type, id }: Resource) => ({ type, id });

const reached = (resource: Resource, name: string, { many }: Link, { query }: Asked): readonly Resource[] =>
  (resource.related?.[name] ?? []).slice(0, many ? Number(query.get(`limit[${name}]`) ?? INCLUDED) : 1);

const included = (resource: Resource, name: string, link: Link, asked: Asked) => {
  const [first, ...rest] = reached(resource, name, link, asked).map(linkage);
  if (!link.many) return first && { data: first };
  const total = resource.related?.[name]?.length ?? 0;
  const limit = Number(asked.query.get(`limit[${name}]`) ?? INCLUDED);
  return { meta: { paging: { total, limit } }, data: first ? [first, ...rest] : [] };
};

/** The relationships that `include` names. Only the answer's own resources have them filled. */
const wantedLinks = (resource: Resource, { query, collection }: Asked): ReadonlyMap<string, Link> => {
  const named = resource.type === collection.type ? split(query.get('include')) : [];
  return new Map(Object.entries(collection.include).filter(([name]) => named.includes(name)));
};

const relationship = (resource: Resource, name: string, link: Link | undefined, asked: Asked) => {
  const address = `${asked.origin}/v1/${resource.type}/${resource.id}`;
  const links = { self: `${address}/relationships/${name}`, related: `${address}/${name}` };
  return {
    ...(!kinds[resource.type].unlinked.includes(name) && { links }),
    ...(link && included(resource, name, link, asked)),
  };
};

export const render = (resource: Resource, asked: Asked) => {
  const { type, id } = resource;
  const wanted = asked.query.get(`fields[${type}]`);
  const wantedLink = wantedLinks(resource, asked);
  const attributes = pick(kinds[type].attributes, wanted)
    .filter((name) => name in resource.attributes)
    .map((name) => [name, resource.attributes[name]]);
  const relationships = pick(kinds[type].relationships, wanted)
    .map((name) => [name, relationship(resource, name, wantedLink.get(name), asked)] as const)
    .filter(([, value]) => Object.keys(value).length > 0);
  return {
    type,
    id,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
    links: { self: `${asked.origin}/v1/${type}/${id}` },
  };
};

/** `included`, each resource once; absent when nothing was asked for. */
export const renderIncluded = (resources: readonly Resource[], asked: Asked) => {
  if (!asked.query.has('include')) return {};
  const found = resources.flatMap((resource) =>
    [...wantedLinks(resource, asked)].flatMap(([name, link]) => reached(resource, name, link, asked)),
  );
  const once = new Map(found.map((resource) => [`${resource.type} ${resource.id}`, resource]));
  return { included: [...once.values()].map((resource) => render(resource, asked)) };
};
