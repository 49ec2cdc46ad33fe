// `scripts/ready.mjs` installs and builds only if necessary. It runs here on a small checkout of its own.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../scripts/ready.mjs', import.meta.url));

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Replaces npm: creates node_modules with a compiler that reports its calls. */
const npm = `
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('runs', 'npm ');
while (process.env.NPM_WAITS && !existsSync('go')) await new Promise((resolve) => setTimeout(resolve, 20));
if (process.env.NPM_FAILS) { console.error('npm has its reasons'); process.exit(7); }
mkdirSync('node_modules/typescript/bin', { recursive: true });
const tsc = "if (process.env.TSC_FAILS) { console.log('a.ts(1,1): error'); process.exit(2); }" +
  "require('fs').mkdirSync('dist', { recursive: true });";
writeFileSync('node_modules/typescript/bin/tsc', tsc);
writeFileSync('given', process.argv.slice(2).join(' '));
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ready-'));
  write('scripts/keep.ts', '');
  copyFileSync(script, join(root, 'scripts/ready.mjs'));
  write('npm/npm-cli.mjs', npm);
  write('package-lock.json', '{}');
  write('tsconfig.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function ready(env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm/npm-cli.mjs'), ...env },
  });
  const did = stderr.match(/^(Installing|Building)/gm) ?? [];
  return { status, did, reported: stdout + stderr };
}

test('a fresh checkout is installed from the lock file and built', () => {
  expect(ready()).toMatchObject({ status: 0, did: ['Installing', 'Building'] });
  expect(readFileSync(join(root, 'given'), 'utf8')).toMatch(/^ci /);
});

/** The same, concurrently with the test: `heard` resolves once the output contains the text. */
function begin(env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(root, 'scripts/ready.mjs')], {
    cwd: root,
    env: { ...process.env, npm_execpath: join(root, 'npm/npm-cli.mjs'), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let reported = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    reported += part;
  });
  const received = async (words: string): Promise<void> => {
    while (!reported.includes(words)) await once(child.stderr, 'data');
  };
  return { received, ended: once(child, 'close'), child };
}

function lock(): string {
  return join(root, 'dist/.lock');
}

test('of two that start at once, the second waits and repeats nothing', async () => {
  const first = begin({ NPM_WAITS: '1' });
  await first.received('Installing');
  const second = begin();
  await second.received(`Waiting for process ${first.child.pid}`);
  write('go', '');
  expect([(await first.ended)[0], (await second.ended)[0]]).toEqual([0, 0]);
  expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('npm ');
  expect(existsSync(lock())).toBe(false);
});

test('a lock of a killed process does not block the next', async () => {
  const first = begin({ NPM_WAITS: '1' });
  await first.received('Installing');
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(lock())).toBe(true);
  write('go', '');
  expect(ready()).toMatchObject({ status: 0, did: ['Installing', 'Building'] });
});

test('the wait is limited, and the error says what to do', () => {
  write('dist/.lock', String(process.pid));
  const { status, did, reported } = ready({ STORE_RELAY_WAIT_SECONDS: '0.1' });
  expect([status, did]).toEqual([1, []]);
  expect(reported).toMatch(new RegExp(`Waited too long for process ${process.pid}.*remove .*dist/.lock`));
});

test('a checkout that may not be written to is reported in one sentence', () => {
  const isRoot = process.getuid?.() === 0;
  chmodSync(root, isRoot ? 0o755 : 0o555);
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], {
    cwd: root,
    encoding: 'utf8',
    ...(isRoot && { uid: 65_534, gid: 65_534 }), // root has every permission
  });
  chmodSync(root, 0o755);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Store Relay has to be built first, but may not write into \S+\. [^\n]+\n$/);
});

test('a checkout that is up to date is not rebuilt, and nothing is printed', () => {
  ready();
  expect(ready()).toEqual({ status: 0, did: [], reported: '' });
});

test.each([
  ['another lock file', 'package-lock.json', '{"changed": true}', ['Installing', 'Building']],
  ['another source', 'connector/new.ts', '', ['Building']],
  ['another tsconfig', 'tsconfig.json', '{"changed": true}', ['Building']],
  ['a file that is no source', 'docs/new.md', '', []],
])('%s leads to what it needs alone', (_, path, text, did) => {
  ready();
  write(path, text);
  expect(ready().did).toEqual(did);
});

test('build output of a deleted source is deleted', () => {
  ready();
  write('dist/scripts/keep.js', '');
  write('dist/scripts/gone.js', '');
  write('scripts/new.ts', '');
  ready();
  expect(() => readFileSync(join(root, 'dist/scripts/gone.js'))).toThrow('ENOENT');
  expect(readFileSync(join(root, 'dist/scripts/keep.js'), 'utf8')).toBe('');
});

test('a failing tool is quoted, passes on its exit code, and is tried again', () => {
  const failed = ready({ NPM_FAILS: '1' });
  expect(failed).toMatchObject({
    status: 7,
    did: ['Installing'],
    reported: expect.stringContaining('npm has its reasons'),
  });
  expect(ready({ TSC_FAILS: '1' })).toMatchObject({ status: 2, reported: expect.stringContaining('a.ts(1,1): error') });
  expect(ready()).toMatchObject({ status: 0, did: ['Building'] });
});
