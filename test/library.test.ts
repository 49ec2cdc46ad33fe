// A library that a third party generated from Apple's document lists and reads apps through the relay, unchanged.
import { createRequire } from 'node:module';
import { catalog } from '../connector/catalog.ts';
import { type Sandbox, startSandbox } from '../scripts/sandbox/sandbox.ts';
import { faultsBy, schemas } from './schemas.ts';
import { FUNCTION_KEY, hostWay, type Way } from './tools/ways.ts';

const load = createRequire(import.meta.url);
const folder = '@rage-against-the-pixel/app-store-connect-api/dist/app_store_connect_api';
const { Apps } = load(`${folder}/sdk.gen.js`);
const { createClient } = load(`${folder}/client/index.js`);

let sandbox: Sandbox;
let way: Way;
let library: unknown;
beforeAll(async () => {
  sandbox = await startSandbox();
  way = await hostWay(sandbox.settings);
  library = createClient({ baseUrl: `${way.origin}/api/apple`, headers: { 'x-functions-key': FUNCTION_KEY } });
});
afterAll(async () => {
  await way?.close();
  await sandbox?.close();
});

test('The library lists apps, with filters, an order and a limit', async () => {
  const all = await Apps.appsGetCollection({ client: library, query: { sort: ['-name'], limit: 3 } });
  expect(all.error).toBeUndefined();
  expect(all.data.data).toHaveLength(3);
  const bundleIds = all.data.data.map(({ attributes }: { attributes: { bundleId: string } }) => attributes.bundleId);
  const some = await Apps.appsGetCollection({
    client: library,
    query: { 'filter[bundleId]': bundleIds.slice(0, 2), sort: ['-name'] },
  });
  expect(some.data.data).toEqual(all.data.data.slice(0, 2));
});

test('The library reads an app, with what belongs to it', async () => {
  const { data: list } = await Apps.appsGetCollection({ client: library, query: { limit: 1 } });
  const { id } = list.data[0];
  const { data } = await Apps.appsGetInstance({
    client: library,
    path: { id },
    query: { include: ['builds'], 'fields[apps]': ['name', 'builds'] },
  });
  expect(data.data.id).toBe(id);
  expect(Object.keys(data.data.attributes)).toEqual(['name']);
});

test('What comes through the relay is what the schemas of Apple say', async () => {
  const list = await way.call('/api/apple/v1/apps?limit=2&include=appStoreVersions,builds,betaGroups');
  expect(faultsBy('AppsResponse', list.json)).toEqual([]);
  const app = await way.call(`/api/apple/v1/apps/${list.json.data[0].id}`);
  expect(faultsBy('AppResponse', app.json)).toEqual([]);
});

test('An answer that is typed here is typed alike at Apple', () => {
  const { properties: ours } = catalog.find(({ id }) => id === 'ReadApp')?.responds.properties?.data ?? {};
  const { properties: apples } = schemas.App as {
    properties: Record<string, { properties: Record<string, { type?: string; enum?: string[] }> }>;
  };
  for (const part of ['attributes', 'relationships'] as const) {
    const [mine = {}, theirs = {}] = [ours?.[part]?.properties, apples[part]?.properties];
    expect(Object.keys(theirs)).toEqual(expect.arrayContaining(Object.keys(mine)));
    for (const [name, { type }] of Object.entries(mine))
      expect([name, type]).toEqual([name, theirs[name]?.type ?? type]);
  }
  expect(Object.keys(ours?.attributes?.properties ?? {}).sort()).toEqual(
    Object.keys(apples.attributes?.properties ?? {}).sort(),
  );
});
