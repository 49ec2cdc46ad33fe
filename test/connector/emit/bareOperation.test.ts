// What a recipe covers leaves the designer, not the definition: flows that have it name its ID and its inputs.
import { catalog } from '../../../connector/catalog.ts';
import type { Operation } from '../../../connector/core/operation.ts';
import type { Schema } from '../../../connector/core/schema.ts';
import { forDesigner } from '../../../connector/emit/bareOperation.ts';
import { readDefinition } from '../../support/definition.ts';

const covered = catalog.filter(({ coveredBy }) => coveredBy !== undefined);
const byName = catalog.filter((each) => each.byName);
const [whole, shown] = [readDefinition(catalog.filter((each) => !each.byName)), readDefinition(forDesigner(catalog))];
const byId = new Map(catalog.map((operation) => [operation.id, operation]));

/** The names and types of a schema, all the way in. */
function bones({ type, items, properties, required }: Schema): unknown {
  const inner = Object.entries(properties ?? {}).map(([name, each]) => [name, bones(each)]);
  return { type, required, items: items && bones(items), properties: inner };
}

function inputsOf({ parameters, body }: Operation): unknown {
  return [
    parameters.map(({ in: place, name, required, schema }) => [place, name, required, bones(schema)]),
    body && bones(body),
  ];
}

test('Each is covered by a recipe that the designer shows, of the same store or of both', () => {
  expect(covered.length).toBeGreaterThan(30);
  const wrong = covered.filter(({ coveredBy = '', store }) => {
    const by = byId.get(coveredBy);
    const isShown = by?.recipe !== undefined && !by.hidden && !by.coveredBy && by.visibility !== 'internal';
    return !isShown || (by.store !== undefined && by.store !== store);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test.each(['ListApps', 'ReadApp', 'CreateAccessToken', 'LoginUserProfile'])('%s is in the designer', (id) => {
  expect(byId.get(id)).toMatchObject({ id });
  expect(byId.get(id)?.coveredBy).toBeUndefined();
  expect(['important', undefined]).toContain(byId.get(id)?.visibility);
});

test('Every path and method of the definition is still there, with its operation ID', () => {
  const ids = (definition: typeof whole) =>
    Object.entries(definition.paths ?? {}).map(([path, methods]) => [
      path,
      Object.entries(methods).map(([method, { operationId }]) => [method, operationId]),
    ]);
  expect(ids(shown)).toEqual(ids(whole));
});

test.each(covered.map(({ id }) => id))('%s keeps its inputs, is hidden, and names what to use', (id) => {
  const operation = byId.get(id) as Operation;
  const bare = forDesigner(catalog).find((each) => each.id === id) as Operation;
  expect(inputsOf(bare)).toEqual(inputsOf(operation));
  expect(bare.visibility).toBe('internal');
  expect(bare.description).toContain(byId.get(operation.coveredBy ?? '')?.summary);
  expect(bare).toMatchObject({ id, route: operation.route, access: operation.access });
  expect(bare.pages).toEqual(operation.pages);
});

test('All others are the same row', () => {
  const others = forDesigner(catalog).filter(({ coveredBy }) => coveredBy === undefined);
  expect(others.length).toBe(catalog.length - covered.length - byName.length);
  expect(others.every((operation) => operation === byId.get(operation.id))).toBe(true);
});

test('What is called by its name is not in the definition of the connector, but in that of the relay', () => {
  expect(byName.length).toBeGreaterThan(10);
  expect(byName.filter(({ coveredBy, hidden, visibility }) => coveredBy ?? hidden ?? visibility)).toEqual([]);
  const [connector, relay] = [shown, readDefinition()].map((each) => JSON.stringify(each.paths));
  expect(byName.filter(({ id }) => connector?.includes(`"${id}"`))).toEqual([]);
  expect(byName.filter(({ id }) => !relay?.includes(`"${id}"`))).toEqual([]);
});

test('What is hidden costs little: less than a tenth of the definition', () => {
  const size = (definition: unknown): number => JSON.stringify(definition).length;
  const without = size(readDefinition(catalog.filter((each) => each.coveredBy === undefined && !each.byName)));
  expect((size(shown) - without) / size(shown)).toBeLessThan(0.1);
});
