// The audit of run-time dependencies: its list, its failures, and that this project passes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgePackages } from '../../scripts/audit/judge.ts';
import { type Package, runtimePackages } from '../../scripts/audit/packages.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const script = fileURLToPath(new URL('../../scripts/audit/main.js', import.meta.url));
function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A checkout with two direct packages (one optional), a transitive one, and a development dependency. */
function checkout(
  files: Readonly<Record<string, object>> = {},
  changed: Readonly<Record<string, object>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-relay-audit-'));
  folders.push(folder);
  const packages = {
    '': { dependencies: { pear: '1.0.0' }, optionalDependencies: { fig: '2.0.0' } },
    'node_modules/pear': { version: '1.0.0', license: 'MIT' },
    'node_modules/fig': { version: '2.0.0', license: 'ISC', optional: true },
    'node_modules/pear/node_modules/seed': { version: '0.1.0', license: 'MIT' },
    'node_modules/ladder': { version: '3.0.0', license: 'GPL-3.0-only', dev: true, hasInstallScript: true },
    ...changed,
  };
  const all = {
    'package-lock.json': { packages },
    'node_modules/pear/package.json': { license: 'MIT' },
    'node_modules/pear/node_modules/seed/package.json': { license: 'MIT' },
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  return folder;
}
function named(folder: string, wanted: string): Package {
  const found = runtimePackages(folder).find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no ${wanted}`);
  return found;
}

test('Run-time packages are listed, development packages are not', () => {
  expect(runtimePackages(checkout()).map(({ name }) => name)).toEqual(['pear', 'fig', 'seed']);
});

test('A package that package.json names is distinguished from one that comes along', () => {
  const folder = checkout();
  expect([named(folder, 'pear').direct, named(folder, 'seed').direct]).toEqual([true, false]);
});

test('A package is as large as its files, without those of the packages inside it', () => {
  expect(named(checkout(), 'pear').bytes).toBe(JSON.stringify({ license: 'MIT' }).length);
});

test('A valid set has no finding, even if an optional package is not installed', () => {
  expect(judgePackages(runtimePackages(checkout()))).toEqual([]);
});

test('A package that is needed but not installed is a fault', () => {
  const folder = checkout({}, { 'node_modules/plum': { version: '1.0.0', license: 'MIT' } });
  expect(judgePackages(runtimePackages(folder))).toEqual(['plum 1.0.0 is not installed: run npm ci']);
});

test.each(['GPL-3.0-only', 'SEE LICENSE IN LICENSE.txt', 'MIT AND GPL-3.0-only', ''])(
  'The licence %p is refused',
  (license) => {
    const folder = checkout({ 'node_modules/pear/package.json': { license } });
    expect(judgePackages(runtimePackages(folder))[0]).toMatch(/^pear 1\.0\.0 has the licence/);
  },
);

test.each(['MIT', 'Apache-2.0', '(GPL-2.0-only OR MIT)', 'MIT AND ISC'])('The licence %p is accepted', (license) => {
  expect(judgePackages(runtimePackages(checkout({ 'node_modules/pear/package.json': { license } })))).toEqual([]);
});

test('What is installed counts, not what the lock file says of it', () => {
  expect(named(checkout({ 'node_modules/pear/package.json': { license: 'AGPL-3.0' } }), 'pear').licence).toBe(
    'AGPL-3.0',
  );
});

test.each(['preinstall', 'install', 'postinstall'])('A script named %s is refused', (script) => {
  const folder = checkout({ 'node_modules/pear/package.json': { license: 'MIT', scripts: { [script]: 'true' } } });
  expect(judgePackages(runtimePackages(folder))).toEqual(['pear 1.0.0 runs a script when it is installed']);
});

test('A binding.gyp is a script, too: npm builds where it finds one', () => {
  const folder = checkout({ 'node_modules/pear/binding.gyp': {} });
  expect(judgePackages(runtimePackages(folder))).toEqual(['pear 1.0.0 runs a script when it is installed']);
});

test('An install script that only the lock file lists is refused', () => {
  const folder = checkout(
    {},
    { 'node_modules/fig': { version: '2.0.0', license: 'ISC', optional: true, hasInstallScript: true } },
  );
  expect(judgePackages(runtimePackages(folder))).toEqual(['fig 2.0.0 runs a script when it is installed']);
});

test('The command ends with 1 and names the fault', () => {
  const { status, stderr } = run('--root', checkout({ 'node_modules/pear/package.json': { license: 'GPL-3.0-only' } }));
  expect([status, stderr]).toEqual([1, 'pear 1.0.0 has the licence GPL-3.0-only, which is not on the short list\n']);
});

test('This project passes, and what it prints as JSON says so', () => {
  const { status, stdout, stderr } = run('--json', '--root', root);
  const { total, faults, packages } = JSON.parse(stdout);
  expect([status, stderr, faults]).toEqual([0, '', []]);
  expect(packages).toHaveLength(total.packages);
  expect(packages.map(({ name }: Package) => name)).toEqual(
    expect.arrayContaining(['axios', 'jose', '@azure/keyvault-keys']),
  );
});

test('The packages that always run are distinguished from those that a setting enables', () => {
  const packages = runtimePackages(root);
  const direct = packages.filter(({ direct }) => direct);
  expect(direct.filter(({ optional }) => !optional).map(({ name }) => name)).toEqual([
    '@azure/functions',
    'ajv',
    'axios',
    'jose',
    'undici',
  ]);
  expect(direct.filter(({ optional }) => optional).map(({ name }) => name)).toEqual([
    '@apple/app-store-server-library',
    '@azure/data-tables',
    '@azure/identity',
    '@azure/keyvault-keys',
    '@azure/storage-queue',
    '@modelcontextprotocol/server',
  ]);
});
