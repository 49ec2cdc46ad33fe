// `npm run package`: a reproducible zip from which the Functions worker can run the relay with nothing else.
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { catalog } from '../../../connector/catalog.ts';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { undiciParts } from '../../../scripts/package/bundle.ts';
import { optionalParts } from '../../../scripts/package/optionalPackages.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { readText, sources } from '../../support/sources.ts';

/** Without RELAY__PAGE there is no dashboard. */
const there = catalog.filter(({ page }) => page === undefined);

const script = fileURLToPath(new URL('../../../scripts/package/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
function run(zone: string, ...given: readonly string[]) {
  return spawnSync(process.execPath, [script, ...given], {
    encoding: 'utf8',
    env: ownEnvironment({ TZ: zone }),
    timeout: 60_000,
    cwd: tmpdir(),
  });
}
function packed(name: string, zone: string, starts = 0) {
  return run(zone, '--out', join(folder, `${name}.zip`), '--folder', join(folder, name), '--starts', `${starts}`);
}

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly functions: readonly unknown[];
}

/** The unzipped package on the local host, outside this checkout and its packages. */
async function start(settings: Readonly<Record<string, string>>): Promise<Started> {
  const given = [
    pathToFileURL(join(folder, 'unzipped', 'main.cjs')).href,
    readFileSync(join(folder, 'unzipped', 'host.json'), 'utf8'),
  ];
  const child = fork(fileURLToPath(new URL('../local-host/child.js', import.meta.url)), given, {
    execArgv: [],
    cwd: join(folder, 'unzipped'),
    env: ownEnvironment(settings),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const reported = await new Promise<Omit<Started, 'child'>>((resolve, reject) => {
    child.on(
      'message',
      (each: Partial<Started>) => each.origin && resolve({ origin: each.origin, functions: each.functions ?? [] }),
    );
    child.once('exit', () => reject(new Error('The package did not start.')));
  });
  return { child, ...reported };
}

let first: ReturnType<typeof packed>;
let files: Readonly<Record<string, Uint8Array>>;
let sandbox: Sandbox;
let relay: Started;
beforeAll(async () => {
  first = packed('one', 'UTC', 3);
  if (first.status !== 0) throw new Error(first.stderr);
  files = unzipSync(readFileSync(join(folder, 'one.zip')));
  mkdirSync(join(folder, 'unzipped'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'unzipped', name), content);
  sandbox = await startSandbox();
  relay = await start(sandbox.settings);
}, 60_000);
afterAll(async () => {
  if (relay?.child.connected) {
    relay.child.send('close');
    await once(relay.child, 'exit');
  }
  await sandbox?.close();
  rmSync(folder, { recursive: true });
});

function textOf(name: string): string {
  return Buffer.from(files[name] ?? []).toString();
}
function ask(path: string, key = 'the-key'): Promise<Response> {
  return fetch(relay.origin + path, { headers: { 'x-functions-key': key } });
}

/** The parts of the relay's bundle, beside the file that the worker loads. */
const PART = /^main\.\w+\.cjs$/;
function partNames(): string[] {
  return Object.keys(files).filter((name) => PART.test(name));
}
function wholeRelay(): string {
  return ['main.cjs', ...partNames()].map(textOf).join('\n');
}

test('The zip holds the relay, its optional part and the files that the host reads, sorted', () => {
  expect(Object.keys(files)).toEqual([...Object.keys(files)].sort());
  expect(Object.keys(files).filter((name) => !PART.test(name))).toEqual([
    'LICENSE',
    'THIRD-PARTY-NOTICES.txt',
    'apple-contract.json',
    'host.json',
    'keyvault.cjs',
    'main.cjs',
    'mcp.cjs',
    'package.json',
    'purchases.cjs',
    'sbom.cdx.json',
    'storage.cjs',
  ]);
  expect(textOf('host.json')).toBe(readText('host.json'));
  expect(textOf('LICENSE')).toBe(readText('LICENSE'));
});

test('The zip is the same, byte by byte, when it is made again in another place and time zone', () => {
  expect(packed('two', 'Asia/Tokyo').status).toBe(0);
  expect(readFileSync(join(folder, 'two.zip')).equals(readFileSync(join(folder, 'one.zip')))).toBe(true);
});

test('The worker finds the entry point, and nothing has to be installed', () => {
  const { main, type, ...rest } = JSON.parse(textOf('package.json'));
  expect([main, type]).toEqual(['main.cjs', 'module']);
  expect(Object.keys(rest).filter((name) => /dependencies|scripts/i.test(name))).toEqual([]);
});

test('Size, files and cold start are reported, and esbuild has no warnings', () => {
  expect(first.stderr).toBe('');
  expect(first.stdout).toMatch(/one\.zip: [\d.]+ KiB, \d+ files/);
  for (const name of Object.keys(files)) expect(first.stdout).toContain(`  ${name} `);
  expect(first.stdout).toMatch(/SHA-256 [0-9a-f]{64}\n/);
  expect(first.stdout).toMatch(
    new RegExp(`^Cold start: \\d+ ms .* to ${there.length + 1} functions \\(median of 3`, 'm'),
  );
});

test('The parts of undici that the relay uses are in its bundle', () => {
  const taken = sources('functions').flatMap((path) =>
    [...readText(path).matchAll(/^import \{([^}]+)\} from 'undici';/gm)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  );
  const built = taken.filter((name) => name && !name.startsWith('type '));
  expect([...new Set(built)].sort()).toEqual(Object.keys(undiciParts).sort());
});

test('The packaged relay registers every operation with the genuine library', () => {
  // and one function for all operations that only Apple's contract has
  expect(relay.functions).toHaveLength(there.length + 1);
  expect(wholeRelay()).toContain('node_modules/@azure/functions/');
});

test("The packaged relay has Apple's contract: it answers what no row of the catalog has", async () => {
  const territories = await ask('/api/apple/v1/territories?limit=2');
  expect(territories.status).toBe(200);
  expect(((await territories.json()) as { data: unknown[] }).data).toHaveLength(2);
});

test('The packaged relay signs, calls both stores and answers', async () => {
  const apps = await ask('/api/apple/v1/apps?limit=2');
  expect(apps.status).toBe(200);
  expect(((await apps.json()) as { data: unknown[] }).data).toHaveLength(2);
  expect((await ask('/api/samsung/auth/checkAccessToken')).status).toBe(200);
});

test('The packaged relay knows the commit that it was made from', async () => {
  const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
  const git = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', cwd: checkout });
  const { commit } = (await (await ask('/api/version')).json()) as { commit: string };
  expect(commit.replace(/-dirty$/, '')).toBe(git.status === 0 ? git.stdout.trim() : 'unknown');
});

test('The packaged relay asks for a function key', async () => {
  expect((await ask('/api/apple/v1/apps', 'another')).status).toBe(401);
});

test('The packaged relay serves agents, from one file beside it', async () => {
  const answered = await fetch(`${relay.origin}/api/mcp`, {
    method: 'POST',
    headers: {
      'x-functions-key': 'the-key',
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  expect([answered.status, await answered.text()]).toEqual([200, expect.stringContaining('"find_operation"')]);
});

test.each([
  ['What signs with Key Vault', './keyvault.cjs', ['CryptographyClient', 'DefaultAzureCredential'], 3],
  ['What keeps state in Azure Storage', './storage.cjs', ['QueueClient', 'TableClient'], 2],
  ['What serves agents', './mcp.cjs', ['Server', 'createMcpHandler'], 1],
  ['What verifies purchase events of the App Store', './purchases.cjs', ['SignedDataVerifier'], 1],
])('%s is beside it, whole, and is looked for under its name', (_, file, names, imports) => {
  const program = `import(${JSON.stringify(file)}).then((all) => console.log(Object.keys(all).join()))`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', cwd: join(folder, 'unzipped') });
  expect(stdout.trim().split(',')).toEqual(expect.arrayContaining(names));
  expect(wholeRelay().split(`require(${JSON.stringify(file)})`)).toHaveLength(imports + 1);
});

/** The packages whose files esbuild names in a bundle, in a comment or a key before each, with their versions in the lock file. */
function packagesIn(name: string): string[] {
  const folders = textOf(name).matchAll(/^\s*(?:\/\/ |")((?:.*\/)?node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm);
  return [...new Set([...folders].map(([, folder = '']) => folder))].map(versioned);
}

function versioned(folder: string): string {
  const lock = JSON.parse(readText('package-lock.json')).packages;
  return `${folder.replace(/^.*node_modules\//, '')}@${lock[folder].version}`;
}

/** Everything that is bundled; ES modules leave no trace of their name, so the packages that the relay declares count, too. */
function allBundled(): string[] {
  const declared = Object.keys(JSON.parse(readText('package.json')).dependencies).map((name) => `node_modules/${name}`);
  return [
    ...new Set([
      ...[...partNames(), ...optionalParts.map(({ file }) => file)].flatMap(packagesIn),
      ...declared.map(versioned),
    ]),
  ].sort();
}

test('The notices have a section with a license for every package that is bundled, and for the list of suffixes', () => {
  const bundled = allBundled();
  const [, ...sections] = textOf('THIRD-PARTY-NOTICES.txt').split(`\n\n${'-'.repeat(80)}\n\n`);
  const titles = sections.map((section) => section.split('\n')[0]);
  expect(bundled.length).toBeGreaterThan(10);
  expect(titles).toEqual(expect.arrayContaining(bundled.map((each) => each.replace(/@([^@]+)$/, ' $1'))));
  expect(sections.filter((section) => !/^License: [\w.-]+/m.test(section))).toEqual([]);
  expect(sections.filter((section) => section.length < 300).map((section) => section.split('\n')[0])).toEqual([]);
  expect(titles.at(-1)).toContain('Public Suffix List');
});

test('The bill of materials is CycloneDX, and lists what is bundled, with hashes and licenses, and nothing else', () => {
  const bom = JSON.parse(textOf('sbom.cdx.json'));
  const bundled = allBundled();
  const refs: string[] = bom.components.map((each: { 'bom-ref': string }) => each['bom-ref']);
  expect([bom.bomFormat, bom.specVersion]).toEqual(['CycloneDX', expect.stringMatching(/^1\.\d$/)]);
  expect(bom.metadata.component).toMatchObject({
    name: 'store-relay',
    'bom-ref': `store-relay@${bom.metadata.component.version}`,
  });
  expect(refs).toEqual(expect.arrayContaining(bundled));
  for (const each of bom.components)
    expect(each).toMatchObject({
      purl: expect.stringMatching(/^pkg:npm\//),
      licenses: [expect.anything()],
      hashes: [{ alg: 'SHA-512' }],
    });
  for (const { ref, dependsOn } of bom.dependencies)
    expect([...refs, bom.metadata.component['bom-ref']]).toEqual(expect.arrayContaining([ref, ...dependsOn]));
});

test('Nothing in the bill of materials is of one run alone', () => {
  const bom = JSON.parse(textOf('sbom.cdx.json'));
  expect([bom.serialNumber, bom.metadata.timestamp]).toEqual([undefined, undefined]);
});

test('No path of this machine and no key is in it', () => {
  for (const name of Object.keys(files)) {
    expect(textOf(name)).not.toContain(fileURLToPath(new URL('../../../../', import.meta.url)));
    expect(textOf(name)).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/);
  }
});

test('A folder with other files in it is not touched', () => {
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'thesis.txt'), 'years of work');
  expect(packed('mine', 'UTC')).toMatchObject({ status: 1, stderr: expect.stringContaining('thesis.txt') });
  expect(readFileSync(join(folder, 'mine', 'thesis.txt'), 'utf8')).toBe('years of work');
});

test.each([
  [['--help'], 0],
  [['--ot', 'x'], 2],
  [['--starts', '-1'], 2],
] as const)('%j shows the usage and ends with %i', (given, code) => {
  const { status, stdout, stderr } = run('UTC', ...given);
  expect([status, stdout + stderr]).toEqual([code, expect.stringContaining('Usage: npm run package')]);
});
