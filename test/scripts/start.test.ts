// `npm start` after its preparation: arguments, simulated or live stores, and printed commands that work.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { readLocalSettings } from '../../scripts/local-host/localsettings.ts';
import { paintFor } from '../../scripts/local-host/startScreen.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { until } from './local-host/hosted.ts';

const script = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));

const cwd = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(cwd, { recursive: true }));
afterEach(() => rmSync(join(cwd, 'local.settings.json'), { force: true }));

function start(given: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [script, ...given], {
    cwd, // a folder without a developer's local.settings.json
    env: ownEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outcome(child: ChildProcess) {
  const [reported, [code]] = await Promise.all([
    Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))),
    once(child, 'close'),
  ]);
  return { code, reported: reported.join('') };
}

/** The screen output once it is complete. */
function screenOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let shown = '';
    child.once('close', () => reject(new Error(`It ended:\n${shown}`)));
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => {
        shown += part;
        if (shown.includes('Ctrl+C ends it')) resolve(shown);
      });
  });
}

/** Runs a printed curl command in a shell that has the variable. */
function follow(given: string, variable = ''): Promise<Response> {
  const line = given.replace('"x-functions-key: $RELAY__FUNCTION_KEY"', `'x-functions-key: ${variable}'`);
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const after = (flag: string): string[] => words.flatMap((word, at) => (words[at - 1] === flag ? [word] : []));
  const [body] = after('-d');
  return fetch(words.find((word) => word.startsWith('http://')) ?? '', {
    method: after('-X')[0] ?? (body ? 'POST' : 'GET'),
    headers: after('-H').map((header) => header.split(': ') as [string, string]),
    ...(body && { body }),
  });
}

test.each([
  [['--help'], 0],
  [['--prot', '1'], 2],
  [['--port', 'abc'], 2],
  [['--port', '65536'], 2],
  [['extra'], 2],
])('%j shows the usage and ends with %i', async (given, code) => {
  expect(await outcome(start(given))).toEqual({ code, reported: expect.stringContaining('Usage: npm start') });
});

test('a port that is in use is named, with a fix', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const { code, reported } = await outcome(start(['--port', String(port)]));
  holder.close();
  expect(code).toBe(1);
  expect(reported).toContain(`Port ${port} is in use`);
  expect(reported).toContain(`npm start -- --port ${port + 1}`);
});

describe('Without keys', () => {
  let child: ChildProcess;
  let shown: string;
  beforeAll(async () => {
    child = start(['--port', '0']);
    shown = await screenOf(child);
  });
  afterAll(() => child.kill('SIGKILL'));

  test('both stores are sandboxes, and the start screen says so', () => {
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

  test('the line for UploadBuild begins a job, with a file of the simulator', async () => {
    const line = /# UploadBuild\n\s+(curl .*)/.exec(shown)?.[1] ?? '';
    const { status, headers } = await follow(line);
    expect([status, headers.get('location')]).toEqual([202, expect.stringMatching(/\/api\/jobs\/.*\/result$/)]);
  });

  test('the key is required', async () => {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(shown)?.[0];
    expect((await fetch(`${origin}/api/accounts`)).status).toBe(401);
  });

  test('a signal stops it with exit code 0', async () => {
    const ended = once(child, 'close');
    child.kill('SIGINT');
    child.kill('SIGINT'); // npm forwards it a second time
    expect((await ended)[0]).toBe(0);
  });
});

test('stopping npm stops the relay', async () => {
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

describe('Without keys, everything is allowed', () => {
  let child: ChildProcess;
  let shown: string;
  let origin: string;
  let headers: Readonly<Record<string, string>>;
  beforeAll(async () => {
    child = start(['--port', '0']);
    shown = await screenOf(child);
    origin = `${/http:\/\/127\.0\.0\.1:\d+/.exec(shown)?.[0]}/api`;
    headers = {
      'x-functions-key': /x-functions-key: ([\w-]+)/.exec(shown)?.[1] ?? '',
      'content-type': 'application/json',
    };
  });
  afterAll(() => child.kill('SIGKILL'));

  test('the start screen says so', () => {
    expect(shown).toMatch(/Policy +everything is allowed, since every store is simulated/);
  });

  test('a write and a raw request succeed', async () => {
    const person = { email: 'new.colleague@example.com', firstName: 'Nela', lastName: 'Novak', roles: ['MARKETING'] };
    const written = await fetch(`${origin}/apple/v1/userInvitations`, {
      method: 'POST',
      headers,
      body: JSON.stringify(person),
    });
    expect([written.status, written.headers.get('x-relay-simulator')]).toEqual([201, 'true']);
    const asked = await fetch(`${origin}/apple/request`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ method: 'GET', path: '/v1/apps' }),
    });
    expect([asked.status, asked.headers.get('x-relay-simulator')]).toEqual([200, 'true']);
  });

  test.each([
    'apple/v1/apps?limit=1',
    'apple/v1/apps/404',
    'apple/v1/apps?limit=0',
    'samsung/seller/contentList',
    'apps',
  ])('the answer of %s says that it is simulated', async (path) => {
    expect((await fetch(`${origin}/${path}`, { headers })).headers.get('x-relay-simulator')).toBe('true');
  });

  test('a response without a call to a store has no simulator header', async () => {
    for (const path of ['health', 'accounts'])
      expect((await fetch(`${origin}/${path}`, { headers })).headers.get('x-relay-simulator')).toBeNull();
  });
});

test.each([
  [
    "fastlane's",
    { APP_STORE_CONNECT_API_KEY_KEY_ID: 'ABC123DEFG', APP_STORE_CONNECT_API_KEY_KEY_CONTENT: 'x' },
    'apple',
  ],
  ["asc's", { ASC_KEY_ID: 'ABC123DEFG', ASC_PRIVATE_KEY: 'x' }, 'apple'],
  ["gsc's", { GSC_SERVICE_ACCOUNT_ID: 'an-account', GSC_PRIVATE_KEY: 'x' }, 'samsung'],
] as const)('%s names alone make their store live, with the policy of a live one', async (_, settings, store) => {
  const child = start(['--port', '0'], settings);
  const shown = await screenOf(child);
  const origin = `${/http:\/\/127\.0\.0\.1:\d+/.exec(shown)?.[0]}/api`;
  const headers = {
    'x-functions-key': /x-functions-key: ([\w-]+)/.exec(shown)?.[1] ?? '',
    'content-type': 'application/json',
  };
  const lists = { apple: 'apple/v1/apps', samsung: 'samsung/seller/contentList' };
  const requests = { apple: 'apple/request', samsung: 'samsung/request' };
  const other = store === 'apple' ? 'samsung' : 'apple';
  const ask = (path: string, body?: object) =>
    fetch(`${origin}/${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  const [live, simulated] = [await ask(lists[store]), await ask(lists[other])];
  const anything = { method: 'GET', path: store === 'apple' ? '/v1/apps' : '/seller/contentList' };
  const refused = await ask(requests[store], anything);
  child.kill('SIGKILL');
  expect(shown).toMatch(new RegExp(`${store === 'apple' ? 'App Store Connect' : 'Galaxy Store'} +live`));
  expect([live.status, live.headers.get('x-relay-simulator')]).toEqual([503, null]);
  expect(await live.json()).toMatchObject({ error: { code: 'not_configured' } });
  expect([simulated.status, simulated.headers.get('x-relay-simulator')]).toEqual([200, 'true']);
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'operation_not_allowed' } }]);
});

test('a policy that is set stays in force', async () => {
  const child = start(['--port', '0'], { RELAY__ALLOW: 'ListApps' });
  const shown = await screenOf(child);
  const refused = await follow(`${/# CreateAccessToken\n\s+(curl .*)/.exec(shown)?.[1]}`);
  child.kill('SIGKILL');
  expect(shown).toMatch(/Policy +that of RELAY__ALLOW/);
  expect(refused.status).toBe(403);
});

test('with the keys of one store, that store is live, and the key in the setting is accepted', async () => {
  const sandbox = await startSandbox();
  const apple = Object.entries(sandbox.settings).filter(([name]) => name.startsWith('APPLE__'));
  const settings = { ...Object.fromEntries(apple), RELAY__FUNCTION_KEY: 'kept' };
  const child = start(['--port', '0'], settings);
  const shown = await screenOf(child);
  const listed = await follow(`${/# ListApps\n\s+(curl .*)/.exec(shown)?.[1]}`, 'kept');
  const ended = outcome(child);
  child.kill('SIGTERM');
  await ended;
  expect(shown).toContain(`live, at ${sandbox.origins.apple.api}`);
  expect(shown).toMatch(/Galaxy Store +sandbox/);
  expect(shown).toContain('-H "x-functions-key: $RELAY__FUNCTION_KEY"');
  expect(shown).not.toMatch(/\bkept\b/);
  expect(listed.status).toBe(200);
  expect(sandbox.seen.filter(({ url }) => url.startsWith('/v1/apps'))).toHaveLength(1);
  await sandbox.close();
});

describe.each([
  ['iap', 'appstoreserver', 'App Store Server API', 'WeatherKit'],
  ['weatherkit', 'weatherkit', 'WeatherKit', 'App Store Server API'],
] as const)('An own key of KIND=%s', (kind, store, title, other) => {
  test.each([
    ['without a name', 'APPLE__', 'sandbox'],
    ['with a name', 'APPLE__OWN__', 'default'],
  ])('%s is live beside the simulated stores', async (_, prefix, account) => {
    const stores = await startSandbox(); // stands for the live API
    const own = Object.entries(stores.settingsOf[store] ?? {}).map(
      ([name, value]) => [name.replace(/^APPLE__(PURCHASES|WEATHER)__/, prefix), value] as const,
    );
    const child = start(['--port', '0'], Object.fromEntries(own));
    const shown = await screenOf(child);
    const lineOf = (name: string): string => new RegExp(`# ${name}\\n\\s+(curl .*)`).exec(shown)?.[1] ?? '';
    const ofLive = lineOf(kind === 'iap' ? 'ListAppStoreTransactions' : 'ReadWeather');
    const live = await follow(ofLive.replace('YOUR_TRANSACTION_ID', '1000000000000001'));
    const simulated = await follow(lineOf('ListApps'));
    const { accounts } = (await (await follow(lineOf('ListAccounts'))).json()) as { accounts: readonly object[] };
    const reached = stores.seen.length;
    child.kill('SIGKILL');
    await stores.close();
    expect([live.status, reached]).toEqual([200, 1]);
    expect([simulated.status, simulated.headers.get('x-relay-simulator')]).toEqual([200, 'true']);
    expect(accounts.filter((each) => 'usable' in each && each.usable !== true)).toEqual([]);
    expect(accounts).toContainEqual({ name: account, store: 'apple', default: true, usable: true });
    expect(shown).toMatch(new RegExp(`${title} +live`));
    expect(shown).toMatch(new RegExp(`${other} +sandbox`));
    expect(shown.includes('as the account sandbox beside your own keys')).toBe(account === 'sandbox');
  });
});

describe('local.settings.json', () => {
  const file = join(cwd, 'local.settings.json');

  test('adds settings, and those of the environment win', async () => {
    writeFileSync(file, `\uFEFF${JSON.stringify({ Values: { RELAY__FUNCTION_KEY: 'file', APPLE__KEY_ID: '' } })}`);
    expect(readLocalSettings(file)).toEqual({ RELAY__FUNCTION_KEY: 'file' });
    const child = start(['--port', '0'], { RELAY__FUNCTION_KEY: 'environment' });
    const shown = await screenOf(child);
    child.kill('SIGKILL');
    expect(shown).toContain('that of RELAY__FUNCTION_KEY in the environment; not shown here');
    expect(shown).toMatch(/App Store Connect +sandbox/);
  });

  test('may hold the function key, which is not printed: the printed command reads it from there', async () => {
    writeFileSync(file, `\uFEFF${JSON.stringify({ Values: { RELAY__FUNCTION_KEY: 'a-kept-secret' } })}`);
    const child = start(['--port', '0']);
    const shown = await screenOf(child);
    const [, line = ''] = /^ {2}(export RELAY__FUNCTION_KEY=.*)$/m.exec(shown) ?? [];
    const env = ownEnvironment();
    const { stdout } = spawnSync('sh', ['-c', `${line}; printf %s "$RELAY__FUNCTION_KEY"`], { cwd, env });
    const listed = await follow(`${/# ListAccounts\n\s+(curl .*)/.exec(shown)?.[1]}`, String(stdout));
    child.kill('SIGKILL');
    expect([String(stdout), listed.status]).toEqual(['a-kept-secret', 200]);
    expect(shown).not.toContain('a-kept-secret');
  });

  test.each([
    ['{"Values": {"APPLE__PRIVATE_KEY": "secret",}}', 'it is not JSON'],
    ['{"IsEncrypted": true}', 'it is encrypted'],
  ])('that cannot be read ends the start, and shows no value: %s', async (content, why) => {
    writeFileSync(file, content);
    const { code, reported } = await outcome(start(['--port', '0']));
    expect([code, reported]).toEqual([1, expect.stringContaining(why)]);
    expect(reported).not.toContain('secret');
  });
});

test('colours are for a terminal alone, and for one that wants them', () => {
  expect(paintFor({ isTTY: true }, {}).bold('x')).toBe('\x1b[1mx\x1b[22m');
  expect(paintFor({ isTTY: true }, { NO_COLOR: '1' }).bold('x')).toBe('x');
  expect(paintFor({}, {}).bold('x')).toBe('x');
});
