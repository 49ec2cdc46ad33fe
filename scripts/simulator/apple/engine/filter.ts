// Filters and sorts resources by the query.
import { resourceKindOf } from '../contract/kinds.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { split } from './query.ts';

/** Filters and sort keys that are not named after an attribute or relationship. */
const named: Readonly<Record<string, (datastore: Datastore, resource: StoredResource) => readonly unknown[]>> = {
  'customerReviews publishedResponse': (datastore, review) =>
    datastore.related(review, 'response').filter(({ attributes }) => attributes.state === 'PUBLISHED'),
  'appAssetLibraryPlacements placementGroupPosition': (_, { attributes }) => [attributes.placementGroupPosition],
};

type Test = (datastore: Datastore, resource: StoredResource, value: string) => boolean;

export function filtered(
  datastore: Datastore,
  resources: readonly StoredResource[],
  query: URLSearchParams,
): readonly StoredResource[] {
  return [...query].reduce((left, [name, value]) => {
    const test = testOf(name);
    return test ? left.filter((resource) => test(datastore, resource, value)) : left;
  }, resources);
}

export function sorted(
  datastore: Datastore,
  resources: readonly StoredResource[],
  sort: string | null,
): readonly StoredResource[] {
  return split(sort)
    .toReversed()
    .reduce((before, key) => {
      const name = key.replace(/^-/, '');
      const sign = key === name ? 1 : -1;
      return before.toSorted((a, b) => sign * compare(sortValue(datastore, a, name), sortValue(datastore, b, name)));
    }, resources);
}

/** The values at a path of names: an attribute, a relationship's IDs, or an attribute of a related resource. */
function valuesAt(datastore: Datastore, resource: StoredResource, path: readonly string[]): readonly unknown[] {
  const [name = '', ...rest] = path;
  if (name === 'id') return [resource.id];
  const own = named[`${resource.type} ${name}`];
  if (own) return own(datastore, resource);
  if (resourceKindOf(resource.type).attributes.has(name)) {
    const value = resource.attributes[name];
    return value === undefined ? [] : [value].flat();
  }
  return datastore
    .related(resource, name)
    .flatMap((each) => (rest.length ? valuesAt(datastore, each, rest) : [each.id]));
}

function testOf(parameter: string): Test | undefined {
  const [, what, path = ''] = /^(filter|exists)\[(.+)\]$/.exec(parameter) ?? [];
  if (what === 'exists') return exists(path);
  return what === undefined ? undefined : (comparison(path) ?? isAmong(path));
}

function exists(path: string): Test {
  return (datastore, resource, value) =>
    valuesAt(datastore, resource, path.split('.')).length > 0 === (value === 'true');
}

/** `filter[createdDateLessThan]`: attribute and comparison are one word. */
function comparison(word: string): Test | undefined {
  const [, name = '', how] = /^(\w+)(GreaterThanOrEqualTo|LessThan)$/.exec(word) ?? [];
  if (!how) return undefined;
  return (datastore, resource, value) =>
    how === 'LessThan'
      ? timeOf(datastore, resource, name) < Date.parse(value)
      : timeOf(datastore, resource, name) >= Date.parse(value);
}

function isAmong(path: string): Test {
  return (datastore, resource, value) =>
    valuesAt(datastore, resource, path.split('.')).some((each) => split(value).includes(String(each)));
}

function timeOf(datastore: Datastore, resource: StoredResource, name: string): number {
  return Date.parse(String(valuesAt(datastore, resource, [name])[0]));
}

/** Compares numbers as numbers, and everything else code point by code point, like a database. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function sortValue(datastore: Datastore, resource: StoredResource, name: string): unknown {
  return resourceKindOf(resource.type).relationships.has(name)
    ? datastore.related(resource, name)[0]?.attributes.version
    : valuesAt(datastore, resource, [name])[0];
}
