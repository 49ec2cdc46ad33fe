// `npm start`, after its preparation: arguments, sandbox or live, and lines that work when they are copied.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../scripts/environment.ts';
import { readLocalSettings } from '../scripts/host/localsettings.ts';
import { startSandbox } from '../scripts/sandbox/sandbox.ts';
import { paintFor } from '../scripts/screen.ts';
import { until } from './host/hosted.ts';

const script = fileURLToPath(new URL('../scripts/start.js', import.meta.url));

const cwd = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(cwd, { recursive: true }));
afterEach(() => rmSync(join(cwd, 'local.settings.json'), { force: true }));

const start = (given: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [script, ...given], {
    cwd, // where no local.settings.json of a developer is
    env: ownEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const outcome = async (child: ChildProcess) => {
  const [told, [code]] = await Promise.all([
    Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))),
    once(child, 'close'),
  ]);
  return { code, told: told.join('') };
};

/** What is on the screen once it is whole. */
const screenOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let shown = '';
    child.once('close', () => reject(new Error(`It ended:\n${shown}`)));
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => {
        shown += part;
        if (shown.includes('Ctrl+C ends it')) resolve(shown);
      });
  });

/** Does what a line for curl says. */
const follow = (line: string): Promise<Response> => {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const after = (flag: string): string[] => words.flatMap((word, at) => (words[at - 1] === flag ? [word] : []));
  const [body] = after('-d');
  return fetch(words.find((word) => word.startsWith('http://')) ?? '', {
    method: after('-X')[0] ?? (body ? 'POST' : 'GET'),
    headers: after('-H').map((header) => header.split(': ') as [string, string]),
    ...(body && { body }),
  });
};

test.each([
  [['--help'], 0],
  [['--prot', '1'], 2],
  [['--port', 'abc'], 2],
  [['--port', '65536'], 2],
  [['extra'], 2],
])('%j shows the usage and ends with %i', async (given, code) => {
  expect(await outcome(start(given))).toEqual({ code, told: expect.stringContaining('Usage: npm start') });
});

test('a port that is taken is named, with a way out', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const { code, told } = await outcome(start(['--port', String(port)]));
  holder.close();
  expect(code).toBe(1);
  expect(told).toContain(`Port ${port} is in use`);
  expect(told).toContain(`npm start -- --port ${port + 1}`);
});

describe('Without keys', () => {
  let child: ChildProcess;
  let shown: string;
  beforeAll(async () => {
    child = start(['--port', '0']);
    shown = await screenOf(child);
  });
  afterAll(() => child.kill('SIGKILL'));

  test('both stores are sandboxes, and the screen says so', () => {
    expect(shown).toMatch(/App Store Connect +sandbox/);
    expect(shown).toMatch(/Galaxy Store +sandbox/);
  });

  test.each(['Health', 'ListAccounts', 'ListApps', 'ReadApp', 'CreateAccessToken', 'LoginUserProfile'])(
    'the line for %s works',
    async (name) => {
      const line = new RegExp(`# ${name}\\n\\s+(curl .*)`).exec(shown)?.[1] ?? '';
      expect((await follow(line)).status).toBe(200);
    },
  );

  test('the key is asked for', async () => {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(shown)?.[0];
    expect((await fetch(`${origin}/api/accounts`)).status).toBe(401);
  });

  test('a signal ends it with exit code 0', async () => {
    const ended = once(child, 'close');
    child.kill('SIGINT');
    child.kill('SIGINT'); // npm passes it on a second time
    expect((await ended)[0]).toBe(0);
  });
});

test('the end of npm is the end of all', async () => {
  const line = `${JSON.stringify(process.execPath)} ${JSON.stringify(script)} --port 0; true`;
  const shell = spawn(line, {
    cwd,
    shell: true, // as npm runs it
    env: ownEnvironment({ npm_lifecycle_event: 'start' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const shown = await screenOf(shell);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(shown)?.[0] ?? '';
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
  shell.kill('SIGTERM');
  await until(() =>
    fetch(`${origin}/api/health`).then(
      () => false,
      () => true,
    ),
  );
});

test('with the keys of one store, that one is live, and the key of the setting opens', async () => {
  const sandbox = await startSandbox();
  const apple = Object.entries(sandbox.settings).filter(([name]) => name.startsWith('APPLE__'));
  const settings = { ...Object.fromEntries(apple), RELAY__FUNCTION_KEY: 'kept' };
  const child = start(['--port', '0'], settings);
  const shown = await screenOf(child);
  const listed = await follow(`${/# ListApps\n\s+(curl .*)/.exec(shown)?.[1]}`);
  const ended = outcome(child);
  child.kill('SIGTERM');
  await ended;
  expect(shown).toContain(`live, at ${sandbox.apple.origin}`);
  expect(shown).toMatch(/Galaxy Store +sandbox/);
  expect(shown).toContain('x-functions-key: kept');
  expect(listed.status).toBe(200);
  expect(sandbox.seen.filter(({ url }) => url.startsWith('/v1/apps'))).toHaveLength(1);
  await sandbox.close();
});

describe('local.settings.json', () => {
  const file = join(cwd, 'local.settings.json');

  test('adds settings, and those of the environment win', async () => {
    writeFileSync(file, `\uFEFF${JSON.stringify({ Values: { RELAY__FUNCTION_KEY: 'file', APPLE__KEY_ID: '' } })}`);
    expect(readLocalSettings(file)).toEqual({ RELAY__FUNCTION_KEY: 'file' });
    const child = start(['--port', '0'], { RELAY__FUNCTION_KEY: 'environment' });
    const shown = await screenOf(child);
    child.kill('SIGKILL');
    expect(shown).toContain('x-functions-key: environment');
    expect(shown).toMatch(/App Store Connect +sandbox/);
  });

  test.each([
    ['{"Values": {"APPLE__PRIVATE_KEY": "secret",}}', 'it is not JSON'],
    ['{"IsEncrypted": true}', 'it is encrypted'],
  ])('that cannot be read ends the start, and shows no value: %s', async (content, why) => {
    writeFileSync(file, content);
    const { code, told } = await outcome(start(['--port', '0']));
    expect([code, told]).toEqual([1, expect.stringContaining(why)]);
    expect(told).not.toContain('secret');
  });
});

test('colours are for a terminal alone, and for one that wants them', () => {
  expect(paintFor({ isTTY: true }, {}).bold('x')).toBe('\x1b[1mx\x1b[22m');
  expect(paintFor({ isTTY: true }, { NO_COLOR: '1' }).bold('x')).toBe('x');
  expect(paintFor({}, {}).bold('x')).toBe('x');
});
