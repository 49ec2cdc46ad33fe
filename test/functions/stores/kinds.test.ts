// Keys of three kinds in accounts of one store: what each signs, and which operations it serves.
import type { KeyObject } from 'node:crypto';
import jsrsasign from 'jsrsasign';
import { signWithKey } from '../../../functions/auth/jwt.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { bothOf } from '../../support/clock.ts';
import { type EntryPoint, entryPoints } from '../../support/entryPoints.ts';
import { makeKeys } from '../../support/keys.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const seconds = noon / 1000;
const { ec } = makeKeys();
const validity = { iat: seconds - 60, exp: seconds + 900 };

let sandbox: Sandbox;
let relay: EntryPoint;
beforeAll(async () => {
  sandbox = await startSandbox();
  relay = await entryPoints['the pipeline']({ ...sandbox.settings, RELAY__ALLOW: '*' });
}, 60_000);
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

test.each([
  [
    'appstoreserver',
    { ISSUER_ID: 'an-issuer', BUNDLE_ID: 'com.example.sparrow' },
    { alg: 'ES256', typ: 'JWT', kid: 'ABC123DEFG' },
    { iss: 'an-issuer', aud: 'appstoreconnect-v1', bid: 'com.example.sparrow', ...validity },
  ],
  [
    'weatherkit',
    { TEAM_ID: 'TEAM123456', SERVICE_ID: 'com.example.weather' },
    { alg: 'ES256', typ: 'JWT', kid: 'ABC123DEFG', id: 'TEAM123456.com.example.weather' },
    { iss: 'TEAM123456', sub: 'com.example.weather', ...validity },
  ],
] as const)('A token for %s has exactly this header and these claims', async (store, fields, header, claims) => {
  const definition = storeDefinitions[store];
  if (definition.algorithm === 'bearer') throw new Error('It signs');
  const sign = signWithKey(ec.privateKey, 'ES256', 'ABC123DEFG');
  const context = { fields, client: undefined as never, time: bothOf(() => noon), tokens: undefined as never };
  const { secretHeaders } = await definition
    .createAuthenticator({ id: 'ABC123DEFG', sign }, context)
    .credential('token');
  const jwt = (secretHeaders().authorization ?? '').replace('Bearer ', '');
  expect(verifiedBy(jwt, ec.publicKey)).toBe(true);
  expect(verifiedBy(jwt, makeKeys().ec.publicKey)).toBe(false);
  expect([partOf(jwt, 0), partOf(jwt, 1)]).toEqual([header, claims]);
});

describe('Settings', () => {
  const accountsOf = (settings: Readonly<Record<string, string>>) =>
    readConfig(settings).accounts.map(({ store, name, problems }) => ({ store, name, problems }));
  const iap = { APPLE__COINS__KIND: 'iap', APPLE__COINS__KEY_ID: 'ABC123DEFG', APPLE__COINS__PRIVATE_KEY: 'k' };

  test('KIND says whose account it is; without it, App Store Connect', () => {
    const accounts = accountsOf({
      ...{ APPLE__KEY_ID: 'ABC123DEFG', APPLE__PRIVATE_KEY: 'k' },
      ...{ APPLE__TEAM__KIND: 'connect', APPLE__TEAM__KEY_ID: 'ABC123DEFG', APPLE__TEAM__PRIVATE_KEY: 'k' },
      ...iap,
      ...{ APPLE__COINS__ISSUER_ID: 'an-issuer', APPLE__COINS__BUNDLE_ID: 'com.example.sparrow' },
      ...{ APPLE__SKY__KIND: 'weatherkit', APPLE__SKY__KEY_ID: 'ABC123DEFG', APPLE__SKY__PRIVATE_KEY: 'k' },
      ...{ APPLE__SKY__TEAM_ID: 'TEAM123456', APPLE__SKY__SERVICE_ID: 'com.example.weather' },
      ...{ APPLE__IAP_SANDBOX_ORIGIN: 'http://127.0.0.1:1', APPLE__WEATHERKIT_ORIGIN: 'http://127.0.0.1:1' },
    });
    expect(accounts).toEqual([
      { store: 'apple', name: 'default', problems: [] },
      { store: 'apple', name: 'team', problems: [] },
      { store: 'appstoreserver', name: 'coins', problems: [] },
      { store: 'weatherkit', name: 'sky', problems: [] },
    ]);
  });

  test.each([
    [iap, 'APPLE__COINS__ISSUER_ID is missing'],
    [iap, 'APPLE__COINS__BUNDLE_ID is missing'],
    [{ ...iap, APPLE__COINS__SCOPE: 'GET /v1/apps' }, 'APPLE__COINS__SCOPE is not a setting; there are '],
    [{ ...iap, APPLE__COINS__KIND: 'IAP' }, 'APPLE__COINS__KIND must be connect, iap or weatherkit'],
    [{ ...iap, APPLE__COINS__KIND: 'weatherkit' }, 'APPLE__COINS__TEAM_ID is missing'],
    [{ SAMSUNG__KIND: 'iap', SAMSUNG__PRIVATE_KEY: 'k' }, 'SAMSUNG__KIND is not a setting; there are '],
  ])('What is missing or does not belong is named: %j', (settings, problem) => {
    const problems = readConfig(settings).accounts.flatMap(({ problems: all }) => all);
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });

  test('An unknown KIND is the only fault reported, since it says which other settings there are', () => {
    const settings = { ...iap, APPLE__COINS__KIND: 'ipa', APPLE__COINS__BUNDLE_ID: 'com.example.sparrow' };
    expect(accountsOf(settings)).toEqual([
      { store: 'apple', name: 'coins', problems: ['APPLE__COINS__KIND must be connect, iap or weatherkit'] },
    ]);
  });

  test('A host is replaced by a setting with the kind in its name, and the sandbox with it', () => {
    const { origins } = readConfig({ APPLE__IAP_ORIGIN: 'http://127.0.0.1:1' });
    expect([origins.apple.api, origins.appstoreserver, origins.weatherkit.api]).toEqual([
      'https://api.appstoreconnect.apple.com',
      { api: 'http://127.0.0.1:1', sandbox: 'http://127.0.0.1:1' },
      'https://weatherkit.apple.com',
    ]);
  });
});

describe('An operation', () => {
  const names = async (store: string): Promise<readonly string[]> => {
    const { json } = await relay.call(`/api/accounts?store=${store}`);
    return json.accounts.map(({ name }: { name: string }) => name);
  };

  test('offers the accounts of its own kind alone', async () => {
    expect(await names('apple')).toEqual(['default', 'games']);
    expect(await names('appstoreserver')).toEqual(['purchases']);
    expect(await names('weatherkit')).toEqual(['weather']);
  });

  test.each([
    [
      '/api/apple/v1/apps?account=purchases',
      'App Store Server API',
      'APPLE__PURCHASES__KIND',
      'without the setting KIND',
    ],
    ['/api/weatherkit/attribution/en?account=games', 'App Store Connect', 'APPLE__GAMES__KIND', 'KIND is weatherkit'],
    ['/api/appstoreserver/inApps/v1/lookup/A?account=weather', 'WeatherKit', 'APPLE__WEATHER__KIND', 'KIND is iap'],
  ])('names the setting if the account has another kind of key: %s', async (path, title, setting, wanted) => {
    const before = sandbox.seen.length;
    const { status, json } = await relay.call(path);
    expect([status, json.error.code]).toEqual([400, 'unknown_account']);
    for (const part of [title, setting, wanted]) expect(json.error.message).toContain(part);
    expect(sandbox.seen.length).toBe(before);
  });

  test('is not disturbed by an account whose KIND is unknown', async () => {
    const { settingsOf } = sandbox;
    const { APPLE__KEY_ID, APPLE__ISSUER_ID, APPLE__PRIVATE_KEY, APPLE__ORIGIN } = settingsOf.apple ?? {};
    const studio = { APPLE__STUDIO__KEY_ID: APPLE__KEY_ID, APPLE__STUDIO__ISSUER_ID: APPLE__ISSUER_ID };
    const settings = { ...studio, APPLE__STUDIO__PRIVATE_KEY: APPLE__PRIVATE_KEY, APPLE__ORIGIN };
    const wrong = { APPLE__COINS__KIND: 'ipa', APPLE__COINS__KEY_ID: 'ABC123DEFG', APPLE__COINS__PRIVATE_KEY: 'k' };
    const mixed = await entryPoints['the pipeline']({ ...settings, ...wrong } as Record<string, string>);
    const [only, named, other] = [
      await mixed.call('/api/apple/v1/apps?limit=1'),
      await mixed.call('/api/apple/v1/apps?account=coins'),
      await mixed.call('/api/appstoreserver/inApps/v1/lookup/A?account=coins'),
    ];
    await mixed.close();
    expect(only.status).toBe(200);
    for (const { status, json } of [named, other]) {
      expect([status, json.error.code]).toEqual([503, 'not_configured']);
      expect(json.error.message).toContain('yet: APPLE__COINS__KIND must be connect, iap or weatherkit.');
    }
  });

  test('says which settings are missing if there is no such account', async () => {
    const alone = await entryPoints['the pipeline'](sandbox.settingsOf.apple ?? {});
    const { status, json } = await alone.call('/api/appstoreserver/inApps/v1/lookup/A');
    await alone.close();
    expect([status, json.error.code]).toEqual([503, 'not_configured']);
    expect(json.error.message).toContain(
      'APPLE__NAME__KIND=iap, APPLE__NAME__KEY_ID, APPLE__NAME__ISSUER_ID, APPLE__NAME__BUNDLE_ID and APPLE__NAME__PRIVATE_KEY',
    );
  });

  test('is allowed by the name of its API, and not by that of the store', async () => {
    const strict = await entryPoints['the pipeline']({
      ...sandbox.settings,
      RELAY__ALLOW: 'apple/read, weatherkit/read',
    });
    const statuses = await Promise.all(
      ['/api/apple/v1/apps', '/api/weatherkit/attribution/en', '/api/appstoreserver/inApps/v1/lookup/A'].map(
        async (path) => (await strict.call(path)).status,
      ),
    );
    await strict.close();
    expect(statuses).toEqual([200, 200, 403]);
  });

  test('that covers both stores asks for no apps of an API without them', async () => {
    const { json } = await relay.call('/api/apps');
    expect(json.problems.map((each: { store: string }) => each.store)).toEqual(['samsung']);
    expect(json.apps.length).toBeGreaterThan(0);
  });
});

/** By another library than the one that signs. */
function verifiedBy(jwt: string, key: KeyObject): boolean {
  const pem = key.export({ format: 'pem', type: 'spki' }).toString();
  return jsrsasign.KJUR.jws.JWS.verify(jwt, jsrsasign.KEYUTIL.getKey(pem) as never, ['ES256']);
}

function partOf(jwt: string, index: number): unknown {
  return JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString('utf8'));
}
