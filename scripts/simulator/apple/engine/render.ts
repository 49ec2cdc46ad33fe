// Renders resources as Apple's JSON: sparse fieldsets, relationships, and included resources.
import { type Link, resourceKindOf } from '../contract/kinds.ts';
import { home } from '../contract/routes.ts';
import type { StoredResource } from '../datastore.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import { split } from './query.ts';

/** Included resources per relationship, unless `limit[...]` says otherwise. */
const INCLUDED = 10;

/** The primary resources. Their relationships contain data if `include` names them. */
export function renderAsked(context: AppleRequestContext, resource: StoredResource) {
  return render(context, resource, split(context.arrival.query.get('include')));
}

/** `included`, each resource once; undefined if nothing was requested. */
export function renderIncluded(context: AppleRequestContext, resources: readonly StoredResource[]) {
  const { query } = context.arrival;
  if (!query.has('include')) return {};
  const found = resources.flatMap((resource) =>
    split(query.get('include')).flatMap((name) => {
      const link = resourceKindOf(resource.type).relationships.get(name);
      return link ? reached(context, resource, name, link) : [];
    }),
  );
  return { included: [...new Set(found)].map((resource) => render(context, resource, [])) };
}

export function linkage({ type, id }: StoredResource) {
  return { type, id };
}

export function addressOf({ arrival }: AppleRequestContext, { type, id }: StoredResource): string {
  return `${arrival.origin}${home(type)}/${encodeURIComponent(id)}`;
}

function render(context: AppleRequestContext, resource: StoredResource, included: readonly string[]) {
  const { type, id } = resource;
  const { attributes: known, relationships: links } = resourceKindOf(type);
  const wanted = isField(context, type);
  const attributes = [...known]
    .filter((name) => wanted(name) && resource.attributes[name] !== undefined)
    .map((name) => [name, resource.attributes[name]]);
  const relationships = [...links]
    .filter(([name]) => wanted(name))
    .map(([name, link]) => [name, relationship(context, resource, name, link, included.includes(name))] as const)
    .filter(([, value]) => Object.keys(value).length > 0);
  return {
    type,
    id,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
    links: { self: addressOf(context, resource) },
  };
}

/** `fields[...]` of a type; all fields if it is absent. */
function isField({ arrival }: AppleRequestContext, type: string): (name: string) => boolean {
  const wanted = arrival.query.get(`fields[${type}]`);
  return wanted === null ? () => true : (name) => split(wanted).includes(name);
}

function relationship(
  context: AppleRequestContext,
  resource: StoredResource,
  name: string,
  link: Link,
  isWanted: boolean,
) {
  const address = addressOf(context, resource);
  return {
    ...(link.linked && { links: { self: `${address}/relationships/${name}`, related: `${address}/${name}` } }),
    ...(isWanted && held(context, resource, name, link)),
  };
}

function held(context: AppleRequestContext, resource: StoredResource, name: string, link: Link) {
  const [first, ...rest] = reached(context, resource, name, link).map(linkage);
  if (!link.many) return first && { data: first };
  const total = context.datastore.related(resource, name).length;
  return { meta: { paging: { total, limit: limitOf(context, name) } }, data: first ? [first, ...rest] : [] };
}

function reached(
  context: AppleRequestContext,
  resource: StoredResource,
  name: string,
  { many }: Link,
): readonly StoredResource[] {
  return context.datastore.related(resource, name).slice(0, many ? limitOf(context, name) : 1);
}

function limitOf({ arrival }: AppleRequestContext, name: string): number {
  return Number(arrival.query.get(`limit[${name}]`) ?? INCLUDED);
}
