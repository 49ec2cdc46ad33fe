// `npm run new` in a copy of the checkout, once for each store: what it writes compiles, is tidy, and is a connector.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyCheckout, root } from './copy.ts';

const copy = copyCheckout();
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (file: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, told: `${stdout}${stderr}` };
};
const read = (name: string): string => readFileSync(join(copy, name), 'utf8');

let apple: ReturnType<typeof run>;
let samsung: ReturnType<typeof run>;
beforeAll(() => {
  apple = run('dist/scripts/new.js', 'ListAppTags', 'GET', '/v1/apps/{id}/appTags');
  samsung = run('dist/scripts/new.js', 'PinGalaxyReview', 'POST', '/seller/v2/content/pin');
}, 120_000);

test('Both end well, which they do when all that is written compiles', () => {
  expect([apple, samsung]).toMatchObject([{ status: 0 }, { status: 0 }]);
});

test('It says what it wrote, and what to do next', () => {
  expect(apple.told).toContain('ListAppTags is there');
  expect(apple.told).toMatch(/ {2}connector\/apple\/appTags\.ts\n {2}connector\/catalog\.ts\n/);
  expect(apple.told).toContain('npm run test:jest -- connector/apple-appTags');
  expect(samsung.told).toContain('Samsung has no contract that a program could read');
});

test('The row of App Store Connect has what the contract says', () => {
  const text = read('connector/apple/appTags.ts');
  expect(text).toContain("route: 'GET /v1/apps/{id}/appTags'");
  expect(text).toContain('attributes: { name: text, visibleInAppStore: flag }');
  expect(text).toMatch(/theApp,\s+query\('filter\[visibleInAppStore\]', list,/);
  expect(text).toContain("sort('app tags', 'name')");
});

test('The sandbox of Galaxy Store knows the call, and says that it does not simulate it yet', () => {
  expect(read('scripts/sandbox/samsung/pin.ts')).toMatch(
    /route: 'POST \/seller\/v2\/content\/pin'[\s\S]*not simulated yet/,
  );
  expect(read('scripts/sandbox/samsung/samsung.ts')).toMatch(
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
  const checked = run('dist/scripts/check/main.js');
  expect(checked).toEqual({ status: 0, told: expect.stringContaining('The connector follows all') });
});

test('What is written is as tidy as the rest', () => {
  const files = [...apple.told.matchAll(/^ {2}(\S+\.ts)$/gm), ...samsung.told.matchAll(/^ {2}(\S+\.ts)$/gm)];
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const checked = run(biome, 'check', '--error-on-warnings', ...files.map(([, file = '']) => file));
  expect(files.length).toBeGreaterThanOrEqual(8);
  expect(checked).toMatchObject({ status: 0 });
});
