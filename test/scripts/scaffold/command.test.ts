// `npm run new` in a copy of the checkout, with a row of each store: its output compiles, is formatted, and makes a valid connector.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../../connector/catalog.ts';
import { type WrittenOperation, writeNew } from '../../../scripts/scaffold/write.ts';
import { copiedRoot, copyCheckout, runIn } from './copy.ts';

const copy = copyCheckout();
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = runIn(copy);
function read(name: string): string {
  return readFileSync(join(copy, name), 'utf8');
}

/** Names that a constant cannot have: same singular and plural, reserved words, and builder functions. */
const awkward = [
  ['ListNews', 'GET', '/v1/news', 'apple'],
  ['ListFoo', 'GET', '/v1/foo', 'apple'],
  ['ListClasses', 'GET', '/v1/classes', 'apple'],
  ['ListLists', 'GET', '/v1/lists', 'apple'],
  ['ListDotted', 'GET', '/v1/dotted.thing-parts', 'apple'],
  ['ExportThings', 'POST', '/seller/export', 'samsung'],
  ['ReadThingText', 'GET', '/seller/text', 'samsung'],
] as const;

let samsung: WrittenOperation;
let others: readonly WrittenOperation[];
let apple: ReturnType<typeof run>;
beforeAll(() => {
  const pin = { id: 'PinGalaxyReview', method: 'POST', path: '/seller/v2/content/pin', store: 'samsung' } as const;
  samsung = writeNew(copy, pin, catalog);
  others = awkward.map(([id, method, path, store]) => writeNew(copy, { id, method, path, store }, catalog));
  apple = run('dist/scripts/scaffold/main.js', 'ListAppTags', 'GET', '/v1/apps/{id}/appTags');
}, 60_000);

test('It ends well, which it does when all that is written compiles', () => {
  expect(apple).toMatchObject({ status: 0 });
});

test('It says what it wrote, and what to do next', () => {
  expect(apple.reported).toContain('ListAppTags is there');
  expect(apple.reported).toMatch(/ {2}connector\/stores\/apple\/appTags\.ts\n {2}connector\/catalog\.ts\n/);
  expect(apple.reported).toContain('npm run test:jest -- connector/apple-appTags');
  expect(samsung.notes).toEqual([expect.stringContaining('Samsung has no contract that a program could read')]);
});

test('The row of App Store Connect has what the contract says', () => {
  const text = read('connector/stores/apple/appTags.ts');
  expect(text).toContain("route: 'GET /v1/apps/{id}/appTags'");
  expect(text).toContain('attributes: { name: text, visibleInAppStore: flag }');
  expect(text).toMatch(/theApp,\s+query\('filter\[visibleInAppStore\]', list,/);
  expect(text).toContain("sort('app tags', 'name')");
});

test('The sandbox of Galaxy Store knows the call, and says that it does not simulate it yet', () => {
  expect(read('scripts/simulator/samsung/pin.ts')).toMatch(
    /route: 'POST \/seller\/v2\/content\/pin'[\s\S]*not simulated yet/,
  );
  expect(read('scripts/simulator/samsung/samsung.ts')).toMatch(
    /import \{ pinRows \} from '\.\/pin\.ts';[\s\S]*\n {2}pinRows,/,
  );
});

test.each(['apple-appTags', 'samsung-pin'])('There is a test, built with the rest: %s', (name) => {
  expect(existsSync(join(copy, `dist/test/connector/${name}.test.js`))).toBe(true);
});

test('The definition has both', () => {
  const definition = read('apiDefinition.swagger.json');
  expect(definition).toContain('"operationId": "ListAppTags"');
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
  expect([files.length, samsung.files.length]).toEqual([3, 6]);
  expect(run(biome, 'check', '--error-on-warnings', ...files, ...more)).toMatchObject({ status: 0 });
});
