// `npm run connector`, run once as a process in another time zone: its files and its output.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOptionOpen, readAsked } from '../../../scripts/connector/ask.ts';
import { write } from '../../../scripts/connector/write.ts';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { wanted } from './wanted.ts';
import { writtenFiles } from './written.ts';

const script = fileURLToPath(new URL('../../../scripts/connector/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'connector-'));
const { host, entra } = wanted;
const args = [
  '--host',
  `https://${host}/`,
  '--out',
  folder,
  '--client-id',
  entra.clientId,
  '--resource',
  entra.resource,
];
const env = ownEnvironment({ NO_COLOR: '1', TZ: 'Asia/Kolkata' });
const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env, timeout: 15_000 });
afterAll(() => rmSync(folder, { recursive: true }));

function filesBelow(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

test('It writes every file, and nothing else', () => {
  expect(status).toBe(0);
  expect(filesBelow().sort()).toEqual(writtenFiles.map(({ path }) => path).sort());
});

test.each(writtenFiles.map((file) => [file.path, file] as const))(
  '%s is the same, byte by byte, whoever makes it and where',
  (path, { content }) => {
    expect(readFileSync(join(folder, path)).equals(content)).toBe(true);
  },
);

test.each(writtenFiles.map((file) => [file.path, file] as const))(
  'It says of %s what to do with it',
  (path, { use }) => {
    expect(use).toMatch(/\S{3}/);
    expect(stdout).toContain(`${path}\n           ${use}\n`);
  },
);

test('It names the relay, and where the files are', () => {
  expect(stdout).toContain(`The connector for ${host}, in ${folder}`);
});

describe('Made again', () => {
  const named = (path: string) => writtenFiles.filter((file) => file.path === path);
  const change = (path: string): void => writeFileSync(join(folder, path), 'changed since');

  test('a file is written anew', () => {
    change('README.md');
    expect(named('README.md').map((file) => write(folder, file))).toEqual(['written']);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/^# What to do/);
  });

  test('the settings that paconn has written its IDs into stay', () => {
    change('power-platform/settings.json');
    expect(named('power-platform/settings.json').map((file) => write(folder, file))).toEqual(['kept']);
    expect(readFileSync(join(folder, 'power-platform/settings.json'), 'utf8')).toBe('changed since');
  });
});

test('No file holds a key or a secret', () => {
  const texts = writtenFiles.filter(({ path }) => !/\.(png|zip)$/.test(path)).map(({ content }) => content.toString());
  expect(texts.filter((text) => /clientSecret"\s*:|PRIVATE KEY|x-functions-key: \S/.test(text))).toEqual([]);
});

describe('The command line', () => {
  const hostOf = (text: string): string | undefined => readAsked([`--host=${text}`])?.host;

  test.each([
    ['my-relay.azurewebsites.net', 'my-relay.azurewebsites.net'],
    ['https://My-Relay.azurewebsites.net/', 'my-relay.azurewebsites.net'],
    ['https://my-relay.azurewebsites.net/api', 'my-relay.azurewebsites.net'],
    [' my-relay-abc.westeurope-01.azurewebsites.net ', 'my-relay-abc.westeurope-01.azurewebsites.net'],
  ])('takes %j for the host', (given, expected) => {
    expect(hostOf(given)).toBe(expected);
  });

  test.each([
    'my-relay',
    'http://my-relay.azurewebsites.net',
    'a.b.c:80',
    '127.0.0.1',
    'a..net',
    '-a.net',
    "x'y.net",
    'ä.net',
  ])('takes no %j, and says what to give', (given) => {
    expect(() => hostOf(given)).toThrow(/is not a host name\. Give the whole name/);
  });

  test('wants a host, and knows no other options', () => {
    expect(() => readAsked([])).toThrow(/Say which relay: --host/);
    expect(() => readAsked(['--hosts', 'a.example'])).toThrow(/--hosts/);
  });

  test('shows how it is used when asked', () => {
    expect(readAsked(['--help'])).toBeUndefined();
  });

  test('says when the sign-in waits for its registrations', () => {
    const of = (...more: string[]) => readAsked(['--host', host, ...more]);
    const open = [of(), of('--client-id', 'a'), of('--client-id', 'a', '--resource', 'b')].map(
      (one) => one && isOptionOpen(one),
    );
    expect(open).toEqual([true, true, false]);
  });
});
