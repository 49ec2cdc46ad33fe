// The doctor's requests to both stores and to a deployed relay.
import { readUrl, relayFindings } from '../../../scripts/doctor/relay.ts';
import { storeFindings } from '../../../scripts/doctor/stores.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listen, nowhere } from '../../support/listen.ts';
import { doctorLines, openPlace } from './environment.ts';

const { around, close } = openPlace();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox?.close();
  close();
});

function only(pattern: RegExp) {
  return Object.fromEntries(Object.entries(sandbox.settings).filter(([name]) => pattern.test(name)));
}
function team() {
  return only(/^APPLE__(?!GAMES)/);
}
async function ask(store: 'apple' | 'samsung', settings: Readonly<Record<string, string>>) {
  return doctorLines(await storeFindings(store, true, around(settings)));
}

describe('App Store Connect', () => {
  test('reports what a team key reaches, and how many calls it has left', async () => {
    const found = await ask('apple', team());
    expect(found).toEqual([
      expect.stringMatching(/^ok: apple default: App Store Connect accepted the key: it sees \d+ apps\.$/),
      'ok: apple default reaches: apps ok, reports ok, users ok.',
      expect.stringMatching(/^ok: apple default has 3\d{3} of 3600 calls left in this hour\.$/),
    ]);
  });

  test('forbids reports and users to an individual key', async () => {
    const found = await ask('apple', only(/^APPLE__(GAMES|ORIGIN)/));
    expect(found).toContain('ok: apple games reaches: apps ok, reports forbidden, users forbidden.');
  });

  test('refuses a key that is not the one of its ID, and the cure is a setup', async () => {
    const settings = { ...team(), APPLE__KEY_ID: 'SANDBOXGAMES' };
    expect(await storeFindings('apple', true, around(settings))).toEqual([
      {
        section: 'Apple',
        level: 'fail',
        finding: expect.stringContaining('Apple did not accept the key'),
        cure: 'Run npm run setup with the right key and IDs.',
      },
    ]);
  });

  test('detects a clock that is off', async () => {
    sandbox.fail({ store: 'apple', kind: 'clock', shift: 3_600_000, times: 2 });
    expect(await ask('apple', team())).toContainEqual(
      expect.stringMatching(/^warn: .* clock is 3[56]\d\d seconds behind/),
    );
  });

  test('warns when hardly any call is left', async () => {
    const poor = await startSandbox({ hourLimit: 4 });
    const settings = Object.entries(poor.settings).filter(([name]) => /^APPLE__(?!GAMES)/.test(name));
    await ask('apple', Object.fromEntries(settings)); // has three of the four
    const found = await ask('apple', Object.fromEntries(settings));
    await poor.close();
    expect(found).toContain('warn: apple default has 0 of 4 calls left in this hour.');
  });

  test('is asked with the next key, too', async () => {
    const next = {
      APPLE__KEY_ID_NEXT: 'SANDBOX001',
      APPLE__PRIVATE_KEY_NEXT: sandbox.settings.APPLE__PRIVATE_KEY ?? '',
      APPLE__KEY_ID: 'REVOKED',
    };
    const found = await ask('apple', { ...team(), ...next });
    expect(found[0]).toMatch(/^fail: apple default: Apple did not accept/);
    expect(found[1]).toMatch(/^ok: apple default, next key: App Store Connect accepted the key/);
  });

  test('is not asked without --remote', async () => {
    const count = sandbox.seen.length;
    expect(doctorLines(await storeFindings('apple', false, around(team())))).toEqual([
      expect.stringContaining('Not checked'),
    ]);
    expect(sandbox.seen).toHaveLength(count);
  });
});

describe('Galaxy Store', () => {
  const seller = () => only(/^SAMSUNG__(?!GAMES)/);

  test('checks the token and the scopes', async () => {
    expect(await ask('samsung', seller())).toEqual([
      'ok: samsung default: Galaxy Store accepted the key, and its token works.',
      'ok: samsung default has the scopes publishing, gss.',
    ]);
  });

  test('names a scope that the account has not', async () => {
    const found = await ask('samsung', {
      ...only(/^SAMSUNG__(GAMES__|ORIGIN)/),
      SAMSUNG__GAMES__SCOPES: 'publishing,gss',
    });
    expect(found).toEqual([expect.stringMatching(/^fail: samsung games: .*lacks a scope.* It has: gss\.$/)]);
  });

  test('is not asked with a key that cannot be read', async () => {
    const count = sandbox.seen.length;
    const found = await ask('samsung', { ...seller(), SAMSUNG__PRIVATE_KEY: 'nonsense' });
    expect(found).toEqual(['fail: samsung default was not tried: its key cannot be read.']);
    expect(sandbox.seen).toHaveLength(count);
  });
});

describe('A deployed relay', () => {
  const open = closeLater();
  const KEY = 'planted-function-key';
  const accounts = [
    { store: 'apple', name: 'default', usable: true },
    { store: 'samsung', name: 'games', usable: false, problem: 'SAMSUNG__GAMES__PRIVATE_KEY is\x1b[2J empty' },
  ];

  /** Only the doctor's requests: other tests cover the relay itself. */
  const relay = (well = true) =>
    open(
      listen((response, { path, headers }) => {
        const known = headers['x-functions-key'] === KEY;
        if (path === '/api/health') return response.writeHead(well ? 200 : 503).end(JSON.stringify({ ok: well }));
        return response.writeHead(known ? 200 : 401).end(known ? JSON.stringify({ accounts }) : '');
      }),
    );

  test('reports its health and each account, and nothing of it moves the cursor', async () => {
    const { origin } = await relay();
    expect(doctorLines(await relayFindings(`${origin}/api`, KEY))).toEqual([
      'ok: The relay is healthy.',
      "ok: The relay's account apple default can be used.",
      "fail: The relay's account samsung games cannot be used: SAMSUNG__GAMES__PRIVATE_KEY is [2J empty.",
    ]);
  });

  test('that does not take the key says so, and the key is not shown', async () => {
    const { origin } = await relay();
    const found = await relayFindings(`${origin}/api`, 'planted-wrong-key');
    expect(doctorLines(found)[1]).toBe('fail: The relay does not accept the key in RELAY_KEY.');
    expect(JSON.stringify(found)).not.toContain('planted');
  });

  test('is asked for its health alone where no key is given', async () => {
    const { origin, messages } = await relay();
    expect(doctorLines(await relayFindings(`${origin}/api`, undefined))[1]).toMatch(/^warn: RELAY_KEY is not set/);
    expect(messages).toHaveLength(1);
  });

  test('that is unhealthy or unreachable is reported', async () => {
    const { origin } = await relay(false);
    expect(doctorLines(await relayFindings(`${origin}/api`, KEY))[0]).toBe(
      'fail: The relay answers its health check with 503.',
    );
    expect(doctorLines(await relayFindings(`${await nowhere()}/api`, KEY))[0]).toBe(
      'fail: The relay could not be reached.',
    );
  });

  test('gets the key only at its own address: no redirect is followed', async () => {
    const other = await open(listen((response) => response.end('{}')));
    const { origin } = await open(listen((response) => response.writeHead(302, { location: other.origin }).end()));
    await relayFindings(`${origin}/api`, KEY);
    expect(other.messages).toEqual([]);
  });

  test.each([
    'http://relay.example/api',
    'ftp://relay.example',
    'relay.example',
    'https://a:b@relay.example',
    'https://relay.example/api?code=x',
  ])('has no address like %s', (address) => {
    expect(() => readUrl(address)).toThrow('--url takes an address');
  });

  test('may have an address with a slash at its end', () => {
    expect(readUrl('https://relay.example/api/')).toBe('https://relay.example/api');
  });
});
