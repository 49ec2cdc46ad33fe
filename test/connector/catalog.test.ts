// Facts that hold for every operation of the catalog, present and future.

import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Choices, Schema } from '../../connector/core/schema.ts';
import { choiceLists } from '../../connector/stores/apple/dynamicValueLists.ts';
import type { Failure } from '../../functions/core/errors.ts';
import { testCallOf } from '../support/call.ts';
import { validate } from '../support/validate.ts';

const ids = catalog.map(({ id }) => id);
function twice(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

test('No two operations have the same ID, ignoring case', () => {
  expect(twice(ids.map((id) => id.toLowerCase()))).toEqual([]);
});

test('No two operations have the same route, ignoring case and parameter names', () => {
  expect(
    twice(catalog.map(({ method, address }) => `${method} ${address}`.toLowerCase().replace(/\{\w+\}/g, '{}'))),
  ).toEqual([]);
});

test.each(ids)('%s is a name that the Functions host takes', (id) => {
  expect(id).toMatch(/^[A-Z][A-Za-z0-9]{0,127}$/);
});

/** Whether every URL that matches `later` also matches `earlier`. */
function catches(earlier: Operation, later: Operation): boolean {
  const [a, b] = [earlier, later].map(({ address }) => address.toLowerCase().split('/')) as [string[], string[]];
  return a.length === b.length && a.every((segment, at) => segment.startsWith('{') || segment === b[at]);
}

// The host sorts functions by name, case-insensitively, and takes the first matching route (FunctionMetadataManager,
// RouteCollection). The method is a constraint of the route: a function of another method does not match.
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

test('Only the health check, signed events and secret addresses need no key', () => {
  const open = catalog.filter(({ anonymous }) => anonymous).map(({ id }) => id);
  expect(open.sort()).toEqual([
    'EndAppStorePurchaseSubscription',
    'EndEventSubscription',
    'EndGalaxyPurchaseSubscription',
    'Health',
    'ReadJobResult',
    'ReceiveAppStoreEvent',
    'ReceiveAppStorePurchase',
    'ReceiveGalaxyPurchase',
  ]);
});

test('No input of a path accepts a segment that an address would lose', () => {
  const accepting = catalog.flatMap(({ id, parameters }) =>
    parameters
      .filter((each) => each.in === 'path' && !each.schema.enum)
      .filter(({ schema: { pattern = '' } }) => ['', '.', '..', 'a/b'].some((lost) => new RegExp(pattern).test(lost)))
      .map(({ name }) => `${name} of ${id}`),
  );
  expect(accepting).toEqual([]);
});

test('An operation without a recipe is a call to a store', () => {
  expect(catalog.filter(({ store, recipe }) => recipe === undefined && store === undefined)).toEqual([]);
});

test('An operation of one store has an address of that store', () => {
  const elsewhere = catalog.filter(({ store, address }) => store !== undefined && !address.startsWith(`${store}/`));
  expect(elsewhere.map(({ id }) => id)).toEqual([]);
});

test('Only operations that change nothing have the class read', () => {
  const reads = catalog.filter(({ access }) => access === 'read');
  const passes = ({ method, safe, delegates: passesOn }: Operation): boolean =>
    method === 'GET' || safe || passesOn || false;
  expect(reads.filter((operation) => !passes(operation)).map(({ id }) => id)).toEqual([]);
});

test('Only two operations delegate calls, and neither to the other, so that there is no loop', () => {
  expect(catalog.filter(({ delegates: passesOn }) => passesOn).map(({ id }) => id)).toEqual([
    'CallOperation',
    'InvokeMcp',
  ]);
});

test('Only operations whose responses have no secret can be opened by a setting', () => {
  expect(catalog.filter(({ publicWhenEnabled: opens }) => opens).map(({ id }) => id)).toEqual(['ReadDefinition']);
});

test('No operation has an input twice', () => {
  const doubled = catalog.filter(
    ({ parameters }) => twice(parameters.map((each) => `${each.in} ${each.name}`)).length > 0,
  );
  expect(doubled.map(({ id }) => id)).toEqual([]);
});

/** The schema at a path such as `data/binaries`; the empty path is the schema itself. */
function shapeAt(shape: Schema | undefined, place: string): Schema | undefined {
  return place === '' ? shape : place.split('/').reduce((outer, name) => outer?.properties?.[name], shape);
}

/** Every drop-down of an operation, in its parameters and its body. */
function choicesOf({ parameters, body }: Operation): readonly Choices[] {
  const inside = (shape: Schema): Choices[] => [
    ...(shape.choices ? [shape.choices] : []),
    ...(shape.items ? inside(shape.items) : []),
    ...Object.values(shape.properties ?? {}).flatMap(inside),
  ];
  return [
    ...parameters.flatMap(({ choices, schema }) => [...(choices ? [choices] : []), ...inside(schema)]),
    ...(body ? inside(body) : []),
  ];
}
const dropDowns = catalog.flatMap((operation) => choicesOf(operation).map((choices) => ({ operation, choices })));
function sourceOf({ operation }: Choices): Operation | undefined {
  return catalog.find(({ id }) => id === operation);
}

test('The values and labels of every drop-down come from an operation and an answer that are there', () => {
  const wrong = dropDowns.filter(({ choices }) => {
    const entry = shapeAt(sourceOf(choices)?.responds, choices.collection)?.items;
    return [choices.value, choices.label].some((place) => shapeAt(entry, place) === undefined);
  });
  expect(dropDowns.length).toBeGreaterThan(100);
  expect(wrong.map(({ operation, choices }) => `${operation.id}: ${choices.operation}`)).toEqual([]);
});

test('Every drop-down asks its operation with inputs that are there, on both sides', () => {
  const wrong = dropDowns.flatMap(({ operation, choices }) =>
    Object.entries(choices.parameters ?? {}).flatMap(([name, value]) => {
      const takes = sourceOf(choices)?.parameters.some((each) => each.name === name);
      const from = typeof value === 'object' && 'parameter' in value ? value.parameter : undefined;
      const gives =
        from === undefined ||
        operation.parameters.some((each) => each.name === from) ||
        (from.startsWith('body/') && shapeAt(operation.body, from.slice('body/'.length)) !== undefined);
      return takes && gives ? [] : [`${operation.id}: ${choices.operation} ${name}`];
    }),
  );
  expect(wrong).toEqual([]);
});

function isFixed(value: unknown): boolean {
  return !(typeof value === 'object' && value !== null && 'parameter' in value);
}

test('The fixed values of a drop-down are valid inputs of its operation', async () => {
  const refused: string[] = [];
  for (const { operation, choices } of dropDowns) {
    const fixed = Object.entries(choices.parameters ?? {}).filter(([, value]) => isFixed(value));
    const isInPath = (name: string) => sourceOf(choices)?.names.path.includes(name) === true;
    const of = (inPath: boolean) =>
      Object.fromEntries(
        fixed.filter(([name]) => isInPath(name) === inPath).map(([name, value]) => [name, String(value)]),
      );
    const report = ({ details }: Failure) =>
      // the parent that makers must select first is missing here
      refused.push(
        ...details.filter(({ code }) => code !== 'required').map(({ target }) => `${operation.id} ${target}`),
      );
    await validate(sourceOf(choices) as Operation, testCallOf({ path: of(true), query: of(false) })).catch(report);
  }
  expect(refused).toEqual([]);
});

test('No drop-down asks a list of a store itself, whose first page would be all of it', () => {
  const paged = new Set(catalog.filter(({ pages }) => pages).map(({ id }) => id));
  expect(dropDowns.filter(({ choices }) => paged.has(choices.operation)).map(({ choices }) => choices)).toEqual([]);
});

test('The drop-down for prices holds as many as one answer can', () => {
  expect(choiceLists.pricePoints.most).toBe(10_000);
});

test('A drop-down of builds or versions is for the platform that the action names', () => {
  const names = ({ parameters, body }: Operation): readonly string[] => [
    ...parameters.filter(({ relayOnly: stays }) => !stays).map(({ name }) => name),
    ...Object.keys(body?.properties ?? {}).map((name) => `body/${name}`),
  ];
  const isOfPlatform = ({ parameters }: Choices): boolean =>
    ['builds', 'versions', 'versionNumbers'].includes(String(parameters?.list));
  const concerned = dropDowns.filter(
    ({ operation, choices }) =>
      isOfPlatform(choices) && names(operation).some((name) => /^(body\/)?platform$/.test(name)),
  );
  const wrong = concerned.filter(({ choices }) => choices.parameters?.platform === undefined);
  expect(concerned.length).toBeGreaterThan(5);
  expect(wrong.map(({ operation, choices }) => `${operation.id} ${choices.parameters?.list}`)).toEqual([]);
});

test.each(['ListApps', 'ReadApp', 'CreateAccessToken', 'LoginUserProfile'])('%s is there', (id) => {
  expect(ids).toContain(id);
});

test('Coded values have display names in their drop-downs', () => {
  const enumsIn = (shape: Schema, place: string): readonly (readonly [string, Schema])[] => [
    ...(shape.enum ? [[place, shape] as const] : []),
    ...(shape.items ? enumsIn(shape.items, place) : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => enumsIn(inner, `${place}/${name}`)),
  ];
  const inputs = catalog.flatMap(({ id, parameters, body }) => [
    ...parameters.flatMap(({ name, schema }) => enumsIn(schema, `${id} ${name}`)),
    ...(body ? enumsIn(body, id) : []),
  ]);
  // letters and digits with a meaning, and names with underscores of a table; stars and V1 are self-explanatory
  const isCode = (value: string): boolean => /^([A-Z]|\d\d?)$/.test(value) || /^[a-z]+(_[a-z]+)+$/.test(value);
  const isStars = ({ enum: values = [] }: Schema): boolean => values.join() === '1,2,3,4,5';
  const unnamed = inputs.filter(([, shape]) => shape.enum?.some(isCode) && !shape.displayNames && !isStars(shape));
  expect(inputs.filter(([, { displayNames }]) => displayNames).length).toBeGreaterThan(20);
  expect(unnamed.map(([place]) => place)).toEqual([]);
});
