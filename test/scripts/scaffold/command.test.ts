// `npm run new` in a copy of the checkout, with a row of each store: its output compiles, is formatted, and makes a valid connector.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../../connector/catalog.ts';
import { loadScaffoldStores } from '../../../scripts/scaffold/scaffoldStores.ts';
import { type WrittenOperation, writeNew } from '../../../scripts/scaffold/write.ts';
import { copiedRoot, copyCheckout, runIn } from './copy.ts';

const copy = copyCheckout();
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = runIn(copy);
const known = await loadScaffoldStores(catalog);
function read(name: string): string {
  return readFileSync(join(copy, name), 'utf8');
}

/** Writes and lists, with bodies, drop-downs and resources that other overlays have; and names that a constant cannot have. */
const awkward = [
  ['UpdateApp', 'PATCH', '/v1/apps/{id}', 'apple'],
  ['ListDevices', 'GET', '/v1/devices', 'apple'],
  ['CreateDevice', 'POST', '/v1/devices', 'apple'],
  ['ListAppBuilds', 'GET', '/v1/apps/{id}/builds', 'apple'],
  ['ExportThings', 'POST', '/seller/export', 'samsung'],
  ['ReadThingText', 'GET', '/seller/text', 'samsung'],
] as const;

const words = ['--summary', 'List clips of app', '--label', 'filter[bundleId]=Clip names'];

let samsung: WrittenOperation;
let others: readonly WrittenOperation[];
let apple: ReturnType<typeof run>;
beforeAll(() => {
  const pin = { id: 'PinGalaxyReview', method: 'POST', path: '/seller/v2/content/pin', store: 'samsung' } as const;
  samsung = writeNew(copy, pin, catalog, known);
  others = awkward.map(([id, method, path, store]) => writeNew(copy, { id, method, path, store }, catalog, known));
  apple = run('dist/scripts/scaffold/main.js', 'apps_appClips_getToManyRelated', '--id', 'ListAppClips', ...words);
}, 300_000);

test('It ends well, which it does when all that is written compiles', () => {
  expect(apple).toMatchObject({ status: 0 });
});

test('It says what it wrote, and what to do next', () => {
  expect(apple.reported).toContain('ListAppClips is there');
  expect(apple.reported).toContain('  connector/stores/apple/overlay/appClips.ts\n');
  expect(apple.reported).toContain('npm run test:jest -- connector/apple-appClips');
  expect(samsung.notes).toEqual([expect.stringContaining('Galaxy Store has no contract that a program could read')]);
});

test('The overlay has the words that were given, and takes all others from the contract', () => {
  const text = read('connector/stores/apple/overlay/appClips.ts');
  expect(text).toContain("of: 'apps_appClips_getToManyRelated'");
  expect(text).toContain("summary: 'List clips of app'");
  expect(text).toContain("inputs: { 'filter[bundleId]': { title: 'Clip names' } }");
  expect(text).toContain('attributes: { bundleId: {} }');
});

test('The facts of the actions have the operation', () => {
  expect(read('connector/stores/apple/curatedFacts.generated.ts')).toContain('"apps_appClips_getToManyRelated"');
});

test('The sandbox of Galaxy Store knows the call, and says that it does not simulate it yet', () => {
  expect(read('scripts/simulator/samsung/pin.ts')).toMatch(
    /route: 'POST \/seller\/v2\/content\/pin'[\s\S]*not simulated yet/,
  );
  expect(read('scripts/simulator/samsung/samsung.ts')).toMatch(
    /import \{ pinRows \} from '\.\/pin\.ts';[\s\S]*\n {2}pinRows,/,
  );
});

test.each(['apple-appClips', 'samsung-pin'])('There is a test, built with the rest: %s', (name) => {
  expect(existsSync(join(copy, `dist/test/connector/${name}.test.js`))).toBe(true);
});

test("A row has what all rows beside it have: the app, and Samsung's envelope", () => {
  const text = read('connector/stores/samsung/pin.ts');
  expect(text).toMatch(/object\(\{ ?contentId: appField ?\}, \['contentId'\]\)/);
  expect(text).toContain('responds: done,');
  expect(text).toContain("summary: 'Pin Galaxy Store review'");
  expect(read('test/connector/samsung-pin.test.ts')).toContain("[400, ['body.contentId']]");
});

test('The definition has both', () => {
  const definition = read('apiDefinition.swagger.json');
  expect(definition).toContain('"operationId": "ListAppClips"');
  expect(definition).toContain('"x-ms-summary": "Clip Names"');
  expect(definition).toContain('"operationId": "PinGalaxyReview"');
});

test('The connector passes its check', () => {
  const checked = run('dist/scripts/connector-lint/main.js');
  expect(checked).toEqual({ status: 0, reported: expect.stringContaining('The connector follows all') });
});

test('What is written has no fault that the linter sees', () => {
  const files = [...apple.reported.matchAll(/^ {2}(\S+\.ts)$/gm)].map(([, file = '']) => file);
  const biome = join(copiedRoot, 'node_modules/@biomejs/biome/bin/biome');
  const more = [...new Set([samsung, ...others].flatMap((each) => each.files))];
  run(biome, 'check', '--write', '--linter-enabled=false', ...more);
  expect([files.length, samsung.files.length]).toEqual([4, 6]);
  expect(run(biome, 'check', '--error-on-warnings', ...files, ...more)).toMatchObject({ status: 0 });
});
