// Filters and sorts resources by the query.
import { resourceKindOf } from '../contract/kinds.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { split } from './query.ts';

/** Filters that are not named after an attribute or relationship. */
const named: Readonly<Record<string, (world: Datastore, resource: StoredResource) => readonly unknown[]>> = {
  'customerReviews publishedResponse': (world, review) =>
    world.related(review, 'response').filter(({ attributes }) => attributes.state === 'PUBLISHED'),
};

type Test = (world: Datastore, resource: StoredResource, value: string) => boolean;

export function filtered(
  world: Datastore,
  resources: readonly StoredResource[],
  query: URLSearchParams,
): readonly StoredResource[] {
  return [...query].reduce((left, [name, value]) => {
    const test = testOf(name);
    return test ? left.filter((resource) => test(world, resource, value)) : left;
  }, resources);
}

export function sorted(
  world: Datastore,
  resources: readonly StoredResource[],
  sort: string | null,
): readonly StoredResource[] {
  return split(sort)
    .toReversed()
    .reduce((before, key) => {
      const name = key.replace(/^-/, '');
      const sign = key === name ? 1 : -1;
      return before.toSorted((a, b) => sign * compare(sortValue(world, a, name), sortValue(world, b, name)));
    }, resources);
}

/** The values at a path of names: an attribute, a relationship's IDs, or an attribute of a related resource. */
export function valuesAt(world: Datastore, resource: StoredResource, path: readonly string[]): readonly unknown[] {
  const [name = '', ...rest] = path;
  if (name === 'id') return [resource.id];
  const own = named[`${resource.type} ${name}`];
  if (own) return own(world, resource);
  if (resourceKindOf(resource.type).attributes.has(name)) {
    const value = resource.attributes[name];
    return value === undefined ? [] : [value].flat();
  }
  return world.related(resource, name).flatMap((each) => (rest.length ? valuesAt(world, each, rest) : [each.id]));
}

function testOf(parameter: string): Test | undefined {
  const [, what, path = ''] = /^(filter|exists)\[(.+)\]$/.exec(parameter) ?? [];
  if (what === 'exists') return exists(path);
  return what === undefined ? undefined : (comparison(path) ?? isAmong(path));
}

function exists(path: string): Test {
  return (world, resource, value) => valuesAt(world, resource, path.split('.')).length > 0 === (value === 'true');
}

/** `filter[createdDateLessThan]`: attribute and comparison are one word. */
function comparison(word: string): Test | undefined {
  const [, name = '', how] = /^(\w+)(GreaterThanOrEqualTo|LessThan)$/.exec(word) ?? [];
  if (!how) return undefined;
  return (world, resource, value) =>
    how === 'LessThan'
      ? timeOf(world, resource, name) < Date.parse(value)
      : timeOf(world, resource, name) >= Date.parse(value);
}

function isAmong(path: string): Test {
  return (world, resource, value) =>
    valuesAt(world, resource, path.split('.')).some((each) => split(value).includes(String(each)));
}

function timeOf(world: Datastore, resource: StoredResource, name: string): number {
  return Date.parse(String(valuesAt(world, resource, [name])[0]));
}

/** Compares numbers as numbers, and everything else code point by code point, like a database. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function sortValue(world: Datastore, resource: StoredResource, name: string): unknown {
  return resourceKindOf(resource.type).relationships.has(name)
    ? world.related(resource, name)[0]?.attributes.version
    : valuesAt(world, resource, [name])[0];
}
