// Facts that hold for every operation of the catalog, those of today and those to come.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/operation.ts';

const ids = catalog.map(({ id }) => id);
const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

test('No name is there twice, whatever its case', () => {
  expect(twice(ids.map((id) => id.toLowerCase()))).toEqual([]);
});

test('No route is there twice, whatever its case and the names of its parameters', () => {
  expect(
    twice(catalog.map(({ method, address }) => `${method} ${address}`.toLowerCase().replace(/\{\w+\}/g, '{}'))),
  ).toEqual([]);
});

test.each(ids)('%s is a name that the Functions host takes', (id) => {
  expect(id).toMatch(/^[A-Z][A-Za-z0-9]{0,127}$/);
});

/** Whether every address of `later` is one that `earlier` takes, too. */
const catches = (earlier: Operation, later: Operation): boolean => {
  const [a, b] = [earlier, later].map(({ address }) => address.toLowerCase().split('/')) as [string[], string[]];
  return a.length === b.length && a.every((segment, at) => segment.startsWith('{') || segment === b[at]);
};

// The host sorts functions by name, ignoring case, and takes the first whose route fits (FunctionMetadataManager,
// RouteCollection). The method is a constraint of the route: a function of another method does not fit.
test('No operation catches the calls of another that the host tries after it', () => {
  const sorted = [...catalog].sort((a, b) => (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1));
  const caught = sorted.flatMap((earlier, at) =>
    sorted
      .slice(at + 1)
      .filter((later) => earlier.method === later.method && catches(earlier, later))
      .map((later) => `${earlier.id} catches ${later.id}`),
  );
  expect(caught).toEqual([]);
});

test('A route that would catch another is noticed', () => {
  const as = (address: string) => ({ address }) as Operation;
  expect(catches(as('apps/{id}'), as('apps/search'))).toBe(true);
  expect(catches(as('apps/search'), as('apps/{id}'))).toBe(false);
  expect(catches(as('apps/{id}/builds'), as('apps/{id}'))).toBe(false);
});

test.each(catalog.map((operation) => [operation.id, operation] as const))(
  'The address of %s is not one that the host keeps for itself',
  (_, { address }) => {
    expect(address).not.toMatch(/^(admin|runtime)(\/|$)|^\/|\/$|\/\//i);
  },
);

test('Only the health of the relay is open to everyone', () => {
  expect(catalog.filter(({ anonymous }) => anonymous).map(({ id }) => id)).toEqual(['Health']);
});

test('Every operation has a store or a recipe, and none has both', () => {
  expect(
    catalog.filter(({ store, recipe }) => (store === undefined) === (recipe === undefined)).map(({ id }) => id),
  ).toEqual([]);
});

test('Only what changes nothing is a read', () => {
  const reads = catalog.filter(({ access }) => access === 'read');
  expect(reads.filter(({ method, safe }) => method !== 'GET' && !safe).map(({ id }) => id)).toEqual([]);
});

test('No input is there twice in one operation', () => {
  const doubled = catalog.filter(
    ({ parameters }) => twice(parameters.map((each) => `${each.in} ${each.name}`)).length > 0,
  );
  expect(doubled.map(({ id }) => id)).toEqual([]);
});

test('The values of every drop-down come from an operation and an answer that are there', () => {
  const wrong = catalog.flatMap(({ id, parameters }) =>
    parameters.flatMap(({ name, choices }) => {
      const source = catalog.find((each) => each.id === choices?.operation);
      const found = source?.responds.properties?.[choices?.collection ?? '']?.items?.properties?.[choices?.value ?? ''];
      return choices && !found ? [`${id} ${name}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test.each(['ListApps', 'ReadApp', 'CreateAccessToken', 'LoginUserProfile'])('%s is there', (id) => {
  expect(ids).toContain(id);
});
