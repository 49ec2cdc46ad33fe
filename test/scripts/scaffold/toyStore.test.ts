// `npm run new` for the toy store: it has neither a document nor a simulator, and every default comes from its rows.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutWithToyStore } from '../../end-to-end/toyCheckout.ts';
import { runIn } from './copy.ts';

const copy = checkoutWithToyStore();
const run = runIn(copy);
const tsc = 'node_modules/typescript/bin/tsc';
let built: ReturnType<typeof run>;
beforeAll(() => {
  built = run(tsc, '-p', '.');
}, 300_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function make(...args: readonly string[]): ReturnType<typeof run> {
  return run('dist/scripts/scaffold/main.js', ...args);
}

function read(name: string): string {
  return readFileSync(join(copy, name), 'utf8');
}

test('The usage has its paths', () => {
  expect(built).toEqual({ status: 0, reported: '' });
  expect(make('--help').reported).toContain('/v1/ (Toy Store)');
});

test('A path that two stores have needs the store', () => {
  expect(make('ListParts', 'GET', '/v1/parts')).toEqual({
    status: 2,
    reported: expect.stringContaining('apple and toy have paths such as /v1/parts. Name the store'),
  });
});

test('An ID in a path needs an operation that lists it', () => {
  expect(make('ReadPart', 'GET', '/v1/parts/{partId}', '--store', 'toy')).toEqual({
    status: 2,
    reported: expect.stringContaining('Write the operation that lists them first'),
  });
});

test('A custom verb becomes a row beside the others, with their drop-down, and a test that passes', async () => {
  const { status, reported } = make('PolishToy', 'POST', '/v1/toys/{id}:polish', '--store', 'toy');
  expect({ status, reported }).toEqual({ status: 0, reported: expect.stringContaining('Toy Store has no contract') });
  const catalogText = read('connector/stores/toy/catalog.ts');
  expect(catalogText).toMatch(/PolishToy: \{\s+route: 'POST \/v1\/toys\/\{id\}:polish',\s+summary: 'Polish toy'/);
  expect(catalogText).toContain("choices: { operation: 'ListToys', collection: 'toys', value: 'id', label: 'name' }");
  expect(catalogText).toContain('operations: toys,');
  expect(read('apiDefinition.swagger.json')).toContain('"/api/toy/v1/toys/{id}:polish"');
  expect(run('dist/scripts/connector-lint/main.js').status).toBe(0);
  expect(await answerOf('PolishToy')).toEqual([503, 'not_configured']);
  expect(read('test/connector/toy-toys.test.ts')).toContain("toEqual([503, 'not_configured'])");
  expect(existsSync(join(copy, 'dist/test/connector/toy-toys.test.js'))).toBe(true);
}, 300_000);

test('A path of another kind becomes a file of its own, which the catalog lists', () => {
  const made = make('ListParts', 'GET', '/v1/parts', '--store', 'toy', '--summary', 'List toy parts');
  expect(made).toEqual({ status: 0, reported: expect.stringContaining('connector/stores/toy/parts.ts') });
  expect(read('connector/stores/toy/parts.ts')).toContain("summary: 'List toy parts'");
  expect(read('connector/stores/toy/catalog.ts')).toContain('operations: [...toys, ...parts]');
  expect(read('apiDefinition.swagger.json')).toContain('"operationId": "ListParts"');
}, 300_000);

/** The status and the error code of a call of the copy, without an account. */
async function answerOf(id: string): Promise<readonly unknown[]> {
  const load = (file: string) => import(pathToFileURL(join(copy, 'dist', file)).href);
  const { openRelay } = await load('test/support/relay.js');
  const relay = openRelay({ RELAY__ALLOW: '*, anything' });
  const { status, json } = await relay.call(id, { path: { id: '1' } });
  await relay.close();
  return [status, json.error.code];
}
