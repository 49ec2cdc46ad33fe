// A library that a third party generated from Apple's document calls operations beyond the catalog through the relay, unchanged.

import { type ContractEntry, contractOperations } from '../../functions/contract/contractOperations.ts';
import { toDocument } from '../../functions/stores/apple/jsonApi.ts';
import { everyTypeId } from '../../scripts/simulator/apple/data/everyType.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { type Library, openLibrary } from '../support/generatedAppleClient.ts';
import { minimalCall } from './minimal.ts';

let sandbox: Sandbox;
let entryPoint: EntryPoint;
let library: Library;
beforeAll(async () => {
  sandbox = await startSandbox({ everyType: true });
  entryPoint = await openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*' });
  library = openLibrary(`${entryPoint.origin}/api/apple`, TEST_FUNCTION_KEY);
});
afterAll(async () => {
  await entryPoint?.close();
  await sandbox?.close();
});

const { entries, named } = contractOperations();
/** The library of the document 4.4.1 does not know the asset library. */
const known = ({ id, path }: ContractEntry): boolean =>
  !id.startsWith('appAssetLibrar') && !/(placements|assetLibrary)$/.test(path);
const derived = entries.filter((each) => each.row === undefined && known(each));
function every(all: readonly ContractEntry[], nth: number): readonly ContractEntry[] {
  return all.filter((_, at) => at % nth === 0);
}

/** `apps_appTags_getToManyRelated` of Apps is Apps.appsAppTagsGetToManyRelated. */
function methodOf({ id, tag }: ContractEntry): string {
  const [first = '', ...rest] = id.split('_');
  return `${tag}.${first}${rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}`;
}

/** With Apple's own document as its body. */
async function call(entry: ContractEntry): Promise<unknown> {
  const operation = named(entry.id);
  if (!operation) throw new Error(`There is no ${entry.id}`);
  const { path, query, body } = minimalCall(operation, everyTypeId);
  const { document, queryEncoding: queryAs } = operation;
  if (!document) return library.call(methodOf(entry), { path, query });
  const links = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
  const inputs = queryAs === 'body' ? links : body;
  return library.call(methodOf(entry), { path, body: toDocument(document, inputs, path) });
}

const reads = every(
  derived.filter(({ method, access }) => method === 'GET' && access === 'read'),
  10,
);
const writes = every(
  derived.filter(({ method, path }) => method !== 'GET' && (method !== 'DELETE' || path.includes('/relationships/'))),
  12,
);

test('The library is tried with more than 60 operations, reads and writes', () => {
  expect([reads.length, writes.length].map((count) => count >= 25)).toEqual([true, true]);
});

test.each([...reads, ...writes].map((entry) => [entry.id, entry] as const))('%s', async (_, entry) => {
  const before = sandbox.seen.length;
  await call(entry);
  const sent = sandbox.seen[before];
  expect(sent?.method).toBe(entry.method);
});
