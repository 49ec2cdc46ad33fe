// The list of tools: short enough for a model, and in the form that every host can read.
import { catalog } from '../../../connector/catalog.ts';
import { foundRecipes, listedReads } from '../../../connector/emit/mcpToolList.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { clients, type ListedTool, type McpServer, openMcpServer } from '../../support/mcpServer.ts';

let sandbox: Sandbox;
let server: McpServer;
let tools: readonly ListedTool[];
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' });
  const client = await clients['client 2.4 without options']?.(server.url);
  tools = (await client?.tools()) ?? [];
  await client?.close();
});
afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

/** All schemas in a schema, with their places. */
function schemasIn(schema: unknown, place: string): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items } = schema as { properties?: object; items?: unknown };
  return [
    [place, schema as Readonly<Record<string, unknown>>],
    ...Object.entries(properties).flatMap(([name, each]) => schemasIn(each, `${place}.${name}`)),
    ...schemasIn(items, `${place}[]`),
  ];
}

function all(): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return tools.flatMap(({ name, inputSchema, outputSchema }) => [
    ...schemasIn(inputSchema, name),
    ...schemasIn(outputSchema, `${name} answer`),
  ]);
}

test('It takes fewer than 12,000 tokens of four characters', () => {
  expect(tools.length).toBeGreaterThan(30);
  expect(JSON.stringify(tools).length / 4).toBeLessThan(12_000);
});

test('Names of tools and inputs are names that model interfaces take', () => {
  const names = tools.flatMap(({ name, inputSchema }) => [name, ...Object.keys(inputSchema.properties)]);
  expect(names.filter((name) => !/^[A-Za-z0-9_.-]{1,64}$/.test(name))).toEqual([]);
});

test('No schema has what Copilot Studio drops or refuses', () => {
  const known = ['type', 'description', 'enum', 'minimum', 'maximum', 'items', 'properties', 'required'];
  const odd = all().flatMap(([place, schema]) =>
    Object.entries(schema)
      .filter(([key, value]) => !known.includes(key) || (key === 'type' && typeof value !== 'string'))
      .map(([key]) => `${place}: ${key}`),
  );
  expect(odd).toEqual([]);
});

test('The values of an enum are in its description, too', () => {
  const bare = all().filter(
    ([, { enum: values, description = '' }]) =>
      Array.isArray(values) && !values.every((value) => String(description).includes(value)),
  );
  expect(bare.map(([place]) => place)).toEqual([]);
});

test('What changes nothing is marked as read-only, and what customers see as destructive', () => {
  for (const { name, annotations } of tools.slice(2)) {
    const { access } = catalog.find(({ id }) => id === name) ?? {};
    const { readOnlyHint, destructiveHint = true } = annotations ?? {};
    // for a read the protocol gives the second hint no meaning
    expect([name, readOnlyHint, !readOnlyHint && destructiveHint]).toEqual([
      name,
      access === 'read',
      access === 'publish',
    ]);
  }
});

test('Required inputs are among the inputs', () => {
  const lost = tools.flatMap(({ name, inputSchema: { required = [], properties } }) =>
    required.filter((each: string) => !(each in properties)).map((each: string) => `${name}.${each}`),
  );
  expect(lost).toEqual([]);
});

test('The listed reads are operations of the catalog that read', () => {
  const access = listedReads.map((name) => catalog.find(({ id }) => id === name)?.access);
  expect([...new Set(access)]).toEqual(['read']);
});

test('Each list has the same order', async () => {
  const client = await clients['sdk 1.32']?.(server.url);
  expect((await client?.tools())?.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
  await client?.close();
});

test('Recipes that are only found are recipes that could be tools', () => {
  const recipes = catalog.filter(
    ({ recipe, visibility }) => recipe && visibility !== 'internal' && visibility !== 'advanced',
  );
  expect([...foundRecipes].filter((name) => !recipes.some(({ id }) => id === name))).toEqual([]);
  expect(tools.filter(({ name }) => foundRecipes.has(name))).toEqual([]);
});

test('A list of flows takes no place from what people ask for', () => {
  const lists = ['ListEventSubscriptions', 'ListAppStorePurchaseSubscriptions', 'ListGalaxyPurchaseSubscriptions'];
  expect(tools.filter(({ name }) => lists.includes(name))).toEqual([]);
  expect(tools.map(({ name }) => name)).toContain('ListCrashFeedback');
});
