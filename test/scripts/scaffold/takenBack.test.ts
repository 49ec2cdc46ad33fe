// `npm run new` rolls back everything if its output is invalid, in a copy of the checkout.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../local-host/hosted.ts';
import { copyCheckout, runIn } from './copy.ts';

const copy = copyCheckout();
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function at(name: string): string {
  return join(copy, name);
}
const run = runIn(copy);

/** Every file with its text, and the build output; without the compiler's own state. */
function picture(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(copy, { withFileTypes: true, recursive: true })
      .filter((each) => each.isFile() && !each.name.endsWith('.tsbuildinfo'))
      .map((each) => join(each.parentPath, each.name))
      .map((path) => [path, readFileSync(path, 'base64')] as const),
  );
}

function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

const CURE = /All of it was taken back, and nothing was left behind\.\nNext: .*by hand/;

beforeAll(() => {
  run('node_modules/typescript/bin/tsc'); // the copy has not built its tests yet
}, 300_000);

/** Changes a file of the copy, runs the command, and restores the file. */
function askWith(file: string, change: (whole: string) => string) {
  const whole = readFileSync(at(file), 'utf8');
  writeFileSync(at(file), change(whole));
  try {
    const before = picture();
    const asked = run('dist/scripts/scaffold/main.js', 'ListAppClips', 'GET', '/v1/apps/{id}/appClips');
    return { ...asked, left: differences(before, picture()) };
  } finally {
    writeFileSync(at(file), whole);
  }
}

test.each([
  // the compiler finds it, because nothing is built before the command runs
  [
    'does not compile',
    'connector/core/operation.ts',
    'readonly summary: string;',
    'readonly summary: number;',
    /TS2322/,
  ],
  [
    'has a fault that the linter sees',
    'biome.json',
    '"style": {',
    '"style": { "noMagicNumbers": "error",',
    /noMagicNumbers/,
  ],
] as const)(
  'What %s is taken back, and the words of the tool are printed',
  (fault, file, from, to, words) => {
    const { status, reported, left } = askWith(file, (whole) => whole.replace(from, to));
    expect({ status, left }).toEqual({ status: 2, left: [] });
    expect(reported).toMatch(words);
    expect(reported).toContain(`What was written for ListAppClips ${fault}`);
    expect(reported).toMatch(CURE);
  },
  300_000,
);

test('What the generator fails on is taken back, and what was built of it goes, too', () => {
  const { status, reported, left } = askWith('package.json', (whole) => whole.replace('"author"', '"writer"'));
  expect({ status, left }).toEqual({ status: 2, left: [] });
  expect(reported).toContain('What was written for ListAppClips makes no connector');
  expect(existsSync(at('dist/connector/stores/apple/overlay/appClips.js'))).toBe(false);
}, 300_000);

const posix = process.platform === 'win32' ? test.skip : test; // process groups get no signal there

posix(
  'What was being written when Ctrl+C came is taken back',
  async () => {
    const before = picture();
    const child = spawn(
      process.execPath,
      ['dist/scripts/scaffold/main.js', 'ListAppClips', 'GET', '/v1/apps/{id}/appClips'],
      {
        cwd: copy,
        detached: true, // its own process group: a terminal sends Ctrl+C to every process in it
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const ended = Promise.all([text(child.stderr), once(child, 'close')]);
    await until(() => existsSync(at('connector/stores/apple/overlay/appClips.ts')));
    await sleep(300); // everything is written, and a tool is running
    process.kill(-Number(child.pid), 'SIGINT');
    const [reported, [status]] = await ended;
    expect({ status, left: differences(before, picture()) }).toEqual({ status: 2, left: [] });
    expect(reported).toContain('Stopped while ListAppClips was being written. All of it was taken back');
  },
  300_000,
);

test('The next try is as good as the first', () => {
  expect(run('dist/scripts/scaffold/main.js', 'ListAppClips', 'GET', '/v1/apps/{id}/appClips')).toMatchObject({
    status: 0,
  });
}, 300_000);
