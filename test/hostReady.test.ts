// `scripts/ready.mjs` installs and builds when it has to, and not otherwise. It runs here on a small checkout of its own.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/ready.mjs', import.meta.url));

let root: string;

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** In the place of npm: makes node_modules with a compiler that says what it did. */
const npm = `
import { mkdirSync, writeFileSync } from 'node:fs';
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

const ready = (env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm/npm-cli.mjs'), ...env },
  });
  const did = stderr.match(/^(Installing|Building)/gm) ?? [];
  return { status, did, told: stdout + stderr };
};

test('a fresh checkout is installed from the lock file and built', () => {
  expect(ready()).toMatchObject({ status: 0, did: ['Installing', 'Building'] });
  expect(readFileSync(join(root, 'given'), 'utf8')).toMatch(/^ci /);
});

test('a ready one is left alone, in silence', () => {
  ready();
  expect(ready()).toEqual({ status: 0, did: [], told: '' });
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

test('what was built from a source that is gone goes too', () => {
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
    told: expect.stringContaining('npm has its reasons'),
  });
  expect(ready({ TSC_FAILS: '1' })).toMatchObject({ status: 2, told: expect.stringContaining('a.ts(1,1): error') });
  expect(ready()).toMatchObject({ status: 0, did: ['Building'] });
});
